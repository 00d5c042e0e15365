package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * What a gateway took back of a payment.
 *
 * @param reference the gateway's own name of it
 * @param amount as the gateway states it, also where that is not the payment's currency
 * @param reversed the gateway has given it back
 * @param evidence what was sent last against it; absent where nothing was
 */
public record ChargebackView(
        String reference,
        Money amount,
        boolean reversed,
        @Nullable EvidenceView evidence) {}
