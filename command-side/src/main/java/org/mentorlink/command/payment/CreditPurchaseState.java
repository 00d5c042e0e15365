package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseChargebackNoted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditPurchaseStatus;
import org.mentorlink.shared.Money;

/**
 * What the events of a purchase add up to.
 *
 * @param failure why it has failed; absent where it has not
 * @param claims what the gateway took back, by its name of the charge-back; nothing where it gave it back
 * @param refunded what has gone back to the buyer
 * @param absorbed what the platform bears, of one that has failed
 * @param disputes what the payer's bank disputes, by the gateway's name of it: whether it is open; what was told to have ended is not
 *     heard again
 */
record CreditPurchaseState(
        CreditPurchaseRequested terms,
        CreditPurchaseStatus status,
        @Nullable String failure,
        Map<String, Money> claims,
        Money refunded,
        Money absorbed,
        Map<String, Boolean> disputes) {

    static CreditPurchaseState evolve(@Nullable CreditPurchaseState state, CreditPurchaseEvent event) {
        if (event instanceof CreditPurchaseRequested requested) {
            var nothing = requested.price().zero();
            return new CreditPurchaseState(
                    requested, CreditPurchaseStatus.REQUESTED, null, Map.of(), nothing, nothing, Map.of());
        }
        if (state == null) {
            throw new IllegalStateException("a purchase begins by being requested");
        }
        return switch (event) {
            case CreditPurchaseRequested e -> state;
            case CreditPurchaseCompleted e -> state.in(CreditPurchaseStatus.COMPLETED, null);
            case CreditPurchaseFailed e -> state.in(CreditPurchaseStatus.FAILED, e.code());
            case CreditPurchaseClaimed e -> state.claimed(e.gatewayDisputeId(), e.amount());
            case CreditPurchaseChargebackNoted e -> state.claimed(e.gatewayDisputeId(), e.amount());
            case CreditPurchaseRefunded e -> state.having(e.refundedTotal());
            case CreditPurchaseLossAbsorbed e ->
                new CreditPurchaseState(
                        state.terms,
                        state.status,
                        state.failure,
                        state.claims,
                        state.refunded,
                        e.amount(),
                        state.disputes);
            case CreditPurchaseDisputed e -> state.disputed(e.gatewayDisputeId(), true);
            case CreditPurchaseDisputeEnded e -> state.disputed(e.gatewayDisputeId(), false);
        };
    }

    private CreditPurchaseState in(CreditPurchaseStatus next, @Nullable String code) {
        return new CreditPurchaseState(terms, next, code, claims, refunded, absorbed, disputes);
    }

    CreditPurchaseState claimed(String gatewayDisputeId, Money amount) {
        var next = new HashMap<>(claims);
        next.put(gatewayDisputeId, amount);
        return new CreditPurchaseState(terms, status, failure, Map.copyOf(next), refunded, absorbed, disputes);
    }

    private CreditPurchaseState disputed(String gatewayDisputeId, boolean open) {
        var next = new HashMap<>(disputes);
        next.put(gatewayDisputeId, open);
        return new CreditPurchaseState(terms, status, failure, claims, refunded, absorbed, Map.copyOf(next));
    }

    CreditPurchaseState having(Money refundedTotal) {
        return new CreditPurchaseState(terms, status, failure, claims, refundedTotal, absorbed, disputes);
    }

    /** What is to be taken back of what was paid for. A gateway may take more than was paid. */
    Money claim() {
        return chargedBack().min(terms.price());
    }

    private Money chargedBack() {
        return claims.values().stream().reduce(terms.price().zero(), Money::plus);
    }

    /** Of one that has failed no more is to go back than was paid, and what is charged back was paid. */
    Money loss() {
        var beyond = refunded.plus(chargedBack()).minus(terms.price());
        return status == CreditPurchaseStatus.FAILED && beyond.isPositive() ? beyond : beyond.zero();
    }

    Money bonus() {
        return terms.credits().minus(terms.price());
    }
}
