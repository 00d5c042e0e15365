package org.mentorlink.command.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /**
     * How long after a gateway was asked for something for the last time it may still do it, though it says that it knows nothing
     * of it. Connections break within minutes and queues of gateways are worked off within hours; Stripe keeps a key, and what it was
     * used for, for a day. What nobody knows of after that never arrived.
     */
    static final Duration LONGEST_UNDER_WAY = Duration.ofHours(24);

    private InquiryBackoff() {}

    /** @param attempt how often there was no answer, from 1 */
    static Instant askAgainAt(Instant now, int attempt) {
        return now.plus(waitAfter(attempt));
    }

    /**
     * Whether a gateway may still do what it was asked for once and says it knows nothing of.
     *
     * @param attempt how often there was no answer, from 1; 0 where it is not known to have been asked at all
     */
    static boolean mayStillArrive(int attempt) {
        var since = IntStream.rangeClosed(1, attempt)
                .mapToObj(InquiryBackoff::waitAfter)
                .reduce(Duration.ZERO, Duration::plus);
        return attempt > 0 && since.compareTo(LONGEST_UNDER_WAY) < 0;
    }

    private static Duration waitAfter(int attempt) {
        return WAITS.get(Math.min(attempt, WAITS.size()) - 1);
    }

    /** @param since when nothing was asked for any more; absent where that is not known */
    static boolean neverArrived(@Nullable Instant since, Instant now) {
        return since != null && !now.isBefore(since.plus(LONGEST_UNDER_WAY));
    }
}
