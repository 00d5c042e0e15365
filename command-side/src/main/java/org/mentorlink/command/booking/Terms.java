package org.mentorlink.command.booking;

import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.Settlement;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** What was agreed when the booking was requested; nothing changes it. */
record Terms(
        BookingId bookingId,
        MentorId mentorId,
        MemberId mentorMemberId,
        MemberId menteeId,
        TimeSlot slot,
        Money price,
        int commissionBasisPoints,
        CancellationPolicy policy,
        ConfirmationMode confirmation,
        Personal contentHash) {

    static Terms of(BookingRequested requested) {
        return new Terms(
                requested.bookingId(),
                requested.mentorId(),
                requested.mentorMemberId(),
                requested.menteeId(),
                requested.slot(),
                requested.price(),
                requested.commissionBasisPoints(),
                requested.policy(),
                requested.confirmation(),
                requested.contentHash());
    }

    Settlement settlement(Money refund) {
        return Settlement.of(price, commissionBasisPoints, refund);
    }
}
