package org.mentorlink.command.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookedOffering;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Settlement;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/**
 * What was agreed when the booking was requested. Only its time and which session it is may change, when both sides agree
 * on another; commission and policy stay.
 *
 * @param groupSessionId whose seat it is; absent for a session of two
 * @param refundForfeited a mentee who cancels is not refunded, however early it is
 * @param takenAtOnce the price is taken before the booking is confirmed
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
        boolean refundForfeited,
        @Nullable BookedOffering offering,
        Modality modality,
        String gateway,
        String paymentMethod,
        boolean takenAtOnce) {

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
                false,
                requested.offering(),
                requested.modality(),
                requested.gateway(),
                requested.paymentMethod(),
                requested.takenAtOnce() != null && requested.takenAtOnce());
    }

    /** @param session absent where only the time is another */
    Terms movedTo(TimeSlot other, boolean forfeited, @Nullable OtherSession session) {
        return new Terms(
                bookingId,
                mentorId,
                mentorMemberId,
                menteeId,
                other,
                groupSessionId,
                session == null ? price : session.price(),
                commissionBasisPoints,
                policy,
                confirmation,
                contentHash,
                refundForfeited || forfeited,
                session == null ? offering : session.offering(),
                session == null ? modality : session.modality(),
                gateway,
                paymentMethod,
                takenAtOnce);
    }

    /** Whether that is what was agreed on already. */
    boolean isFor(OtherSession session, Duration length) {
        return session.difference().isZero()
                && session.modality() == modality
                && idOf(session.offering()).equals(idOf(offering))
                && length.equals(slot.length());
    }

    private static Optional<OfferingId> idOf(@Nullable BookedOffering offering) {
        return Optional.ofNullable(offering).map(BookedOffering::offeringId);
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
