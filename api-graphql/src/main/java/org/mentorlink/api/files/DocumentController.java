package org.mentorlink.api.files;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.membership.DocumentCommand.RejectDocument;
import org.mentorlink.membership.DocumentCommand.VerifyDocument;
import org.mentorlink.membership.DocumentCommand.WithdrawDocument;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.DocumentPage;
import org.mentorlink.membership.DocumentQuery.ListDocumentsToReview;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class DocumentController implements NodeReader {

    private final Documents documents;
    private final SealedFiles files;
    private final Members members;
    private final Mutations mutations;
    private final Questions questions;
    private final Clock clock;

    DocumentController(
            Documents documents,
            SealedFiles files,
            Members members,
            Mutations mutations,
            Questions questions,
            Clock clock) {
        this.documents = documents;
        this.files = files;
        this.members = members;
        this.mutations = mutations;
        this.questions = questions;
        this.clock = clock;
    }

    record VerifyDocumentInput(String documentId, @Nullable LocalDate expiresOn) {}

    record RejectDocumentInput(String documentId, String reason) {}

    record WithdrawDocumentInput(String documentId) {}

    record DocumentPayload(
            @Nullable DocumentView document,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    DocumentView document(@Argument String id, @ContextValue Viewer viewer) {
        return documents.readable(id, viewer);
    }

    @QueryMapping
    Connection<DocumentView> documentsToReview(@Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(new ListDocumentsToReview(Paging.byNumber(first, after)), DocumentPage.class);
        return Connection.of(found.documents(), found.hasNext(), after, DocumentView::submittedPosition);
    }

    @MutationMapping
    DocumentPayload verifyDocument(@Argument VerifyDocumentInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.ADMIN),
                () -> new VerifyDocument(known(input.documentId(), viewer), viewer.member(), input.expiresOn()),
                () -> documents.find(input.documentId()),
                DocumentPayload::new);
    }

    @MutationMapping
    DocumentPayload rejectDocument(@Argument RejectDocumentInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.ADMIN),
                () -> new RejectDocument(known(input.documentId(), viewer), viewer.member(), input.reason()),
                () -> documents.find(input.documentId()),
                DocumentPayload::new);
    }

    @MutationMapping
    DocumentPayload withdrawDocument(@Argument WithdrawDocumentInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        var payload = mutations.perform(
                visit,
                viewer.actingAs(PhotoController.role(viewer)),
                () -> new WithdrawDocument(own(input.documentId(), viewer)),
                () -> documents.find(input.documentId()),
                DocumentPayload::new);
        if (payload.errors().isEmpty()) {
            files.discard(Documents.key(new DocumentId(input.documentId())));
        }
        return payload;
    }

    @BatchMapping(typeName = "Member", field = "documents")
    Map<MemberView, @Nullable List<DocumentView>> documentsOf(
            Collection<MemberView> owners, @ContextValue Viewer viewer) {
        var readable = owners.stream()
                .map(MemberView::id)
                .filter(id -> Permissions.mayReadDocumentsOf(id, viewer))
                .toList();
        var found = documents.of(readable).stream().collect(Collectors.groupingBy(DocumentView::memberId));
        var of = new HashMap<MemberView, @Nullable List<DocumentView>>();
        owners.forEach(owner ->
                of.put(owner, readable.contains(owner.id()) ? found.getOrDefault(owner.id(), List.of()) : null));
        return of;
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, List<DocumentKind>> verifiedDocuments(Collection<MentorView> mentors) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var counting = documents.of(mentors.stream().map(MentorView::memberId).toList()).stream()
                .filter(document -> document.countsOn(today))
                .collect(Collectors.groupingBy(DocumentView::memberId));
        return mentors.stream()
                .distinct()
                .collect(Collectors.toMap(
                        mentor -> mentor, mentor -> kinds(counting.getOrDefault(mentor.memberId(), List.of()))));
    }

    private static List<DocumentKind> kinds(List<DocumentView> counting) {
        return counting.stream().map(DocumentView::kind).distinct().sorted().toList();
    }

    @BatchMapping(typeName = "Document")
    Map<DocumentView, MemberView> member(Collection<DocumentView> of) {
        return members.of(of, DocumentView::memberId);
    }

    /** Its owner withdraws it, an admin looks at it; an admin of their own may do only the former. */
    @SchemaMapping(typeName = "Document")
    List<AvailableAction> availableActions(DocumentView document, @ContextValue Viewer viewer) {
        var kept = document.status() != DocumentStatus.WITHDRAWN;
        var actions = new ArrayList<AvailableAction>();
        if (viewer.is(document.memberId())) {
            actions.add(AvailableAction.where(kept, "WITHDRAW", "DOCUMENT_WITHDRAWN"));
        }
        if (viewer.isAdmin()) {
            var whyNot = kept ? viewer.is(document.memberId()) ? "OWN_DOCUMENT" : null : "DOCUMENT_WITHDRAWN";
            var rejected = document.status() == DocumentStatus.REJECTED;
            actions.add(action("VERIFY", whyNot == null && rejected ? "DOCUMENT_REJECTED" : whyNot));
            if (document.kind() == DocumentKind.BACKGROUND_CHECK) {
                actions.add(action("VERIFY_UNTIL", whyNot == null && rejected ? "DOCUMENT_REJECTED" : whyNot));
            }
            actions.add(action("REJECT", whyNot == null && rejected ? "DOCUMENT_REJECTED" : whyNot));
        }
        return List.copyOf(actions);
    }

    private static AvailableAction action(String action, @Nullable String whyNot) {
        return whyNot == null ? AvailableAction.yes(action) : AvailableAction.no(action, whyNot);
    }

    @SchemaMapping(typeName = "Document")
    String mediaType(DocumentView document) {
        return document.format().mediaType();
    }

    @SchemaMapping(typeName = "Document")
    boolean verified(DocumentView document) {
        return document.countsOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    @SchemaMapping(typeName = "Document")
    String url(DocumentView document) {
        return DocumentEndpoint.url(document.id());
    }

    @Override
    public String prefix() {
        return DocumentId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        return documents.readable(id, viewer);
    }

    private DocumentId own(String documentId, Viewer viewer) {
        var document = documents.find(documentId);
        if (document == null || !viewer.is(document.memberId())) {
            throw Mutations.notFound("document", "documentId");
        }
        return new DocumentId(documentId);
    }

    private DocumentId known(String documentId, Viewer viewer) {
        var document = documents.find(documentId);
        if (document == null || !Permissions.mayReadDocumentsOf(document.memberId(), viewer)) {
            throw Mutations.notFound("document", "documentId");
        }
        return new DocumentId(documentId);
    }
}
