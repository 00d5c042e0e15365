package org.mentorlink.command.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.Settlement;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/**
 * What was agreed when the booking was requested. Only its time may change, when both sides agree on another.
 *
 * @param groupSessionId whose seat it is; absent for a session of two
 * @param refundForfeited a mentee who cancels is not refunded, however early it is
 */
record Terms(
        BookingId bookingId,
        MentorId mentorId,
        MemberId mentorMemberId,
        MemberId menteeId,
        TimeSlot slot,
        @Nullable GroupSessionId groupSessionId,
        Money price,
        int commissionBasisPoints,
        CancellationPolicy policy,
        ConfirmationMode confirmation,
        Personal contentHash,
        boolean refundForfeited) {

    static Terms of(BookingRequested requested) {
        return new Terms(
                requested.bookingId(),
                requested.mentorId(),
                requested.mentorMemberId(),
                requested.menteeId(),
                requested.slot(),
                requested.groupSessionId(),
                requested.price(),
                requested.commissionBasisPoints(),
                requested.policy(),
                requested.confirmation(),
                requested.contentHash(),
                false);
    }

    Terms movedTo(TimeSlot other, boolean forfeited) {
        return new Terms(
                bookingId,
                mentorId,
                mentorMemberId,
                menteeId,
                other,
                groupSessionId,
                price,
                commissionBasisPoints,
                policy,
                confirmation,
                contentHash,
                refundForfeited || forfeited);
    }

    /** What the mentee gets back when they cancel at that moment. */
    Money refundForMentee(Instant at) {
        return refundForfeited ? price.zero() : policy.refundForMentee(price, slot.startsAt(), at);
    }

    /** Whether a mentee who moves the session at that moment could not have cancelled it for a refund. */
    boolean wouldForfeit(Instant at) {
        return refundForMentee(at).isLessThan(price);
    }

    boolean isSeat() {
        return groupSessionId != null;
    }

    Settlement settlement(Money refund) {
        return Settlement.of(price, commissionBasisPoints, refund);
    }
}
