package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * One difference between the ledger and a gateway's books, or between a booking and where its money is, with all that both sides
 * say of it.
 *
 * @param number 1, 2, 3 ... within its reconciliation
 * @param stake how much money is in question; more than nothing
 * @param bookingId as the ledger says, or as follows from the key that the gateway was given
 * @param ledger what the ledger has
 * @param gateway what the gateway has
 * @param feeMinor what the gateway kept, in minor units
 * @param ledgerFeeMinor what the ledger has of that; absent in old ones, where it had no fees
 * @param ledgerPosition of the event in the log; of a booking's break, that by which it was divided
 * @param booking what the booking says, where the break is one of a booking; absent where it says nothing of it
 */
public record ReconciliationBreak(
        int number,
        BreakKind kind,
        MovementKind movement,
        Money stake,
        @Nullable String bookingId,
        @Nullable String gatewayReference,
        @Nullable Money ledger,
        @Nullable Money gateway,
        long feeMinor,
        @Nullable Long ledgerFeeMinor,
        @Nullable Instant ledgerAt,
        @Nullable Instant gatewayAt,
        @Nullable Long ledgerPosition,
        @Nullable Money booking) {

    /** Of a movement. */
    public ReconciliationBreak(
            int number,
            BreakKind kind,
            MovementKind movement,
            Money stake,
            @Nullable String bookingId,
            @Nullable String gatewayReference,
            @Nullable Money ledger,
            @Nullable Money gateway,
            long feeMinor,
            @Nullable Long ledgerFeeMinor,
            @Nullable Instant ledgerAt,
            @Nullable Instant gatewayAt,
            @Nullable Long ledgerPosition) {
        this(
                number,
                kind,
                movement,
                stake,
                bookingId,
                gatewayReference,
                ledger,
                gateway,
                feeMinor,
                ledgerFeeMinor,
                ledgerAt,
                gatewayAt,
                ledgerPosition,
                null);
    }
}
