package org.mentorlink.payment;

import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Money;

/**
 * One payout of a batch.
 *
 * @param amount what the booking earned its mentor
 * @param recovered how much of it settles what the mentor owes; less than nothing where the platform owed it
 */
public record PayoutShare(PayoutId payoutId, BookingId bookingId, Money amount, Money recovered) {

    /** How much of the transfer is for it. */
    public Money net() {
        return amount.minus(recovered);
    }
}
