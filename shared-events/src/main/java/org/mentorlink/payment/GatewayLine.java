package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * One movement in a gateway's own books.
 *
 * @param reference the gateway's own name of it
 * @param merchantReference our key that the gateway was given with it; absent for what the gateway began
 * @param amount before the fee; more than nothing, whichever way it moves
 * @param feeMinor what the gateway kept of it, in minor units of its currency
 */
public record GatewayLine(
        MovementKind kind,
        String reference,
        @Nullable String merchantReference,
        Money amount,
        long feeMinor,
        Instant bookedAt) {}
