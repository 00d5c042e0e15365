package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * One transfer that pays out several bookings, as its mentor and staff read it.
 *
 * @param net what is transferred; nothing where all of it settles debts
 * @param recovered how much of what was earned settles what the mentor owes; less than nothing where the platform owed it
 * @param gatewayReference the gateway's name of the transfer; absent until it is sent, and where nothing was transferred
 * @param failure what the gateway said where it failed
 * @param requestedPosition position of its first event; newer batches have a higher one
 */
public record PayoutBatchView(
        String id,
        String mentorId,
        String gateway,
        PayoutBatchStatus status,
        Money net,
        Money recovered,
        List<PayoutShare> shares,
        Instant requestedAt,
        @Nullable Instant paidAt,
        @Nullable String gatewayReference,
        @Nullable String failure,
        long requestedPosition) {}
