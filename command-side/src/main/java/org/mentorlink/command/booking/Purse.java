package org.mentorlink.command.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.Settlement;
import org.mentorlink.shared.Money;

/**
 * Where a booking's money is.
 *
 * @param settlement how the price is divided; absent until the booking has come to an end it was paid for
 * @param payout the mentor's payout exists or is to be made
 * @param ordered the refund an admin ordered last
 * @param returned what the mentee has got back in all, by refund, void or charge-back
 * @param paid the mentor's share, as settled last, has reached them
 * @param closed all the money is where it belongs
 */
record Purse(
        @Nullable Settlement settlement,
        boolean payout,
        @Nullable Instant payoutDueAt,
        @Nullable Money ordered,
        Money returned,
        boolean paid,
        boolean chargedBack,
        boolean closed) {

    static Purse untouched(Money price) {
        return new Purse(null, false, null, null, price.zero(), false, false, false);
    }

    /**
     * A mentor who was paid more than is theirs now has to owe it before the booking can close. Where a refund is still
     * on its way that always happens before it is back; after a charge-back the payout has to say so.
     */
    Purse settled(BookingSettled event) {
        var lessForMentor =
                settlement != null && event.settlement().mentorShare().isLessThan(settlement.mentorShare());
        var allReturned = !returned.isLessThan(event.settlement().refund());
        return new Purse(
                event.settlement(),
                event.payout(),
                event.payoutDueAt(),
                ordered,
                returned,
                paid && !(lessForMentor && allReturned),
                chargedBack,
                false);
    }

    Purse ordered(Money refund) {
        return new Purse(settlement, payout, payoutDueAt, refund, returned, paid, chargedBack, closed);
    }

    Purse returned(Money total) {
        return new Purse(settlement, payout, payoutDueAt, ordered, total, paid, chargedBack, closed);
    }

    Purse paidOut() {
        return new Purse(settlement, payout, payoutDueAt, ordered, returned, true, chargedBack, closed);
    }

    Purse chargedBack(Money price) {
        return new Purse(settlement, payout, payoutDueAt, ordered, price, paid, true, closed);
    }

    Purse closedNow() {
        return new Purse(settlement, payout, payoutDueAt, ordered, returned, paid, chargedBack, true);
    }

    /** What has already been promised back to the mentee. */
    Money refund(Money price) {
        return settlement == null ? price.zero() : settlement.refund();
    }

    boolean isWhereItBelongs() {
        return settlement != null && !returned.isLessThan(settlement.refund()) && (!payout || paid);
    }
}
