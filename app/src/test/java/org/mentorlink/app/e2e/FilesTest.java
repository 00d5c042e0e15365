package org.mentorlink.app.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.taken;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.vault.KeyVault;
import tools.jackson.databind.JsonNode;

/** C5 and C8: photos and documents through the public API, as owner, stranger, admin and nobody. */
class FilesTest {

    private static final byte[] PDF = "%PDF-1.7\n% The life of Eve Member\n%%EOF\n".getBytes(UTF_8);

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();

    @Test
    void aPhotoIsSeenByThoseWhoShareABookingAndByNobodyElse() throws IOException {
        var mentee = anyone.newMember("MENTEE");
        var photo = taken(mentee.upload("/photos", picture(800, 600))).get("photo");
        var path = "/photos/" + photo.get("id").asString() + "/512";

        var own = mentee.fetch(path);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().firstValue("cache-control").orElseThrow()).contains("private");
        assertThat(ImageIO.read(new ByteArrayInputStream(own.body())).getWidth())
                .isEqualTo(512);
        assertThat(anyone.fetch(path).statusCode()).isEqualTo(404);
        assertThat(anyone.as("sam").fetch(path).statusCode()).isEqualTo(404);
        assertThat(anyone.as("thandi").fetch(path).statusCode()).isEqualTo(404);
        assertThat(anyone.as("admin").fetch(path).statusCode()).isEqualTo(200);

        var mentorId = anyone.mentorId("thandi");
        mentee.requestBooking(booking(mentorId, anyone.slot(mentorId, Duration.ofDays(20), 0), "pm_card_visa"));

        var thandi = anyone.as("thandi");
        assertThat(thandi.fetch(path).statusCode()).isEqualTo(200);
        var seen = thandi.query(
                        "{ bookings(role: MENTOR, first: 1) { edges { node { mentee { id photo { url(size: SMALL) width } } } } } }")
                .at("/bookings/edges/0/node/mentee");
        assertThat(seen.at("/id").asString()).isEqualTo(mentee.me());
        // As an <img> does: without a token.
        var image = anyone.fetch(seen.at("/photo/url").asString());
        assertThat(ImageIO.read(new ByteArrayInputStream(image.body())).getWidth())
                .isEqualTo(128);
        assertThat(anyone.as("sam").fetch(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aListedMentorsPhotoIsPublicAndGoesWithTheNextOne() throws IOException {
        var arjun = anyone.as("arjun");
        taken(arjun.upload("/photos", picture(300, 300)));
        var first = mentorsPhoto("arjun");
        var answer = anyone.fetch(first.get("url").asString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("public", "immutable");
        assertThat(first.get("width").asInt()).isEqualTo(300);

        taken(arjun.upload("/photos", picture(700, 900)));
        assertThat(anyone.fetch(first.get("url").asString()).statusCode()).isEqualTo(404);
        assertThat(mentorsPhoto("arjun").get("width").asInt()).isEqualTo(512);

        arjun.mutate("removePhoto", "RemovePhotoInput", Map.of(), "member { photo { id } }");
        assertThat(mentorsPhoto("arjun").isNull()).isTrue();
    }

    private JsonNode mentorsPhoto(String name) {
        return anyone.query(
                        "query($id: ID!) { mentor(id: $id) { member { photo { url width } } } }",
                        Map.of("id", anyone.mentorId(name)))
                .at("/mentor/member/photo");
    }

    @Test
    void aDocumentIsReviewedByAnAdminAndShowsOnTheMentorsPage() {
        var grace = anyone.as("grace");
        var document = taken(grace.upload(
                        "/documents?kind=BACKGROUND_CHECK",
                        PDF,
                        "Content-Disposition",
                        "attachment; filename=\"Report on Grace.pdf\""))
                .get("document");
        var id = document.get("id").asString();
        var path = document.get("url").asString();

        // Nobody but the owner and an admin knows of it.
        assertThat(grace.fetch(path).body()).isEqualTo(PDF);
        for (var stranger : new GraphQlClient[] {anyone.as("sam"), anyone.as("finance"), anyone.as("thandi")}) {
            assertThat(stranger.fetch(path).statusCode()).isEqualTo(404);
            assertThat(new String(stranger.fetch(path).body(), UTF_8))
                    .contains("There is no such document.")
                    .doesNotContain("Grace");
            assertThat(stranger.fetch("/documents/doc_nobody").statusCode()).isEqualTo(404);
        }
        assertThat(anyone.fetch(path).statusCode()).isEqualTo(401);

        // An admin reads it, which is recorded, and verifies it for a while.
        var admin = anyone.as("admin");
        assertThat(waiting(admin)).contains(id);
        var read = admin.fetch(path);
        assertThat(read.body()).isEqualTo(PDF);
        assertThat(read.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment")
                .contains("Report on Grace.pdf");
        var today = LocalDate.ofInstant(anyone.now(), ZoneOffset.UTC);
        var verified = admin.mutate(
                        "verifyDocument",
                        "VerifyDocumentInput",
                        Map.of(
                                "documentId",
                                id,
                                "expiresOn",
                                today.plusDays(300).toString()),
                        "document { status verified expiresOn }")
                .get("document");
        assertThat(verified.get("status").asString()).isEqualTo("VERIFIED");
        assertThat(verified.get("verified").asBoolean()).isTrue();
        assertThat(waiting(admin)).doesNotContain(id);
        assertThat(verifiedKinds("grace")).isEqualTo("[\"BACKGROUND_CHECK\"]");
        mailed("grace@mentorlink.example", "Your document is verified");
        var history = admin.query(
                        "query($id: ID!) { auditTrail(subject: $id) { edges { node { type actor { email } changes { field after } } } } }",
                        Map.of("id", id))
                .toString();
        assertThat(history)
                .contains("DocumentSubmitted", "DocumentOpened", "DocumentVerified", "admin@mentorlink.example")
                .doesNotContain("sha256");

        // It turns out wrong, and she takes it back.
        admin.mutate(
                "rejectDocument",
                "RejectDocumentInput",
                Map.of("documentId", id, "reason", "It is about another Grace."),
                "document { status }");
        assertThat(verifiedKinds("grace")).isEqualTo("[]");
        mailed("grace@mentorlink.example", "another Grace");
        grace.mutate("withdrawDocument", "WithdrawDocumentInput", Map.of("documentId", id), "document { status }");
        assertThat(grace.fetch(path).statusCode()).isEqualTo(404);
        assertThat(admin.fetch(path).statusCode()).isEqualTo(404);
        assertThat(Files.exists(application.data().resolve("files").resolve(id)))
                .isFalse();
    }

    @Test
    void nobodyReviewsADocumentOfTheirOwn() {
        var admin = anyone.as("admin");
        var id = admin.uploadDocument("RESUME");
        for (var payload : new JsonNode[] {
            admin.tryMutate("verifyDocument", "VerifyDocumentInput", Map.of("documentId", id), "document { id }"),
            admin.tryMutate(
                    "rejectDocument",
                    "RejectDocumentInput",
                    Map.of("documentId", id, "reason", "No"),
                    "document { id }")
        }) {
            assertThat(payload.at("/errors/0/code").asString()).isEqualTo("OWN_DOCUMENT");
        }
    }

    @Test
    void whatIsStoredIsCiphertextAndGoesWithTheKeyOfItsOwner() throws IOException {
        var member = anyone.newMember("MENTEE");
        var id = member.uploadDocument("RESUME");
        var photo = taken(member.upload("/photos", picture(200, 200)))
                .at("/photo/id")
                .asString();
        var files = application.data().resolve("files");
        var stored = new String(Files.readAllBytes(files.resolve(id)), ISO_8859_1);
        assertThat(stored).contains("application/octet-stream").doesNotContain("%PDF", "nothing to see");
        assertThat(new String(Files.readAllBytes(files.resolve(photo + "-512")), ISO_8859_1))
                .doesNotContain("JFIF");
        var me = member.me();
        assertThat(member.fetch("/documents/" + id).statusCode()).isEqualTo(200);

        application.bean(KeyVault.class).erase(me);

        assertThat(member.fetch("/documents/" + id).statusCode()).isEqualTo(404);
        assertThat(member.fetch("/photos/" + photo + "/512").statusCode()).isEqualTo(404);
    }

    private static String waiting(GraphQlClient admin) {
        return admin.query("{ documentsToReview(first: 100) { edges { node { id } } } }")
                .toString();
    }

    private String verifiedKinds(String name) {
        return anyone.query(
                        "query($id: ID!) { mentor(id: $id) { verifiedDocuments } }",
                        Map.of("id", anyone.mentorId(name)))
                .at("/mentor/verifiedDocuments")
                .toString();
    }

    private void mailed(String to, String text) {
        Eventually.holds(() -> assertThat(anyone.query(
                                "query($to: String!) { sandbox { outbox(to: $to, first: 20) { subject body } } }",
                                Map.of("to", to))
                        .toString())
                .contains(text));
    }

    static byte[] picture(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
