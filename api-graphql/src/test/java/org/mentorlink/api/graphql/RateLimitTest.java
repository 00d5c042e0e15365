package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.api.TestClock;
import org.mentorlink.api.ephemeral.InMemoryEphemeralStore;

class RateLimitTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final RateLimits limits = new RateLimits(new InMemoryEphemeralStore(clock), clock);

    /** With many uses, moments are kept together; the promise is the same. */
    @ParameterizedTest
    @CsvSource({"3, 3600", "100, 900", "1000, 60"})
    void no_stretch_of_the_period_holds_more_than_the_limit(int uses, int seconds) {
        var limit = limits.of("test", uses, Duration.ofSeconds(seconds));
        var random = new Random(4711);
        var used = new ArrayList<Long>();
        for (var count = 0; count < uses * 8; count++) {
            clock.advance(Duration.ofMillis(random.nextLong(2 * 1000L * seconds / uses)));
            if (limit.use("somebody") == 0) {
                used.add(clock.millis());
            }
        }

        assertThat(used).hasSizeGreaterThan(uses * 4);
        for (var index = uses; index < used.size(); index++) {
            assertThat(used.get(index) - used.get(index - uses)).isGreaterThanOrEqualTo(seconds * 1000L);
        }
    }

    @Test
    void who_waits_as_long_as_told_is_let_in_and_a_moment_before_is_not() {
        var limit = limits.of("test", 2, Duration.ofHours(1));
        limit.use("ada");
        clock.advance(Duration.ofMillis(1_500));
        limit.use("ada");

        var wait = limit.use("ada");

        assertThat(wait).isEqualTo(3_599);
        clock.advance(Duration.ofMillis(3_598_499));
        assertThat(limit.use("ada")).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(limit.use("ada")).isZero();
    }

    @Test
    void names_and_limits_are_counted_apart() {
        assertThat(limits.of("one", 1, Duration.ofHours(1)).use("ada")).isZero();
        assertThat(limits.of("one", 1, Duration.ofHours(1)).use("bob")).isZero();
        assertThat(limits.of("two", 1, Duration.ofHours(1)).use("ada")).isZero();
        assertThat(limits.of("one", 1, Duration.ofHours(1)).use("ada")).isPositive();
    }

    @Test
    void the_same_thing_again_is_free_and_another_is_not() {
        var limit = limits.of("test", 1, Duration.ofHours(1));

        assertThat(limit.use("ada", "bkg_1")).isZero();
        assertThat(limit.use("ada", "bkg_1")).isZero();
        assertThat(limit.use("ada", "bkg_2")).isPositive();
        assertThat(limit.use("ada", "bkg_1")).isZero();
    }

    @Test
    void what_was_given_back_can_be_used_again_and_the_rest_stays_used() {
        var limit = limits.of("test", 2, Duration.ofHours(1));
        assertThat(limit.take("ada", "bkg_1")).isEqualTo(new RateLimit.Use(0, true));
        assertThat(limit.take("ada", "bkg_1")).isEqualTo(new RateLimit.Use(0, false));
        limit.use("ada", "bkg_2");

        limit.giveBack("ada", "bkg_2");

        assertThat(limit.use("ada", "bkg_3")).isZero();
        assertThat(limit.use("ada", "bkg_4")).isPositive();
        assertThat(limit.use("ada", "bkg_1")).isZero();
    }

    @Test
    void nothing_is_let_in_where_nothing_is_allowed() {
        assertThat(limits.of("test", 0, Duration.ofHours(1)).use("ada")).isEqualTo(3_600);
    }

    @Test
    void many_at_once_do_not_slip_through() {
        var limit = limits.of("test", 10, Duration.ofHours(1));
        var let = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 200)
                    .forEach(unused -> threads.execute(() -> let.addAndGet(limit.use("ada") == 0 ? 1 : 0)));
        }

        assertThat(let).hasValue(10);
    }
}
