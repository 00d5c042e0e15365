package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.Optional;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.membership.MemberId;

/** L1: what members are counted for, and who cannot book because of it. */
public interface StrikeBook {

    /** Notes one; of the same booking twice it is one. */
    void note(MemberId memberId, BookingId bookingId, StrikeKind kind, Instant startsAt);

    /** What a dispute has found otherwise counts no more. Nothing, where nothing was noted. */
    void withdraw(MemberId memberId, BookingId bookingId);

    /** Until when the member cannot book; empty where they can. */
    Optional<Instant> blockedUntil(MemberId memberId);

    /** Whether nobody can book the member as a mentor, because of what they have missed. */
    default boolean isPaused(MemberId mentorMemberId) {
        return false;
    }
}
