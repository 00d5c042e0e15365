package org.mentorlink.api.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * At most so many uses by one name within any stretch of the period. A token bucket would let more through in a stretch
 * that begins before a refill, and "at most 3 per hour" (I7) means any hour; so the moments themselves are kept.
 */
public final class RateLimit {

    private static final long NAMES = 100_000;

    private final int uses;
    private final Duration period;
    private final Clock clock;
    private final Cache<String, ArrayDeque<Instant>> used =
            Caffeine.newBuilder().maximumSize(NAMES).build();

    public RateLimit(int uses, Duration period, Clock clock) {
        this.uses = uses;
        this.period = period;
        this.clock = clock;
    }

    /** Uses it once and answers 0; or, used up, answers after how many seconds it can be used again. */
    public long use(String name) {
        var moments = used.get(name, unused -> new ArrayDeque<>());
        synchronized (moments) {
            var now = clock.instant();
            while (!moments.isEmpty() && !moments.peekFirst().plus(period).isAfter(now)) {
                moments.removeFirst();
            }
            if (moments.size() < uses) {
                moments.addLast(now);
                return 0;
            }
            var wait = moments.isEmpty()
                    ? period
                    : Duration.between(now, moments.peekFirst().plus(period));
            return Math.max(1, wait.plusMillis(999).toSeconds());
        }
    }
}
