package org.mentorlink.command.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.command.booking.BookingState.Awaiting;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.booking.BookingState.Requested;
import org.mentorlink.command.booking.BookingState.Settled;
import org.mentorlink.membership.MemberId;

/**
 * A session as those see it who say something about it beside its booking.
 *
 * @param endsAt as it is agreed now; absent where it does not take place, was not held, or is disputed
 */
record BookedSession(
        MemberId mentorMemberId,
        MemberId menteeId,
        @Nullable Instant endsAt) {

    boolean isParty(MemberId memberId) {
        return memberId.equals(mentorMemberId) || memberId.equals(menteeId);
    }

    static BookedSession of(BookingState booking) {
        var terms = booking.terms();
        var takesPlace = switch (booking.phase()) {
            case Requested requested -> true;
            case Awaiting awaiting -> true;
            case Confirmed confirmed -> true;
            case Settled settled -> settled.ending() == BookingStatus.COMPLETED;
            default -> false;
        };
        return new BookedSession(
                terms.mentorMemberId(),
                terms.menteeId(),
                takesPlace ? terms.slot().endsAt() : null);
    }
}
