package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mentorlink.feedback.ReviewId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** B5 and N1: a mentee rates the session they had, and stays unknown where they want to. */
class AnonymousReviewTest {

    private static final String REVIEWS = "query($id: ID!) { mentor(id: $id) { rating reviewCount sessionsHeld"
            + " ratingDistribution { rating count } reviews { edges { node { id rating text anonymous authorName"
            + " status } } } } }";
    private static final String AUDIT =
            "query($id: ID!) { auditTrail(subject: $id) { edges { node { type subject reason"
                    + " correlationId causationId actor { id firstName } changes { field before after } } } } }";

    private static GraphQlClient admin;
    private static MentorAtWork mentor;

    @BeforeAll
    static void openAMentor() {
        var anyone = ApplicationUnderTest.shared().client();
        admin = anyone.as("admin");
        mentor = MentorAtWork.open(anyone, "reviews");
    }

    @Test
    void nobodyLearnsWhoWroteAnAnonymousReview() {
        var mentee = ApplicationUnderTest.shared().client().newMember("MENTEE");
        var bookingId = mentor.held(mentee);
        var reviewId = rate(mentee, bookingId, 2, "Rather slow", true);
        mentee.mutate(
                "changeReview",
                "ChangeReviewInput",
                Map.of("bookingId", bookingId, "rating", 3, "text", "Slow, but kind"),
                "review { id }");
        admin.mutate(
                "hideReview", "HideReviewInput", Map.of("reviewId", reviewId, "reason", "Looked at"), "review { id }");
        var hidden = admin.query(
                        "{ hiddenReviews(first: 100) { edges { node { id hiddenBecause status authorName mentor { id } } } } }")
                .toString();
        assertThat(hidden).contains(reviewId, mentor.id(), "Looked at");
        admin.mutate("restoreReview", "RestoreReviewInput", Map.of("reviewId", reviewId), "review { id }");
        assertThat(admin.query("{ hiddenReviews(first: 100) { edges { node { id } } } }")
                        .toString())
                .doesNotContain(reviewId);

        var author = mentee.me();
        var bySuffix = bookingId.substring(bookingId.indexOf('_') + 1);
        for (var reader : List.of(admin, admin.as("finance"), mentor.client())) {
            var page = reader.query(REVIEWS, Map.of("id", mentor.id())).toString();
            assertThat(page).contains("Slow, but kind", reviewId);
            assertSilent(page, author, bookingId, bySuffix);
        }
        var trail = admin.query(AUDIT, Map.of("id", reviewId)).toString();
        assertThat(trail).contains("ReviewSubmitted", "ReviewChanged", "ReviewHidden", "Slow, but kind");
        assertSilent(trail, author, bookingId, bySuffix);
        for (var subject : List.of(bookingId, author)) {
            assertThat(admin.query(AUDIT, Map.of("id", subject)).toString())
                    .doesNotContain(reviewId, "ReviewSubmitted");
        }
        assertStoreIsSilent(reviewId, author, bookingId, bySuffix);
        assertThat(mentee.query("query($id: ID!) { booking(id: $id) { review { text } } }", Map.of("id", bookingId))
                        .at("/booking/review/text")
                        .asString())
                .isEqualTo("Slow, but kind");
    }

    /** What is looked for above is found where a review names its author, so the search can fail. */
    @Test
    void aNamedReviewTellsItsAuthorWhereAnAnonymousOneDoesNot() {
        var mentee = ApplicationUnderTest.shared().client().newMember("MENTEE");
        var bookingId = mentor.held(mentee);
        var reviewId = rate(mentee, bookingId, 5, "Quick", false);

        assertThat(admin.query(AUDIT, Map.of("id", reviewId)).toString()).contains(mentee.me(), bookingId);
        assertThat(stored(reviewId)).anySatisfy(text -> assertThat(text).contains(mentee.me()));
        var page = ApplicationUnderTest.shared()
                .client()
                .query(REVIEWS, Map.of("id", mentor.id()))
                .toString();
        assertThat(page).contains("\"authorName\":\"Eve").doesNotContain(mentee.me(), "Member\"");
    }

    @Test
    void aSessionIsRatedOnceAndOnlyOnceItWasHeld() {
        var mentee = ApplicationUnderTest.shared().client().newMember("MENTEE");
        var bookingId = mentor.booked(mentee);
        assertThat(tryRate(mentee, bookingId, 5).at("/errors/0/code").asString())
                .isEqualTo("SESSION_NOT_HELD");

        mentor.hold(mentee, bookingId);
        assertThat(tryRate(mentee, bookingId, 5).get("errors")).isEmpty();
        assertThat(tryRate(mentee, bookingId, 5).get("errors")).isEmpty();
        assertThat(tryRate(mentee, bookingId, 1).at("/errors/0/code").asString())
                .isEqualTo("ALREADY_REVIEWED");
    }

    @Test
    void aMentorIsFoundByTheirRating() {
        var mentee = ApplicationUnderTest.shared().client().newMember("MENTEE");
        rate(mentee, mentor.held(mentee), 5, "Splendid", false);

        var found =
                "query($min: Float) { mentors(query: \"reviews\", minRating: $min) { edges { node { id rating } } } }";
        var rating = admin.query(REVIEWS, Map.of("id", mentor.id()))
                .get("mentor")
                .get("rating")
                .asDouble();
        assertThat(admin.query(found, Map.of("min", rating)).toString()).contains(mentor.id());
        if (rating < 5) {
            assertThat(admin.query(found, Map.of("min", 5)).toString()).doesNotContain(mentor.id());
        }
    }

    private static void assertSilent(String text, String... secrets) {
        assertThat(text).doesNotContain(secrets);
    }

    /** As it lies in the database: payload and metadata of the review, and every other event for the review's id. */
    private static void assertStoreIsSilent(String reviewId, String... secrets) {
        assertThat(stored(reviewId)).hasSizeGreaterThanOrEqualTo(4).allSatisfy(text -> assertSilent(text, secrets));
        var application = ApplicationUnderTest.shared();
        var events = application
                .bean(EventStore.class)
                .readEvents(reviewId)
                .asStream()
                .toList();
        var traces = events.stream()
                .map(event -> String.valueOf(event.getMetaData().get("traceId")))
                .toList();
        var requests = events.stream()
                .map(event -> String.valueOf(event.getMetaData().get("requestId")))
                .toList();
        assertThat(otherRows(reviewId)).allSatisfy(text -> assertThat(text).doesNotContain(reviewId));
        for (var link : traces) {
            assertThat(otherRows(reviewId)).allSatisfy(text -> assertThat(text).doesNotContain(link));
        }
        for (var link : requests) {
            assertThat(otherRows(reviewId)).allSatisfy(text -> assertThat(text).doesNotContain(link));
        }
        assertThat(reviewId).startsWith(ReviewId.PREFIX);
    }

    private static List<String> stored(String subject) {
        return rows("aggregate_identifier = ?", subject);
    }

    private static List<String> otherRows(String subject) {
        return rows("aggregate_identifier <> ?", subject);
    }

    private static List<String> rows(String where, String subject) {
        return ApplicationUnderTest.shared()
                .bean(JdbcClient.class)
                .sql("SELECT * FROM domain_event_entry WHERE " + where)
                .param(subject)
                .query((row, n) -> {
                    var text = new StringBuilder();
                    for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        text.append(
                                        row.getObject(column) instanceof byte[] bytes
                                                ? new String(bytes, StandardCharsets.UTF_8)
                                                : row.getString(column))
                                .append('\n');
                    }
                    return text.toString();
                })
                .list();
    }

    private static String rate(GraphQlClient mentee, String bookingId, int rating, String text, boolean anonymous) {
        var input = Map.of("bookingId", bookingId, "rating", rating, "text", text, "anonymous", anonymous);
        return mentee.mutate("rateSession", "RateSessionInput", input, "review { id }")
                .get("review")
                .get("id")
                .asString();
    }

    private static JsonNode tryRate(GraphQlClient mentee, String bookingId, int rating) {
        return mentee.tryMutate(
                "rateSession", "RateSessionInput", Map.of("bookingId", bookingId, "rating", rating), "review { id }");
    }
}
