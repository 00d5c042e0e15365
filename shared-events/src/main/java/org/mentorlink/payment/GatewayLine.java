package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * One movement in a gateway's own books.
 *
 * @param reference the gateway's own name of it
 * @param merchantReference our key that the gateway was given with it; absent for what the gateway began
 * @param amount before the fee; more than nothing, whichever way it moves, but for {@linkplain MovementKind#isOfTheAccount what the
 *     gateway does by itself}: what left the account, less than nothing where it came to it
 * @param feeMinor what the gateway kept of it, in minor units of its currency
 */
public record GatewayLine(
        MovementKind kind,
        String reference,
        @Nullable String merchantReference,
        Money amount,
        long feeMinor,
        Instant bookedAt) {

    /** More minor units than any gateway moves at once; those of as many lines as are compared can still be added up. */
    public static final long MOST_MINOR = 1_000_000_000_000L;

    /** Whether its amount and fee are such as gateways have. */
    @JsonIgnore
    public boolean isPlausible() {
        return isPlausible(amount.amountMinor()) && isPlausible(feeMinor);
    }

    /** @param minor of an amount or a fee, whichever way it moves */
    public static boolean isPlausible(long minor) {
        return -MOST_MINOR <= minor && minor <= MOST_MINOR;
    }
}
