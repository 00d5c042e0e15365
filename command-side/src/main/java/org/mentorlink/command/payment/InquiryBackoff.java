package org.mentorlink.command.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a gateway that did not answer is asked again: soon at first, then ever more rarely. */
final class InquiryBackoff {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6));

    private InquiryBackoff() {}

    /** @param attempt how often there was no answer, from 1 */
    static Instant askAgainAt(Instant now, int attempt) {
        return now.plus(WAITS.get(Math.min(attempt, WAITS.size()) - 1));
    }
}
