package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.Optional;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.membership.MemberId;

/** A book of strikes that blocks whom it is told to, or nobody, and takes no notes. */
record Blocks(MemberId blocked, Instant until) implements StrikeBook {

    static final StrikeBook NOBODY_BLOCKED = new Blocks(new MemberId("mbr_nobody"), Instant.EPOCH);

    @Override
    public void note(MemberId memberId, BookingId bookingId, StrikeKind kind, Instant startsAt) {
        throw new UnsupportedOperationException("nothing is noted here");
    }

    @Override
    public void withdraw(MemberId memberId, BookingId bookingId) {
        throw new UnsupportedOperationException("nothing is noted here");
    }

    @Override
    public Optional<Instant> blockedUntil(MemberId memberId) {
        return Optional.of(until).filter(moment -> memberId.equals(blocked));
    }
}
