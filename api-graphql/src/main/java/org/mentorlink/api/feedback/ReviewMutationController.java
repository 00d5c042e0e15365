package org.mentorlink.api.feedback;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.feedback.ReviewInputs.ChangeReviewInput;
import org.mentorlink.api.feedback.ReviewInputs.HideReviewInput;
import org.mentorlink.api.feedback.ReviewInputs.RateSessionInput;
import org.mentorlink.api.feedback.ReviewInputs.RestoreReviewInput;
import org.mentorlink.api.feedback.ReviewInputs.WithdrawReviewInput;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingId;
import org.mentorlink.feedback.ReviewCommand.ChangeReview;
import org.mentorlink.feedback.ReviewCommand.HideReview;
import org.mentorlink.feedback.ReviewCommand.RestoreReview;
import org.mentorlink.feedback.ReviewCommand.SubmitReview;
import org.mentorlink.feedback.ReviewCommand.WithdrawReview;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.feedback.ReviewQuery.FindReview;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Secrets;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/**
 * What mentees do with their reviews, and admins with any. An author acts as themselves only where the review is known to
 * name them; otherwise the command carries nobody, so that an anonymous review's events do not name its author (B5).
 */
@Controller
class ReviewMutationController {

    private final Mutations mutations;
    private final Questions questions;
    private final Bookings bookings;
    private final Secrets secrets;

    ReviewMutationController(Mutations mutations, Questions questions, Bookings bookings, Secrets secrets) {
        this.mutations = mutations;
        this.questions = questions;
        this.bookings = bookings;
        this.secrets = secrets;
    }

    @FunctionalInterface
    private interface Deed {

        Object of(ReviewId reviewId, BookingId bookingId);
    }

    @MutationMapping
    ReviewPayload rateSession(@Argument RateSessionInput input, @ContextValue Visit visit) {
        var anonymous = Boolean.TRUE.equals(input.anonymous());
        return own(
                input.bookingId(),
                visit,
                anonymous ? Actor.ANONYMOUS : visit.viewer().actingAs(Role.MENTEE),
                (reviewId, bookingId) -> new SubmitReview(
                        reviewId, bookingId, visit.viewer().member(), input.rating(), input.text(), anonymous));
    }

    @MutationMapping
    ReviewPayload changeReview(@Argument ChangeReviewInput input, @ContextValue Visit visit) {
        return own(
                input.bookingId(),
                visit,
                author(input.bookingId(), visit),
                (reviewId, bookingId) -> new ChangeReview(
                        known(reviewId, "bookingId"),
                        bookingId,
                        visit.viewer().member(),
                        input.rating(),
                        input.text()));
    }

    @MutationMapping
    ReviewPayload withdrawReview(@Argument WithdrawReviewInput input, @ContextValue Visit visit) {
        return own(
                input.bookingId(),
                visit,
                author(input.bookingId(), visit),
                (reviewId, bookingId) -> new WithdrawReview(
                        known(reviewId, "bookingId"), bookingId, visit.viewer().member()));
    }

    @MutationMapping
    ReviewPayload hideReview(@Argument HideReviewInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> new HideReview(named(input.reviewId()), input.reason()),
                () -> find(input.reviewId()),
                ReviewPayload::new);
    }

    @MutationMapping
    ReviewPayload restoreReview(@Argument RestoreReviewInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> new RestoreReview(named(input.reviewId())),
                () -> find(input.reviewId()),
                ReviewPayload::new);
    }

    private ReviewPayload own(String bookingId, Visit visit, Actor actor, Deed deed) {
        return mutations.perform(
                visit,
                actor,
                () -> {
                    Permissions.rateable(bookings.named(bookingId, "bookingId"), visit.viewer());
                    var id = new BookingId(bookingId);
                    return deed.of(ReviewId.of(id, secrets), id);
                },
                () -> find(ReviewId.of(new BookingId(bookingId), secrets).value()),
                ReviewPayload::new);
    }

    private Actor author(String bookingId, Visit visit) {
        if (!Ids.is(BookingId.PREFIX, bookingId)) {
            return Actor.ANONYMOUS;
        }
        @Nullable ReviewView review = find(ReviewId.of(new BookingId(bookingId), secrets).value());
        return review == null || review.anonymous()
                ? Actor.ANONYMOUS
                : visit.viewer().actingAs(Role.MENTEE);
    }

    private ReviewId named(String reviewId) {
        if (!Ids.is(ReviewId.PREFIX, reviewId)) {
            throw Mutations.notFound("review", "reviewId");
        }
        return known(new ReviewId(reviewId), "reviewId");
    }

    private ReviewId known(ReviewId reviewId, String field) {
        if (find(reviewId.value()) == null) {
            throw Mutations.notFound("review", field);
        }
        return reviewId;
    }

    private @Nullable ReviewView find(String reviewId) {
        return questions.find(new FindReview(reviewId), ReviewView.class);
    }
}
