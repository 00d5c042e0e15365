package org.mentorlink.api.files;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentQuery.FindDocument;
import org.mentorlink.membership.DocumentQuery.FindDocuments;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.membership.DocumentViews;
import org.springframework.stereotype.Component;

/** The documents a viewer may read: their own, and an admin all. For everybody else they do not exist. */
@Component
class Documents {

    private final Questions questions;

    Documents(Questions questions) {
        this.questions = questions;
    }

    /** A document that was not withdrawn, or a NOT_FOUND problem. */
    DocumentView readable(String documentId, Viewer viewer) {
        // Whoever is not signed in learns that first, whatever the id.
        viewer.id();
        var document = find(documentId);
        if (document == null
                || document.status() == DocumentStatus.WITHDRAWN
                || !Permissions.mayReadDocumentsOf(document.memberId(), viewer)) {
            throw Problem.notFound("document");
        }
        return document;
    }

    /** Those of members that were not withdrawn. */
    List<DocumentView> of(Collection<String> memberIds) {
        return memberIds.isEmpty()
                ? List.of()
                : questions
                        .ask(new FindDocuments(List.copyOf(Set.copyOf(memberIds))), DocumentViews.class)
                        .documents();
    }

    @Nullable DocumentView find(String documentId) {
        return questions.find(new FindDocument(documentId), DocumentView.class);
    }

    static FileKey key(DocumentId documentId) {
        return new FileKey(documentId.value());
    }
}
