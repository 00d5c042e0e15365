package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/** A payment as its parties and staff read it. */
public record PaymentView(
        String id,
        String bookingId,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money refunded,
        String gateway,
        @Nullable String gatewayReference) {}
