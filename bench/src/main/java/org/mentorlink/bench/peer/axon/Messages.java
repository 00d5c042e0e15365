package org.mentorlink.bench.peer.axon;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What the stock application says. */
final class Messages {

    private Messages() {}

    record RequestBooking(
            @TargetAggregateIdentifier String bookingId,
            String mentorId,
            String menteeId,
            Instant startsAt,
            String topic,
            String paymentMethod,
            String idempotencyKey) {}

    record BookingRequested(
            String bookingId,
            String mentorId,
            String menteeId,
            Instant startsAt,
            Instant endsAt,
            String topic,
            long priceMinor,
            String currency,
            String paymentMethod,
            String idempotencyKey,
            Instant holdExpiresAt) {}

    /** @param step 1 to {@link #STEPS} */
    record TakeStep(@TargetAggregateIdentifier String bookingId, int step) {}

    record StepTaken(String bookingId, int step) {}

    /** From the request to the booking that awaits its mentor: one calendar, the other one, the payment. */
    static final int STEPS = 3;
}
