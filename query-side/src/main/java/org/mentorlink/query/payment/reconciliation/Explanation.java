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
                what + " of " + found.gateway() + direction(found) + " is in the gateway's books since "
                        + found.gatewayAt() + ", and the ledger has none of that name.";
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
            case BOOKING_PRICE ->
                "This booking was paid with " + found.ledger() + ", and its capture is divided as if it were "
                        + found.booking() + ": " + found.stake() + " apart.";
            case BOOKING_SHARES ->
                found.ledger() == null
                        ? "The mentor's share of this booking is " + found.booking()
                                + ", and no payout was scheduled: with the platform's share, " + found.stake()
                                + " stays held instead of a transfer."
                        : "The mentor's share of this booking is " + found.booking()
                                + ", and the payout, with its transfer, is of " + found.ledger() + ": " + found.stake()
                                + " apart.";
            case BOOKING_COMMISSION ->
                "The platform's share of this booking is " + found.booking()
                        + ", and what was booked with the mentor's transfer is " + found.ledger() + ": " + found.stake()
                        + " apart.";
            case BOOKING_REFUND ->
                "Of this booking " + found.booking() + " is to have gone back by refund or charge-back, and "
                        + found.ledger() + " has: " + found.stake() + " apart.";
            case BOOKING_HELD ->
                "This booking is over, and of its capture " + found.ledger()
                        + " is left with nobody it would belong to; it should be nothing.";
            case BOOKING_PAYOUT ->
                found.ledger() == null
                        ? "The transfer of " + found.booking()
                                + " to this booking's mentor is due, and it was neither sent nor taken for what the mentor owes."
                        : "To this booking's mentor a transfer of " + found.booking() + " was due, and "
                                + found.ledger() + " was sent or taken for what the mentor owes: " + found.stake()
                                + " apart.";
        };
    }

    /** Which way it went, where that does not follow from what it is. */
    private static String direction(ReconciliationBreak found) {
        if (!found.movement().isOfTheAccount()) {
            return "";
        }
        return found.gateway() != null && found.gateway().amountMinor() < 0
                ? ", which came to the gateway's account,"
                : ", which left the gateway's account,";
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
