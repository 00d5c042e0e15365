package org.mentorlink.booking;

import java.time.Duration;
import java.time.Instant;
import org.mentorlink.shared.Money;

/**
 * What a mentee's cancellation costs (I10, I11). A copy is kept on each booking, so a later version never changes what
 * was promised.
 *
 * @param version rises with each change of the rule
 * @param fullRefundBefore cancelled by the mentee more than this before the start: everything is refunded; at exactly
 *     this it is not
 * @param lockedWithin less than this before the start: no rescheduling, and a cancellation is a strike
 */
public record CancellationPolicy(int version, Duration fullRefundBefore, Duration lockedWithin) {

    public static final CancellationPolicy CURRENT =
            new CancellationPolicy(1, Duration.ofHours(24), Duration.ofHours(4));

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
