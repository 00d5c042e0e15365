package org.mentorlink.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mentorlink.shared.Money;

/**
 * What a mentee's cancellation costs (I10, I11). A copy is kept on each booking, so a later version never changes what
 * was promised.
 *
 * @param name which of the policies a deployment can choose from; those from before there was a choice are the standard one
 * @param version rises with each change of the rule of that name
 * @param fullRefundBefore cancelled by the mentee more than this before the start: everything is refunded; at exactly
 *     this it is not
 * @param lockedWithin less than this before the start: no rescheduling, and a cancellation is a strike
 */
public record CancellationPolicy(String name, int version, Duration fullRefundBefore, Duration lockedWithin) {

    public static final CancellationPolicy STANDARD =
            new CancellationPolicy("standard", 1, Duration.ofHours(24), Duration.ofHours(4));

    private static final List<CancellationPolicy> IN_FORCE = List.of(
            STANDARD,
            new CancellationPolicy("flexible", 1, Duration.ofHours(4), Duration.ofHours(1)),
            new CancellationPolicy("strict", 1, Duration.ofHours(72), Duration.ofHours(24)));

    public CancellationPolicy {
        name = Objects.requireNonNullElse(name, "standard");
    }

    /**
     * The version of a policy that bookings are made under now.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public static CancellationPolicy named(String name) {
        return IN_FORCE.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no cancellation policy \"" + name + "\"; choose standard, flexible or strict."));
    }

    /** What the mentee gets back of the price when they cancel at that moment. */
    public Money refundForMentee(Money price, Instant startsAt, Instant at) {
        return at.isBefore(fullRefundUntil(startsAt)) ? price : price.zero();
    }

    /** The moment from which a mentee's cancellation is no longer refunded. */
    public Instant fullRefundUntil(Instant startsAt) {
        return startsAt.minus(fullRefundBefore);
    }

    /** The last moment at which the mentee may ask for another time. */
    public Instant rescheduleUntil(Instant startsAt) {
        return startsAt.minus(lockedWithin);
    }

    public boolean isStrike(Instant startsAt, Instant at) {
        return at.isAfter(rescheduleUntil(startsAt));
    }
}
