package org.mentorlink.command.payment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditPurchaseStatus;
import org.mentorlink.shared.Money;

/**
 * What the events of a purchase add up to.
 *
 * @param failure why it has failed; absent where it has not
 * @param claims what the gateway took back, by its name of the charge-back; nothing where it gave it back
 */
record CreditPurchaseState(
        CreditPurchaseRequested terms,
        CreditPurchaseStatus status,
        @Nullable String failure,
        Map<String, Money> claims) {

    static CreditPurchaseState evolve(@Nullable CreditPurchaseState state, CreditPurchaseEvent event) {
        if (event instanceof CreditPurchaseRequested requested) {
            return new CreditPurchaseState(requested, CreditPurchaseStatus.REQUESTED, null, Map.of());
        }
        if (state == null) {
            throw new IllegalStateException("a purchase begins by being requested");
        }
        return switch (event) {
            case CreditPurchaseRequested e -> state;
            case CreditPurchaseCompleted e -> state.in(CreditPurchaseStatus.COMPLETED, null);
            case CreditPurchaseFailed e -> state.in(CreditPurchaseStatus.FAILED, e.code());
            case CreditPurchaseClaimed e -> state.claimed(e.gatewayDisputeId(), e.amount());
        };
    }

    private CreditPurchaseState in(CreditPurchaseStatus next, @Nullable String code) {
        return new CreditPurchaseState(terms, next, code, claims);
    }

    CreditPurchaseState claimed(String gatewayDisputeId, Money amount) {
        var next = new HashMap<>(claims);
        next.put(gatewayDisputeId, amount);
        return new CreditPurchaseState(terms, status, failure, Map.copyOf(next));
    }

    /** What is to be taken back of what was paid for. A gateway may take more than was paid. */
    Money claim() {
        return claims.values().stream()
                .reduce(terms.price().zero(), Money::plus)
                .min(terms.price());
    }

    Money bonus() {
        return terms.credits().minus(terms.price());
    }
}
