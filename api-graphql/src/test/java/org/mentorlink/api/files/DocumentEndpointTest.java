package org.mentorlink.api.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;
import static org.mentorlink.api.Views.THANDI_MENTOR;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.membership.DocumentCommand.OpenDocument;
import org.mentorlink.membership.DocumentCommand.SubmitDocument;
import org.mentorlink.membership.DocumentFormat;
import tools.jackson.databind.JsonNode;

class DocumentEndpointTest extends FilesApiTest {

    private static final String NAMED = "attachment; filename*=UTF-8''Lebenslauf%20%C3%A4.pdf";

    private String posted(String member, String kind) {
        var response = post(member, "/documents?kind=" + kind, TestFiles.pdf(), "Content-Disposition", NAMED);
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        return body(response).at("/document/id").asString();
    }

    private SubmitDocument submitted() {
        return (SubmitDocument) world.commands.getLast();
    }

    @Nested
    class Posting {

        @Test
        void answers_the_document() {
            var member = somebody();
            var answer = body(post(member, "/documents?kind=RESUME", TestFiles.pdf(), "Content-Disposition", NAMED));

            assertThat(answer.at("/document/fileName").asString()).isEqualTo("Lebenslauf ä.pdf");
            assertThat(answer.at("/document/mediaType").asString()).isEqualTo("application/pdf");
            assertThat(answer.at("/document/bytes").asInt()).isEqualTo(TestFiles.pdf().length);
            assertThat(answer.at("/document/status").asString()).isEqualTo("SUBMITTED");
            assertThat(answer.at("/position").asString()).isEqualTo(Long.toString(world.head));
            assertThat(kept()).containsExactly(answer.at("/document/id").asString());
            assertThat(isKeptInClear("%PDF".getBytes(UTF_8))).isFalse();
        }

        @Test
        void knows_text_documents_and_pictures_by_their_content() {
            post(somebody(), "/documents?kind=CERTIFICATION", TestFiles.docx(), "Content-Type", "application/pdf");
            assertThat(submitted().format()).isEqualTo(DocumentFormat.DOCX);
            assertThat(submitted().fileName()).isEqualTo("certification.docx");
            post(somebody(), "/documents?kind=BACKGROUND_CHECK", TestFiles.png(3, 3));
            assertThat(submitted().format()).isEqualTo(DocumentFormat.PNG);
            assertThat(submitted().fileName()).isEqualTo("background-check.png");
        }

        @Test
        void keeps_a_name_without_its_folders() {
            post(
                    somebody(),
                    "/documents?kind=RESUME",
                    TestFiles.pdf(),
                    "Content-Disposition",
                    "attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd");

            assertThat(submitted().fileName()).isEqualTo("passwd");
        }

        @Test
        void is_refused_for_other_archives() {
            for (var other : new byte[][] {
                TestFiles.zip("a.exe", "MZ"),
                TestFiles.zip("[Content_Types].xml", "x", "word/document.xml", "x", "word/vbaProject.bin", "x")
            }) {
                var response = post(somebody(), "/documents?kind=RESUME", other);
                assertThat(response.statusCode()).isEqualTo(415);
                assertThat(code(response)).isEqualTo("UNSUPPORTED_DOCUMENT");
            }
            assertThat(kept()).isEmpty();
            assertThat(world.commands).isEmpty();
        }

        @Test
        void is_refused_for_a_text_document_that_is_cut_and_leaves_nothing() {
            var whole = TestFiles.docx();
            var response = post(somebody(), "/documents?kind=RESUME", Arrays.copyOf(whole, whole.length / 2));

            assertThat(response.statusCode()).isEqualTo(415);
            assertThat(code(response)).isEqualTo("UNSUPPORTED_DOCUMENT");
            assertThat(kept()).isEmpty();
            assertThat(world.commands).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"<html/>", "<svg/>", "plain", "RIFF....WEBPVP8 "})
        void is_refused_for_other_kinds(String content) {
            var response = post(
                    somebody(), "/documents?kind=RESUME", content.getBytes(UTF_8), "Content-Type", "application/pdf");
            assertThat(response.statusCode()).isEqualTo(415);
            assertThat(kept()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?kind=", "?kind=resume", "?kind=PASSPORT"})
        void is_refused_without_a_known_kind(String query) {
            var response = post(somebody(), "/documents" + query, TestFiles.pdf());
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(code(response)).isEqualTo("BAD_REQUEST");
        }

        @Test
        void is_refused_when_it_is_too_long() {
            var content = new byte[10_485_761];
            System.arraycopy("%PDF-".getBytes(UTF_8), 0, content, 0, 5);
            var response = exchangeOrNothing(content);

            assertThat(response).isIn(413, 0);
            assertThat(kept()).isEmpty();
            assertThat(world.commands).isEmpty();
        }

        /** The answer's status; 0 where the connection was closed before all was sent. */
        private int exchangeOrNothing(byte[] content) {
            try {
                return post(somebody(), "/documents?kind=RESUME", content).statusCode();
            } catch (IllegalStateException closed) {
                assertThat(closed).hasCauseInstanceOf(IOException.class);
                return 0;
            }
        }

        @Test
        void is_refused_when_a_member_has_twenty() {
            var member = somebody();
            for (var count = 0; count < 20; count++) {
                posted(member, "CERTIFICATION");
            }
            var response = post(member, "/documents?kind=RESUME", TestFiles.pdf());

            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(code(response)).isEqualTo("TOO_MANY_DOCUMENTS");
            assertThat(kept()).hasSize(20);
        }

        @Test
        void deletes_what_was_kept_for_a_command_that_is_refused() {
            world.refusing = true;

            assertThat(code(post(somebody(), "/documents?kind=RESUME", TestFiles.pdf())))
                    .isEqualTo("REFUSED");
            assertThat(kept()).isEmpty();
        }

        @Test
        void is_for_members_only() {
            var response = post(NOBODY, "/documents?kind=RESUME", TestFiles.pdf());
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(code(response)).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Nested
    class Fetching {

        @Test
        void is_for_the_owner_and_never_shown() {
            var member = somebody();
            var response = get(member, "/documents/" + posted(member, "RESUME"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(TestFiles.pdf());
            var headers = response.headers().map();
            assertThat(headers.get("content-disposition").getFirst())
                    .startsWith("attachment;")
                    .contains("filename*=UTF-8''Lebenslauf%20%C3%A4.pdf");
            assertThat(headers.get("content-type")).containsExactly("application/pdf");
            assertThat(headers.get("cache-control")).containsExactly("no-store");
            assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.get("content-security-policy")).containsExactly("default-src 'none'; sandbox");
            assertThat(world.commands.getLast()).isInstanceOf(SubmitDocument.class);
        }

        @Test
        void by_an_admin_is_recorded() {
            var id = posted(somebody(), "RESUME");

            assertThat(get(ADMIN, "/documents/" + id).body()).isEqualTo(TestFiles.pdf());
            assertThat(world.commands.getLast())
                    .isInstanceOfSatisfying(
                            OpenDocument.class,
                            opened -> assertThat(opened.readerId().value()).isEqualTo(ADMIN));
        }

        @Test
        void by_strangers_is_as_if_there_were_none() {
            var id = posted(somebody(), "RESUME");

            for (var viewer : new String[] {SAM, THANDI, FINANCE}) {
                for (var path : new String[] {"/documents/" + id, "/documents/doc_nobody", "/documents/x"}) {
                    var response = get(viewer, path);
                    assertThat(response.statusCode()).isEqualTo(404);
                    assertThat(body(response).at("/errors/0/message").asString())
                            .isEqualTo("There is no such document.");
                }
            }
            assertThat(get(NOBODY, "/documents/" + id).statusCode()).isEqualTo(401);
            assertThat(get(NOBODY, "/documents/doc_nobody").statusCode()).isEqualTo(401);
        }

        @Test
        void one_that_was_changed_in_the_store_is_not_answered() throws IOException {
            var member = somebody();
            var id = posted(member, "RESUME");
            var other = posted(member, "RESUME");
            Files.write(folder().resolve(id), Files.readAllBytes(folder().resolve(other)));

            assertThat(get(member, "/documents/" + id).statusCode()).isEqualTo(500);
        }
    }

    @Nested
    class InTheGraph {

        private JsonNode mutate(String viewer, String mutation) {
            return ask(viewer, "mutation { " + mutation + " { document { status } errors { code } } }")
                    .at("/data")
                    .iterator()
                    .next();
        }

        @Test
        void a_member_sees_their_own_and_an_admin_all() {
            var member = somebody();
            var id = posted(member, "RESUME");
            var query =
                    "query($id: ID!) { node(id: $id) { ... on Member { documents { id kind fileName mediaType bytes status verified url member { id } } } } }";

            for (var viewer : new String[] {member, ADMIN}) {
                var document = ask(viewer, query, Map.of("id", member)).at("/data/node/documents/0");
                assertThat(document.at("/id").asString()).isEqualTo(id);
                assertThat(document.at("/url").asString()).isEqualTo("/documents/" + id);
                assertThat(document.at("/fileName").asString()).isEqualTo("Lebenslauf ä.pdf");
                assertThat(document.at("/verified").asBoolean()).isFalse();
            }
            assertThat(ask(FINANCE, query, Map.of("id", member))
                            .at("/data/node/documents")
                            .isNull())
                    .isTrue();
        }

        @Test
        void an_admin_reviews_and_the_mentors_page_shows_the_kind() {
            var id = posted(THANDI, "BACKGROUND_CHECK");
            assertThat(ask(ADMIN, "{ documentsToReview { edges { node { id } } } }")
                            .at("/data/documentsToReview/edges/0/node/id")
                            .asString())
                    .isEqualTo(id);
            assertThat(verifiedKinds()).isEqualTo("[]");

            var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
            var verified = mutate(
                    ADMIN,
                    "verifyDocument(input: {documentId: \"%s\", expiresOn: \"%s\"})".formatted(id, today.plusDays(30)));
            assertThat(verified.at("/document/status").asString()).isEqualTo("VERIFIED");
            assertThat(verifiedKinds()).isEqualTo("[\"BACKGROUND_CHECK\"]");

            clock.advance(java.time.Duration.ofDays(30));
            assertThat(verifiedKinds()).isEqualTo("[]");
        }

        private String verifiedKinds() {
            return ask(NOBODY, "{ mentor(id: \"" + THANDI_MENTOR + "\") { verifiedDocuments } }")
                    .at("/data/mentor/verifiedDocuments")
                    .toString();
        }

        @Test
        void its_owner_withdraws_it_and_its_content_is_destroyed() {
            var member = somebody();
            var id = posted(member, "RESUME");
            var withdraw = "withdrawDocument(input: {documentId: \"" + id + "\"})";

            assertThat(mutate(SAM, withdraw).at("/errors/0/code").asString()).isEqualTo("NOT_FOUND");
            assertThat(mutate(ADMIN, withdraw).at("/errors/0/code").asString()).isEqualTo("NOT_FOUND");
            assertThat(kept()).containsExactly(id);
            assertThat(mutate(member, withdraw).at("/document/status").asString())
                    .isEqualTo("WITHDRAWN");
            assertThat(kept()).isEmpty();
            assertThat(get(member, "/documents/" + id).statusCode()).isEqualTo(404);
            assertCode(ask(member, "{ document(id: \"" + id + "\") { id } }"), "NOT_FOUND");
        }

        @Test
        void strangers_are_told_there_is_none() {
            var id = posted(somebody(), "RESUME");

            assertCode(ask(SAM, "{ document(id: \"" + id + "\") { id } }"), "NOT_FOUND");
            assertCode(ask(FINANCE, "{ node(id: \"" + id + "\") { id } }"), "NOT_FOUND");
            assertCode(ask(SAM, "{ document(id: \"doc_nobody\") { id } }"), "NOT_FOUND");
            assertCode(ask(SAM, "{ documentsToReview { edges { cursor } } }"), "FORBIDDEN");
        }
    }
}
