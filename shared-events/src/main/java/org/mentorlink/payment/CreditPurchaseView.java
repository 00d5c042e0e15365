package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A purchase of a pack of credits, as its buyer reads it.
 *
 * @param payBy when nobody waits for the payment any more
 * @param failure the gateway's code, or {@code expired}; absent where it has not failed
 */
public record CreditPurchaseView(
        String id,
        String creditPackId,
        String buyerId,
        Money price,
        Money credits,
        String gateway,
        CreditPurchaseStatus status,
        Instant payBy,
        @Nullable String failure) {}
