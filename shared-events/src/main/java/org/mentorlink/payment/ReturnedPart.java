package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Money;

/**
 * Something that the platform owes a mentor because of one payout.
 *
 * @param bankTransferId which came back; absent where it is owed for something else
 */
public record ReturnedPart(
        @Nullable BankTransferId bankTransferId, PayoutId payoutId, BookingId bookingId, Money amount) {

    ReturnedPart of(Money less) {
        return new ReturnedPart(bankTransferId, payoutId, bookingId, less);
    }

    ReturnedPart of(BankTransferId transfer) {
        return new ReturnedPart(transfer, payoutId, bookingId, amount);
    }
}
