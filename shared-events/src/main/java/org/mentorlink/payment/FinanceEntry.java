package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that moved money, in the terms of the ledger. Its form is a promise to those who read it elsewhere, see
 * docs/finance-events.md: fields are added, never renamed or removed.
 *
 * @param type such as {@code PaymentCaptured}: an event of docs/events.md, without its context
 * @param streamId whose event it is: a payment, a payout, a booking or somebody's credits
 * @param sequence within the stream, from 0; not every event of a stream moves money
 * @param actorId who brought it about, as the audit says it; the same for role, correlation and causation
 * @param bookingId absent where it is not about a booking, such as credits that expire
 * @param paymentId where it is an event of a payment
 * @param payoutId where it is an event of a payout
 * @param mentorId where the event names whose payout it is
 * @param gatewayReference the gateway's own name of what it did, where the event tells it
 * @param lines debits and credits, equal in sum in every currency
 * @param bookedAt when the gateway booked what staff post later on; absent for all else, and not told outside
 */
public record FinanceEntry(
        long position,
        Instant at,
        String eventId,
        String type,
        String streamId,
        long sequence,
        String actorId,
        String actorRole,
        String correlationId,
        @Nullable String causationId,
        @Nullable String bookingId,
        @Nullable String paymentId,
        @Nullable String payoutId,
        @Nullable String mentorId,
        @Nullable String gatewayReference,
        List<LedgerEntryView.Line> lines,
        @Nullable Instant bookedAt) {}
