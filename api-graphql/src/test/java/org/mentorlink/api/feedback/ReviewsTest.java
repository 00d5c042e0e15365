package org.mentorlink.api.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;
import static org.mentorlink.api.Views.THANDI_MENTOR;

import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.FakeFeedback;
import org.mentorlink.api.Views;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.feedback.ReviewCommand.ChangeReview;
import org.mentorlink.feedback.ReviewCommand.SubmitReview;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;

class ReviewsTest extends ApiTest {

    private static final String RATE =
            "mutation { rateSession(input: {bookingId: \"bkg_one\", rating: 4, text: \"Clear\", anonymous: %s})"
                    + " { review { id rating text anonymous authorName status submittedOn } errors { code } position } }";
    private static final String CHANGE =
            "mutation { changeReview(input: {bookingId: \"bkg_one\", rating: 5}) { review { id } errors { code } } }";

    @Autowired
    private FakeFeedback feedback;

    @BeforeEach
    void oneSessionThatWasHeld() {
        feedback.reviews.clear();
        feedback.requestIds.clear();
        world.members.put(LERATO, Views.member(LERATO, Role.MENTEE));
        world.members.put(THANDI, Views.member(THANDI, Role.MENTOR));
        world.members.put(SAM, Views.member(SAM, Role.MENTEE));
        world.members.put(ADMIN, Views.member(ADMIN, Role.ADMIN));
        world.members.put(FINANCE, Views.member(FINANCE, Role.FINANCE));
        world.mentors.put(THANDI_MENTOR, Views.mentor(THANDI_MENTOR, THANDI, true));
        for (var id : new String[] {"bkg_one", "bkg_two"}) {
            world.bookings.put(id, Views.booking(id, BookingStatus.COMPLETED));
        }
    }

    @Test
    void a_named_review_tells_the_first_name() {
        var answer = ask(LERATO, RATE.formatted("false"));

        var review = answer.at("/data/rateSession/review");
        assertThat(review.at("/authorName").asString()).isEqualTo("lerato");
        assertThat(review.at("/submittedOn").asString()).isEqualTo("2026-11-02");
        assertThat(world.actors).containsExactly(new Actor(LERATO, "MENTEE"));
        assertThat(((SubmitReview) world.commands.getFirst()).memberId().value())
                .isEqualTo(LERATO);
    }

    /** Two at once: the request would lead from one to the other. */
    @Test
    void an_anonymous_one_travels_without_its_author_and_without_the_request() {
        var answer = ask(LERATO, bothRated(true));

        assertThat(answer.at("/data/one/review/anonymous").asBoolean()).isTrue();
        assertThat(answer.at("/data/one/review/authorName").isNull()).isTrue();
        assertThat(world.actors).containsExactly(Actor.ANONYMOUS, new Actor(LERATO, "MENTEE"));
        assertThat(feedback.requestIds).hasSize(2).doesNotHaveDuplicates();
        feedback.requestIds.clear();
        ask(LERATO, bothRated(false));
        assertThat(new HashSet<>(feedback.requestIds)).as("as it is otherwise").hasSize(1);
    }

    @Test
    void a_change_names_the_author_only_where_the_review_does() {
        ask(LERATO, RATE.formatted("true"));
        ask(LERATO, CHANGE);
        assertThat(world.actors).containsExactly(Actor.ANONYMOUS, Actor.ANONYMOUS);
        assertThat(world.commands.getLast()).isInstanceOf(ChangeReview.class);

        feedback.reviews.clear();
        world.actors.clear();
        ask(LERATO, RATE.formatted("false"));
        ask(LERATO, CHANGE);
        assertThat(world.actors).containsExactly(new Actor(LERATO, "MENTEE"), new Actor(LERATO, "MENTEE"));
    }

    @Test
    void what_was_never_rated_cannot_be_changed_or_hidden() {
        assertThat(ask(LERATO, CHANGE).at("/data/changeReview/errors/0/code").asString())
                .isEqualTo("NOT_FOUND");
        assertThat(ask(ADMIN, hide("rev_none"))
                        .at("/data/hideReview/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void only_the_mentee_rates_and_only_admins_hide() {
        for (var other : new String[] {THANDI, SAM, ADMIN, FINANCE}) {
            assertCode(ask(other, RATE.formatted("false")), "FORBIDDEN");
        }
        assertCode(ask(NOBODY, RATE.formatted("false")), "UNAUTHENTICATED");
        assertCode(ask(FINANCE, hide("rev_x")), "FORBIDDEN");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void a_booking_shows_its_review_to_its_mentee_alone() {
        ask(LERATO, RATE.formatted("true"));

        var booking = "{ booking(id: \"bkg_one\") { review { rating } } }";
        assertThat(ask(LERATO, booking).at("/data/booking/review/rating").asInt())
                .isEqualTo(4);
        for (var other : new String[] {THANDI, ADMIN, FINANCE}) {
            assertThat(ask(other, booking).at("/data/booking/review").isNull())
                    .as(other)
                    .isTrue();
        }
    }

    @Test
    void a_page_of_bookings_asks_for_its_reviews_and_notes_at_once() {
        ask(LERATO, RATE.formatted("true"));
        feedback.asked.clear();

        var page = "{ bookings { edges { node { id %s } } } }";
        var reviewed = ask(LERATO, page.formatted("review { rating }"));
        assertThat(reviewed.at("/data/bookings/edges")).hasSize(2);
        assertThat(reviewed.toString()).containsOnlyOnce("\"rating\":4");
        assertThat(feedback.asked).hasSize(1);

        ask(ADMIN, page.formatted("privateNotes { text }"));
        assertThat(feedback.asked).hasSize(2);
        ask(THANDI, page.formatted("privateNoteCount"));
        assertThat(feedback.asked).hasSize(3);
        ask(FINANCE, page.formatted("privateNoteCount review { rating }"));
        assertThat(feedback.asked).as("nothing is asked for who may not know").hasSize(3);
    }

    @Test
    void everybody_reads_the_reviews_of_a_mentor() {
        ask(LERATO, RATE.formatted("false"));

        var mentor = ask(NOBODY, """
                { mentor(id: "mtr_thandi") { rating reviewCount ratingDistribution { rating count }
                    reviews(first: 5) { edges { node { rating text authorName } } pageInfo { hasNextPage } } } }""").at("/data/mentor");
        assertThat(mentor.at("/rating").asDouble()).isEqualTo(4.5);
        assertThat(mentor.at("/reviewCount").asInt()).isEqualTo(2);
        assertThat(mentor.at("/ratingDistribution/4/count").asInt()).isEqualTo(1);
        assertThat(mentor.at("/reviews/edges/0/node/authorName").asString()).isEqualTo("lerato");
        assertCode(
                ask(NOBODY, "{ mentor(id: \"mtr_thandi\") { reviews(first: 101) { edges { cursor } } } }"),
                "BAD_REQUEST");
    }

    /** A position in the log, held against those that mentors see of their own events, would tell the minute. */
    @Test
    void a_cursor_does_not_tell_when_the_review_was_written() {
        ask(LERATO, RATE.formatted("true"));
        var page = "{ mentor(id: \"mtr_thandi\") { reviews%s { edges { cursor node { id } } } } }";
        var edge = ask(NOBODY, page.formatted("")).at("/data/mentor/reviews/edges/0");
        var cursor = edge.at("/cursor").asString();

        assertThat(Base64.getUrlDecoder().decode(cursor))
                .asString(UTF_8)
                .isEqualTo("k:" + edge.at("/node/id").asString());
        assertThat(ask(NOBODY, page.formatted("(after: \"" + cursor + "\")")).has("errors"))
                .isFalse();
        assertCode(ask(NOBODY, page.formatted("(after: \"" + Paging.cursor("17") + "\")")), "BAD_REQUEST");
    }

    private static String bothRated(boolean anonymously) {
        return "mutation { one: rateSession(input: {bookingId: \"bkg_one\", rating: 2, anonymous: " + anonymously
                + "}) { review { anonymous authorName } }"
                + " two: rateSession(input: {bookingId: \"bkg_two\", rating: 5}) { review { id } } }";
    }

    private static String hide(String id) {
        return "mutation { hideReview(input: {reviewId: \"" + id + "\", reason: \"x\"}) { errors { code } } }";
    }
}
