package org.mentorlink.payment;

import java.util.Optional;
import org.mentorlink.shared.Money;

/**
 * What is booked to bring the ledger level because of a break, and how much. Whatever else differs is put right where it went
 * wrong, and not by a posting.
 */
public record Posting(AdjustmentKind kind, Money amount) {

    /** Nothing, where only its cause can be put right. */
    public static Optional<Posting> of(ReconciliationBreak found) {
        var line = found.gateway();
        if (line == null) {
            return Optional.empty();
        }
        return switch (found.kind()) {
            case FEE -> Optional.of(new Posting(AdjustmentKind.GATEWAY_FEE, fee(found, line)));
            case MISSING_IN_LEDGER ->
                switch (found.movement()) {
                    case REFUND -> Optional.of(new Posting(AdjustmentKind.REFUND_AT_GATEWAY, line));
                    case SETTLEMENT -> Optional.of(new Posting(AdjustmentKind.SETTLEMENT_TO_BANK, line));
                    case ACCOUNT_FEE -> Optional.of(new Posting(AdjustmentKind.ACCOUNT_FEE, line));
                    case RESERVE -> Optional.of(new Posting(AdjustmentKind.RESERVE_AT_GATEWAY, line));
                    case OTHER -> Optional.of(new Posting(AdjustmentKind.OTHER_AT_GATEWAY, line));
                    case CAPTURE, CHARGEBACK, TRANSFER, REVERSAL, REFUND_REVERSAL, CHARGEBACK_REVERSAL ->
                        Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private static Money fee(ReconciliationBreak found, Money line) {
        var known = found.ledgerFeeMinor() == null ? 0 : found.ledgerFeeMinor();
        return Money.of(Math.subtractExact(found.feeMinor(), known), line.currency());
    }
}
