package org.mentorlink.api.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.membership.DocumentCommand.OpenDocument;
import org.mentorlink.membership.DocumentCommand.SubmitDocument;
import org.mentorlink.membership.DocumentFormat;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Refused;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** C5: documents on their way in and out. */
@RestController
class DocumentEndpoint {

    private final Uploads uploads;
    private final Visits visits;
    private final SealedFiles files;
    private final Documents documents;
    private final Mutations mutations;
    private final FilesProperties properties;

    DocumentEndpoint(
            Uploads uploads,
            Visits visits,
            SealedFiles files,
            Documents documents,
            Mutations mutations,
            FilesProperties properties) {
        this.uploads = uploads;
        this.visits = visits;
        this.files = files;
        this.documents = documents;
        this.mutations = mutations;
        this.properties = properties;
    }

    /** @param url where it is fetched from */
    record PostedDocument(
            String id,
            DocumentKind kind,
            String fileName,
            long bytes,
            String mediaType,
            DocumentStatus status,
            String url) {}

    /** As payloads of the GraphQL API. */
    record DocumentPosted(PostedDocument document, List<UserError> errors, String position) {}

    @PostMapping("/documents")
    DocumentPosted post(@RequestParam(required = false) @Nullable String kind, HttpServletRequest request)
            throws IOException {
        try (var upload = uploads.begin(request, "POST /documents", properties.documentBytes())) {
            var wanted = kind(kind);
            requireRoom(upload.viewer().id());
            var sniffed = Sniffed.of(upload.content()).orElseThrow(Sniffed::unsupportedDocument);
            var format = sniffed.format();
            var documentId = DocumentId.random();
            var owner = upload.viewer().member();
            var fileName = fileName(request.getHeader(HttpHeaders.CONTENT_DISPOSITION), wanted, format);
            var key = Documents.key(documentId);
            var kept = files.keep(owner.value(), key, upload.content(), upload.most());
            var command = new SubmitDocument(documentId, owner, wanted, fileName, kept.sha256(), kept.bytes(), format);
            submit(upload, command, owner, key);
            return new DocumentPosted(posted(command), List.of(), mutations.awaitHead());
        }
    }

    /** What was not handed in for certain needs no file; after an unknown outcome it is kept, for it may have been. */
    private void submit(Upload upload, SubmitDocument command, MemberId owner, FileKey key) throws IOException {
        if (command.format() == DocumentFormat.DOCX) {
            requireTextDocument(owner, key);
        }
        try {
            mutations.send(upload.visit(), upload.viewer().actingAs(PhotoController.role(upload.viewer())), command);
        } catch (CommandExecutionException refused) {
            files.discard(key);
            throw refused;
        }
    }

    private void requireTextDocument(MemberId owner, FileKey key) throws IOException {
        try (var content = opened(owner.value(), key)) {
            if (!Sniffed.isTextDocument(content)) {
                throw Sniffed.unsupportedDocument();
            }
        } catch (IOException | RuntimeException failed) {
            files.discard(key);
            throw failed;
        }
    }

    /** By what can be seen; a member sends one file after the other, and each is seen before the next. */
    private void requireRoom(String memberId) {
        if (documents.of(List.of(memberId)).size() >= properties.documentsPerMember()) {
            throw Refused.because(
                    "TOO_MANY_DOCUMENTS",
                    "At most " + properties.documentsPerMember()
                            + " documents are kept; withdraw one before you add another.");
        }
    }

    private static DocumentKind kind(@Nullable String kind) {
        return Stream.of(DocumentKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("`kind` is RESUME, CERTIFICATION or BACKGROUND_CHECK."));
    }

    /** As its owner calls it, without the folders some browsers send; or after its kind, where it has no name. */
    private static String fileName(@Nullable String disposition, DocumentKind kind, DocumentFormat format) {
        var name = disposition == null ? null : disposition(disposition).getFilename();
        if (name == null || name.isBlank()) {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + '.' + format.extension();
        }
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static ContentDisposition disposition(String header) {
        try {
            return ContentDisposition.parse(header);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("Content-Disposition is written as RFC 6266 says.");
        }
    }

    private static PostedDocument posted(SubmitDocument command) {
        return new PostedDocument(
                command.documentId().value(),
                command.kind(),
                command.fileName(),
                command.bytes(),
                command.format().mediaType(),
                DocumentStatus.SUBMITTED,
                url(command.documentId().value()));
    }

    static String url(String documentId) {
        return "/documents/" + documentId;
    }

    /** The content, always to be saved and never to be shown. That somebody else reads it is recorded first. */
    @GetMapping("/documents/{documentId}")
    ResponseEntity<Resource> get(@PathVariable String documentId, HttpServletRequest request) throws IOException {
        var visit = visits.of(request);
        var viewer = visit.viewer();
        var document = documents.readable(documentId, viewer);
        if (!viewer.is(document.memberId())) {
            mutations.send(
                    visit, viewer.actingAs(Role.ADMIN), new OpenDocument(new DocumentId(documentId), viewer.member()));
        }
        var content = opened(document.memberId(), Documents.key(new DocumentId(documentId)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(document).toString())
                .contentType(MediaType.parseMediaType(document.format().mediaType()))
                .contentLength(document.bytes())
                .body(new InputStreamResource(content));
    }

    private InputStream opened(String owner, FileKey key) throws IOException {
        return files.open(owner, key).orElseThrow(() -> Problem.notFound("document"));
    }

    private static ContentDisposition attachment(DocumentView document) {
        var name = document.fileName();
        return ContentDisposition.attachment()
                .filename(name == null ? "document." + document.format().extension() : name, StandardCharsets.UTF_8)
                .build();
    }
}
