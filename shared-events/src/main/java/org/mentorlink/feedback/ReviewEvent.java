package org.mentorlink.feedback;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Personal;

/** What has happened to a review. */
public sealed interface ReviewEvent {

    ReviewId reviewId();

    MentorId mentorId();

    /**
     * @param author absent where it is anonymous
     * @param rating 1 to 5
     * @param text belongs to the author; of an anonymous review to the review itself, which has a key of its own
     */
    @Revision("1")
    record ReviewSubmitted(
            ReviewId reviewId,
            MentorId mentorId,
            @Nullable Author author,
            int rating,
            @Nullable Personal text,
            Instant changeableUntil)
            implements ReviewEvent {}

    @Revision("1")
    record ReviewChanged(
            ReviewId reviewId,
            MentorId mentorId,
            int rating,
            @Nullable Personal text) implements ReviewEvent {}

    @Revision("1")
    record ReviewWithdrawn(ReviewId reviewId, MentorId mentorId) implements ReviewEvent {}

    @Revision("1")
    record ReviewHidden(ReviewId reviewId, MentorId mentorId, Personal reason) implements ReviewEvent {}

    @Revision("1")
    record ReviewRestored(ReviewId reviewId, MentorId mentorId) implements ReviewEvent {}

    /** Who wrote it, and after which session. */
    record Author(MemberId memberId, BookingId bookingId) {}
}
