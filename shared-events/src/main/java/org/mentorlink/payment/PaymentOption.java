package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;

/**
 * A gateway that takes a currency.
 *
 * @param usual whether it takes what names no gateway
 * @param publishableKey with which the gateway's script begins; absent where it has none, or is not set up for pages
 */
public record PaymentOption(
        String gateway,
        boolean usual,
        PaymentFlow flow,
        @Nullable String publishableKey) {

    /** Of a gateway without a script. */
    public PaymentOption(String gateway, boolean usual, PaymentFlow flow) {
        this(gateway, usual, flow, null);
    }
}
