package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.membership.MemberId;

/**
 * A book of strikes that blocks whom it is told to, or nobody.
 *
 * @param said what was noted and withdrawn, in order
 */
record Blocks(MemberId blocked, Instant until, List<String> said) implements StrikeBook {

    /** Of scenarios that are about something else: nothing is said in it. */
    static final Blocks NOBODY_BLOCKED = new Blocks(new MemberId("mbr_nobody"), Instant.EPOCH);

    Blocks(MemberId blocked, Instant until) {
        this(blocked, until, new CopyOnWriteArrayList<>());
    }

    @Override
    public void note(MemberId memberId, BookingId bookingId, StrikeKind kind, Instant startsAt) {
        said.add(memberId + " " + kind + " of " + bookingId + " at " + startsAt);
    }

    @Override
    public void withdraw(MemberId memberId, BookingId bookingId) {
        said.add(memberId + " none of " + bookingId);
    }

    @Override
    public Optional<Instant> blockedUntil(MemberId memberId) {
        return Optional.of(until).filter(moment -> memberId.equals(blocked));
    }
}
