package org.mentorlink.bench.peer;

import java.time.Instant;

/** What the peers are asked. */
public record BookingRequest(
        String mentorId, Instant startsAt, String topic, String paymentMethod, String idempotencyKey) {}
