package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A payout as its mentor and staff read it.
 *
 * @param amount what the mentor earns
 * @param recovered how much of it settled what the mentor owed; the rest was transferred
 * @param reversed how much of what was transferred has been taken back since; absent for nothing
 * @param gateway that it was transferred by, or is
 * @param payoutBatchId with which others it was transferred; absent where it was by itself, or is not yet
 * @param scheduledPosition position of its first event; newer payouts have a higher one
 */
public record PayoutView(
        String id,
        String bookingId,
        String mentorId,
        Money amount,
        Money recovered,
        PayoutStatus status,
        Instant dueAt,
        @Nullable Instant paidAt,
        @Nullable String gatewayReference,
        @Nullable Money reversed,
        @Nullable String gateway,
        @Nullable String payoutBatchId,
        long scheduledPosition) {}
