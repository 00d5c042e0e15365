package org.mentorlink.query.payment.reconciliation;

import java.time.Duration;
import java.time.Instant;

/**
 * What is compared.
 *
 * @param from first moment
 * @param to first moment after it
 */
record Period(Instant from, Instant to) {

    /** So far around the period the other side of a movement is looked for; found there, it is a matter of timing. */
    static final Duration AROUND = Duration.ofDays(7);

    /** So far apart the two sides may book the same movement. */
    static final Duration APART = Duration.ofDays(1);

    Instant earliest() {
        return from.minus(AROUND);
    }

    Instant latest() {
        return to.plus(AROUND);
    }

    boolean isAround(Instant at) {
        return !at.isBefore(earliest()) && at.isBefore(latest());
    }
}
