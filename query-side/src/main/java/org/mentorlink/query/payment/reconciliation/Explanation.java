package org.mentorlink.query.payment.reconciliation;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.shared.Money;

/** Says a break in words. */
final class Explanation {

    private Explanation() {}

    static String of(ReconciliationBreak found) {
        var what = "This " + found.movement().name().toLowerCase(Locale.ROOT);
        return switch (found.kind()) {
            case MISSING_AT_GATEWAY ->
                what + " of " + found.ledger() + " is in the ledger since " + found.ledgerAt()
                        + ", and the gateway has none of that name.";
            case MISSING_IN_LEDGER ->
                what + " of " + found.gateway() + " is in the gateway's books since " + found.gatewayAt()
                        + ", and the ledger has none of that name.";
            case DUPLICATE_AT_GATEWAY ->
                what + " of " + found.gateway() + " is in the gateway's books once more, on " + found.gatewayAt()
                        + ", than in the ledger.";
            case DUPLICATE_IN_LEDGER ->
                what + " of " + found.ledger() + " is in the ledger once more, on " + found.ledgerAt()
                        + ", than in the gateway's books.";
            case CURRENCY ->
                what + " is " + found.ledger() + " in the ledger and " + found.gateway()
                        + " at the gateway: another currency.";
            case AMOUNT ->
                what + " is " + found.ledger() + " in the ledger and " + found.gateway() + " at the gateway: "
                        + found.stake() + " apart.";
            case FEE ->
                "The gateway kept a fee of " + fee(found) + " of this "
                        + found.movement().name().toLowerCase(Locale.ROOT) + " of " + found.gateway()
                        + (ledgerFee(found).isZero()
                                ? ", which the ledger does not have."
                                : "; the ledger has " + ledgerFee(found) + " of it.");
            case TIMING ->
                what + " of " + found.ledger() + " is in the ledger on " + moment(found.ledgerAt())
                        + " and in the gateway's books on " + moment(found.gatewayAt())
                        + ": in different periods, or too far apart.";
        };
    }

    private static Money fee(ReconciliationBreak found) {
        return Money.of(found.feeMinor(), found.stake().currency());
    }

    private static Money ledgerFee(ReconciliationBreak found) {
        var minor = found.ledgerFeeMinor();
        return Money.of(minor == null ? 0 : minor, found.stake().currency());
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "no day" : at.toString();
    }
}
