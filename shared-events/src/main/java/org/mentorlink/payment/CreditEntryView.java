package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * One thing that happened to a member's credits.
 *
 * @param id of the event
 * @param type such as {@code CreditsSpent}
 * @param lotId where it is about one lot
 * @param paymentId where it is about a payment
 */
public record CreditEntryView(
        String id,
        long position,
        Instant at,
        String creditAccountId,
        String type,
        Money amount,
        @Nullable String lotId,
        @Nullable String paymentId) {}
