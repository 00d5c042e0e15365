package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * Where a payment is.
 *
 * @param gatewayReference the gateway's name of what was authorised first; absent where nothing was
 * @param refunded what has gone back of it by refunds, but for what was paid once more
 */
public record PaymentAtGateway(String gateway, @Nullable String gatewayReference, Money refunded) {}
