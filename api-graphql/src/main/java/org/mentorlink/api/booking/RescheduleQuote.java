package org.mentorlink.api.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.Party;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.shared.Money;

/**
 * I11: what moving a booking costs, and what becomes of its refund. The aggregate decides in the end; this says beforehand what
 * it will decide.
 *
 * @param difference how much more than now; less than nothing where it is less
 * @param immediate it moves at once; else the other side has to agree
 * @param refundForfeited a mentee who cancels from then on gets nothing back, however early it is
 * @param fullRefundUntil absent where that is forfeited
 */
record RescheduleQuote(
        Money price,
        Money difference,
        PriceEffect effect,
        boolean immediate,
        boolean refundForfeited,
        @Nullable Instant fullRefundUntil) {

    /**
     * @param price of the session it would be
     * @param by who would move it
     */
    static RescheduleQuote of(BookingView booking, Money price, Instant startsAt, Party by, Instant at) {
        var byMentee = by == Party.MENTEE && booking.status() == BookingStatus.CONFIRMED;
        var late = booking.refundForMentee(at).isLessThan(booking.price());
        var costsLess = price.isLessThan(booking.price());
        return of(
                booking,
                price,
                startsAt,
                byMentee && booking.confirmation() == ConfirmationMode.INSTANT && !(costsLess && late),
                byMentee && late);
    }

    /** As it was decided when it was proposed; null where no time is. */
    static @Nullable RescheduleQuote ofPending(BookingView booking) {
        var proposal = booking.pendingProposal();
        if (proposal == null) {
            return null;
        }
        var price = proposal.session() == null
                ? booking.price()
                : proposal.session().price();
        return of(booking, price, proposal.startsAt(), false, Boolean.TRUE.equals(proposal.refundForfeited()));
    }

    private static RescheduleQuote of(
            BookingView booking, Money price, Instant startsAt, boolean immediate, boolean forfeits) {
        var difference = price.minus(booking.price());
        var forfeited = booking.refundForfeited() || forfeits;
        return new RescheduleQuote(
                price,
                difference,
                PriceEffect.of(difference),
                immediate,
                forfeited,
                forfeited ? null : booking.policy().fullRefundUntil(startsAt));
    }
}
