package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;

/**
 * Where a payment is.
 *
 * @param gatewayReference the gateway's name of what was authorised first; absent where nothing was
 */
public record PaymentAtGateway(String gateway, @Nullable String gatewayReference) {}
