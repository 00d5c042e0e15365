package org.mentorlink.command.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.OTHER_BOOKING;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Reviews.PRAISE;
import static org.mentorlink.mothers.Reviews.REVIEW;
import static org.mentorlink.mothers.Reviews.SECRETS;
import static org.mentorlink.mothers.Reviews.submit;
import static org.mentorlink.mothers.Reviews.submitted;
import static org.mentorlink.mothers.Reviews.submittedAnonymously;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.feedback.ReviewCommand;
import org.mentorlink.feedback.ReviewCommand.ChangeReview;
import org.mentorlink.feedback.ReviewCommand.HideReview;
import org.mentorlink.feedback.ReviewCommand.RestoreReview;
import org.mentorlink.feedback.ReviewCommand.SubmitReview;
import org.mentorlink.feedback.ReviewCommand.WithdrawReview;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.feedback.ReviewEvent.ReviewChanged;
import org.mentorlink.feedback.ReviewEvent.ReviewHidden;
import org.mentorlink.feedback.ReviewEvent.ReviewRestored;
import org.mentorlink.feedback.ReviewEvent.ReviewWithdrawn;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

class ReviewTest {

    private static final HeldSessions HELD = booking -> new HeldSession(booking, MENTOR_GRACE, GRACE, ADA);
    private static final HeldSessions NOT_HELD = booking -> {
        throw Refused.because("SESSION_NOT_HELD", "Not yet.", "input", "bookingId");
    };
    private static final ReviewWithdrawn WITHDRAWN = new ReviewWithdrawn(REVIEW, MENTOR_GRACE);
    private static final ReviewHidden HIDDEN =
            new ReviewHidden(REVIEW, MENTOR_GRACE, Personal.of(ADA, "It names somebody"));
    private static final ReviewRestored RESTORED = new ReviewRestored(REVIEW, MENTOR_GRACE);

    @AfterAll
    static void every_command_and_event_of_reviews_was_in_a_scenario() {
        Scenario.assertAllUsed(ReviewCommand.class, ReviewEvent.class);
    }

    @Nested
    class Submitting {

        @Test
        void names_author_and_booking() {
            review().when(submit(false)).then(submitted());
        }

        @Test
        void anonymously_leaves_no_trace_of_them_in_the_event() {
            review().when(submit(true)).then(submittedAnonymously());

            assertThat(submittedAnonymously().toString()).doesNotContain(ADA.value(), BOOKING.value());
        }

        @Test
        void needs_no_text() {
            review().when(new SubmitReview(REVIEW, BOOKING, ADA, 5, " ", false))
                    .then(new ReviewEvent.ReviewSubmitted(
                            REVIEW,
                            MENTOR_GRACE,
                            submitted().author(),
                            5,
                            null,
                            submitted().changeableUntil()));
        }

        @Test
        void twice_the_same_changes_nothing() {
            review().given(submitted()).when(submit(false)).nothing();
            review().given(submittedAnonymously()).when(submit(true)).nothing();
        }

        @Test
        void twice_with_other_content_is_refused() {
            review().given(submitted())
                    .when(new SubmitReview(REVIEW, BOOKING, ADA, 1, PRAISE, false))
                    .refused("ALREADY_REVIEWED", "input");
            review().given(submitted()).when(submit(true)).refused("ALREADY_REVIEWED", "input");
        }

        @Test
        void is_for_the_mentee_alone() {
            review().when(new SubmitReview(REVIEW, BOOKING, GRACE, 5, null, false))
                    .refused("ONLY_THE_MENTEE", "input", "bookingId");
        }

        @Test
        void is_possible_once_the_session_was_held() {
            new Scenario<>(Review.class, NOW, NOT_HELD, SECRETS)
                    .when(submit(false))
                    .refused("SESSION_NOT_HELD", "input", "bookingId");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 6, -1})
        void gives_one_to_five(int rating) {
            review().when(new SubmitReview(REVIEW, BOOKING, ADA, rating, null, false))
                    .refused("INVALID_RATING", "input", "rating");
        }

        @Test
        void is_not_longer_than_2000_characters() {
            review().when(new SubmitReview(REVIEW, BOOKING, ADA, 5, "x".repeat(2_001), false))
                    .refused("REVIEW_TOO_LONG", "input", "text");
        }

        @Test
        void of_another_booking_under_this_id_is_an_error() {
            review().fixture()
                    .givenNoPriorActivity()
                    .when(new SubmitReview(REVIEW, OTHER_BOOKING, ADA, 5, null, false))
                    .expectException(IllegalArgumentException.class);
        }
    }

    @Nested
    class Changing {

        @Test
        void keeps_the_owner_of_the_text() {
            review().given(submitted())
                    .when(change("Better still"))
                    .then(new ReviewChanged(REVIEW, MENTOR_GRACE, 5, Personal.of(ADA, "Better still")));
            review().given(submittedAnonymously())
                    .when(change("Better still"))
                    .then(new ReviewChanged(REVIEW, MENTOR_GRACE, 5, Personal.of(REVIEW, "Better still")));
        }

        @Test
        void to_what_it_says_changes_nothing() {
            review().given(submitted())
                    .when(new ChangeReview(REVIEW, BOOKING, ADA, 4, PRAISE))
                    .nothing();
        }

        @Test
        void ends_after_14_days() {
            var end = NOW.plus(Duration.ofDays(14));
            reviewAt(end.minusMillis(1))
                    .given(submitted())
                    .when(change(null))
                    .then(new ReviewChanged(REVIEW, MENTOR_GRACE, 5, null));
            reviewAt(end).given(submitted()).when(change(null)).refused("REVIEW_FINAL", "input");
        }

        @Test
        void is_not_possible_once_withdrawn() {
            review().given(submitted(), WITHDRAWN).when(change(null)).refused("REVIEW_WITHDRAWN", "input");
        }

        @Test
        void is_for_the_mentee_alone() {
            review().given(submittedAnonymously())
                    .when(new ChangeReview(REVIEW, BOOKING, GRACE, 5, null))
                    .refused("ONLY_THE_MENTEE", "input", "bookingId");
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void takes_it_back_once() {
            review().given(submitted()).when(withdraw()).then(WITHDRAWN);
            review().given(submitted(), WITHDRAWN).when(withdraw()).nothing();
        }

        @Test
        void is_for_the_mentee_alone() {
            review().given(submitted())
                    .when(new WithdrawReview(REVIEW, BOOKING, GRACE))
                    .refused("ONLY_THE_MENTEE", "input", "bookingId");
        }
    }

    @Nested
    class Moderating {

        @Test
        void hides_once_with_a_reason_that_is_erased_with_the_text() {
            review().given(submitted()).when(hide()).then(HIDDEN);
            review().given(submitted(), HIDDEN).when(hide()).nothing();
            review().given(submittedAnonymously())
                    .when(hide())
                    .then(new ReviewHidden(REVIEW, MENTOR_GRACE, Personal.of(REVIEW, "It names somebody")));
        }

        @Test
        void restores_once() {
            review().given(submitted(), HIDDEN).when(new RestoreReview(REVIEW)).then(RESTORED);
            review().given(submitted(), HIDDEN, RESTORED)
                    .when(new RestoreReview(REVIEW))
                    .nothing();
        }

        @Test
        void a_hidden_one_stays_hidden_when_changed() {
            review().given(submitted(), HIDDEN, new ReviewChanged(REVIEW, MENTOR_GRACE, 5, null))
                    .when(hide())
                    .nothing();
        }

        @Test
        void needs_a_reason() {
            review().given(submitted()).when(new HideReview(REVIEW, " ")).refused("BLANK_REASON", "input", "reason");
        }

        @Test
        void leaves_withdrawn_ones_alone() {
            review().given(submitted(), WITHDRAWN).when(hide()).refused("REVIEW_WITHDRAWN");
            review().given(submitted(), WITHDRAWN)
                    .when(new RestoreReview(REVIEW))
                    .refused("REVIEW_WITHDRAWN");
        }
    }

    @Test
    void its_id_needs_the_secret_to_be_found() {
        assertThat(ReviewId.of(BOOKING, name -> new byte[32])).isNotEqualTo(REVIEW);
        assertThat(ReviewId.of(OTHER_BOOKING, SECRETS)).isNotEqualTo(REVIEW);
    }

    private static Scenario<Review> review() {
        return reviewAt(NOW);
    }

    private static Scenario<Review> reviewAt(Instant now) {
        return new Scenario<>(Review.class, now, HELD, SECRETS);
    }

    private static ChangeReview change(String text) {
        return new ChangeReview(REVIEW, BOOKING, ADA, 5, text);
    }

    private static WithdrawReview withdraw() {
        return new WithdrawReview(REVIEW, BOOKING, ADA);
    }

    private static HideReview hide() {
        return new HideReview(REVIEW, "It names somebody");
    }
}
