package org.mentorlink.booking;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/** What has happened to the strikes of a member. A member has at most one for each booking. */
public sealed interface StrikesEvent {

    StrikesId strikesId();

    MemberId memberId();

    /**
     * @param startsAt of the session it is about
     * @param expiresAt from when on it counts no more
     * @param appealUntil until when it can be appealed
     */
    @Revision("1")
    record StrikeNoted(
            StrikesId strikesId,
            MemberId memberId,
            BookingId bookingId,
            StrikeKind kind,
            Instant startsAt,
            Instant expiresAt,
            Instant appealUntil)
            implements StrikesEvent {}

    /**
     * The member cannot book until then. It replaces any block before it.
     *
     * @param counted the bookings whose strikes it is for; the last is the one that led to it
     * @param threshold how many of them it takes; as soon as fewer of them stand, or the last does not, the block is over
     */
    @Revision("1")
    record BookingBlocked(StrikesId strikesId, MemberId memberId, Instant until, List<BookingId> counted, int threshold)
            implements StrikesEvent {}

    /** The block is lifted before its time: a strike that it was for is withdrawn. */
    @Revision("1")
    record BookingUnblocked(StrikesId strikesId, MemberId memberId) implements StrikesEvent {}

    /**
     * The block goes on, but ends as early as it would have ended without a strike that is withdrawn.
     *
     * @param until of the longest block whose strikes still stand
     */
    @Revision("1")
    record BlockShortened(StrikesId strikesId, MemberId memberId, Instant until) implements StrikesEvent {}

    @Revision("1")
    record StrikeAppealed(StrikesId strikesId, MemberId memberId, BookingId bookingId, Personal reason)
            implements StrikesEvent {}

    @Revision("1")
    record StrikeUpheld(
            StrikesId strikesId, MemberId memberId, BookingId bookingId, MemberId decidedBy, Personal reason)
            implements StrikesEvent {}

    /**
     * @param decidedBy who of the staff; absent where a dispute was decided for the member
     * @param reason of the staff
     */
    @Revision("1")
    record StrikeWithdrawn(
            StrikesId strikesId,
            MemberId memberId,
            BookingId bookingId,
            @Nullable MemberId decidedBy,
            @Nullable Personal reason)
            implements StrikesEvent {}

    /**
     * The member has missed so many sessions as a mentor that nobody can book them until staff say otherwise. What is booked
     * already takes place.
     *
     * @param counted the bookings whose strikes it is for
     * @param threshold how many of them it takes; as soon as fewer of them stand, and fewer were missed in all, it is over
     */
    @Revision("1")
    record MentorPaused(StrikesId strikesId, MemberId memberId, List<BookingId> counted, int threshold)
            implements StrikesEvent {}

    /**
     * The member can be booked as a mentor again.
     *
     * @param resumedBy who of the staff; absent where a strike that the pause was for is withdrawn
     * @param reason of the staff
     */
    @Revision("1")
    record MentorResumed(
            StrikesId strikesId,
            MemberId memberId,
            @Nullable MemberId resumedBy,
            @Nullable Personal reason) implements StrikesEvent {}
}
