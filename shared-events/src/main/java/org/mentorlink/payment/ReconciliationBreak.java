package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * One difference between the ledger and a gateway's books, with all that both sides say of it.
 *
 * @param number 1, 2, 3 ... within its reconciliation
 * @param stake how much money is in question; more than nothing
 * @param bookingId as the ledger says, or as follows from the key that the gateway was given
 * @param ledger what the ledger has
 * @param gateway what the gateway has
 * @param feeMinor what the gateway kept, in minor units
 * @param ledgerFeeMinor what the ledger has of that; absent in old ones, where it had no fees
 * @param ledgerPosition of the event in the log
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
        @Nullable Long ledgerPosition) {}
