package org.mentorlink.feedback;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;

/** N1: what can be asked of a review. Those of its author name the booking, by which it is known whose it is. */
public sealed interface ReviewCommand {

    ReviewId reviewId();

    /**
     * Rates a session that was held. Sent again with the same content it changes nothing; with other content it is refused
     * as ALREADY_REVIEWED.
     *
     * @param memberId the mentee of the booking
     * @param anonymous stays so: nobody, staff included, learns who wrote it
     */
    record SubmitReview(
            @TargetAggregateIdentifier ReviewId reviewId,
            BookingId bookingId,
            MemberId memberId,
            int rating,
            @Nullable String text,
            boolean anonymous)
            implements ReviewCommand {

        @Override
        public String toString() {
            return "SubmitReview[" + reviewId + "]";
        }
    }

    /** Its author thinks otherwise, within 14 days. */
    record ChangeReview(
            @TargetAggregateIdentifier ReviewId reviewId,
            BookingId bookingId,
            MemberId memberId,
            int rating,
            @Nullable String text)
            implements ReviewCommand {

        @Override
        public String toString() {
            return "ChangeReview[" + reviewId + "]";
        }
    }

    /** Its author takes it back, at any time and for good. */
    record WithdrawReview(@TargetAggregateIdentifier ReviewId reviewId, BookingId bookingId, MemberId memberId)
            implements ReviewCommand {

        @Override
        public String toString() {
            return "WithdrawReview[" + reviewId + "]";
        }
    }

    /** An admin takes it from the mentor's page; it counts no longer. */
    record HideReview(@TargetAggregateIdentifier ReviewId reviewId, String reason) implements ReviewCommand {}

    /** An admin puts a hidden review back. */
    record RestoreReview(@TargetAggregateIdentifier ReviewId reviewId) implements ReviewCommand {}
}
