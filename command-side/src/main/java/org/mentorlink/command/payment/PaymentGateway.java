package org.mentorlink.command.payment;

import org.mentorlink.shared.Money;

/**
 * A payment gateway. Every step has a key: the same key is carried out once, and answered the same each time.
 *
 * <p>All steps throw {@link GatewayTimeout} when the outcome is unknown, also when it is merely not known yet.
 */
public interface PaymentGateway {

    /** The name by which bookings choose it. */
    String name();

    Capabilities capabilities();

    /**
     * Holds the amount on the payer's account.
     *
     * @param paymentMethod the gateway's token for it
     * @param description what the gateway keeps beside it: ids only, nothing personal
     */
    GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description);

    /** @param authorization reference of the authorisation */
    GatewayAnswer capture(String key, String authorization, Money amount);

    /** @param authorization reference of the authorisation */
    GatewayAnswer voidAuthorization(String key, String authorization);

    /** @param authorization reference of the authorisation that was captured */
    GatewayAnswer refund(String key, String authorization, Money amount);

    /** @param recipient id of the mentor whose account it goes to */
    GatewayAnswer transfer(String key, Money amount, String recipient);

    /** Says what became of a step. */
    GatewayAnswer inquire(String key);

    /**
     * What a gateway can do.
     *
     * @param authorizeThenCapture holds money before it takes it
     * @param partialRefund returns less than was captured
     * @param asynchronousRefund answers a refund later; until then its outcome is unknown
     */
    record Capabilities(boolean authorizeThenCapture, boolean partialRefund, boolean asynchronousRefund) {}
}
