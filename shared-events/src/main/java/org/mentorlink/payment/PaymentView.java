package org.mentorlink.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A payment as its parties and staff read it.
 *
 * @param chargebacks what the gateway took back of it, in the order in which it was told
 */
public record PaymentView(
        String id,
        String bookingId,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money refunded,
        String gateway,
        @Nullable String gatewayReference,
        List<ChargebackView> chargebacks) {

    /** What was kept before charge-backs were has none. */
    public PaymentView {
        chargebacks = chargebacks == null ? List.of() : List.copyOf(chargebacks);
    }

    public PaymentView(
            String id,
            String bookingId,
            PaymentStatus status,
            Money amount,
            Money captured,
            Money refunded,
            String gateway,
            @Nullable String gatewayReference) {
        this(id, bookingId, status, amount, captured, refunded, gateway, gatewayReference, List.of());
    }

    public Optional<ChargebackView> chargeback(String reference) {
        return chargebacks.stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst();
    }

    public PaymentView with(ChargebackView chargeback) {
        var isKnown = chargeback(chargeback.reference()).isPresent();
        var next = isKnown
                ? chargebacks.stream()
                        .map(each -> each.reference().equals(chargeback.reference()) ? chargeback : each)
                        .toList()
                : Stream.concat(chargebacks.stream(), Stream.of(chargeback)).toList();
        return new PaymentView(id, bookingId, status, amount, captured, refunded, gateway, gatewayReference, next);
    }
}
