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
        var difference = price.minus(booking.price());
        var byMentee = by == Party.MENTEE && booking.status() == BookingStatus.CONFIRMED;
        var late = booking.refundForMentee(at).isLessThan(booking.price());
        var costsLess = difference.amountMinor() < 0;
        var forfeited = booking.refundForfeited() || (byMentee && late);
        return new RescheduleQuote(
                price,
                difference,
                PriceEffect.of(difference),
                byMentee && booking.confirmation() == ConfirmationMode.INSTANT && !(costsLess && late),
                forfeited,
                forfeited ? null : booking.policy().fullRefundUntil(startsAt));
    }
}
