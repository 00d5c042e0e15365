package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A step whose outcome the gateway still owes, with all it takes to carry it out again.
 *
 * @param gatewayReference of the authorisation; absent while that is what is waited for
 * @param movement of which the fee is waited for; absent for other steps. Then the reference is that of the movement
 * @param refunded what has gone back of it before; absent while an earlier refund is not settled, for nobody knows then
 * @param accepted the gateway's own name of the step, where it has taken it on and not yet told its outcome
 * @param abandoned nobody waits for the authorisation any more, so it is not to be tried again; nor for what a refund gives back, so that
 *     one is tried again
 * @param evidence SHA-256 of what is to be sent; absent for other steps
 */
public record OutstandingStep(
        String gateway,
        Money amount,
        String paymentMethod,
        @Nullable String gatewayReference,
        @Nullable MovementKind movement,
        @Nullable Money refunded,
        @Nullable String accepted,
        boolean abandoned,
        @Nullable String evidence) {

    public OutstandingStep(
            String gateway,
            Money amount,
            String paymentMethod,
            @Nullable String gatewayReference,
            @Nullable MovementKind movement,
            @Nullable Money refunded,
            @Nullable String accepted,
            boolean abandoned) {
        this(gateway, amount, paymentMethod, gatewayReference, movement, refunded, accepted, abandoned, null);
    }

    public OutstandingStep(
            String gateway,
            Money amount,
            String paymentMethod,
            @Nullable String gatewayReference,
            @Nullable Money refunded,
            boolean abandoned) {
        this(gateway, amount, paymentMethod, gatewayReference, null, refunded, null, abandoned);
    }
}
