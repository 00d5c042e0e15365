package org.mentorlink.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.TestClock;
import org.mentorlink.api.ephemeral.InMemoryEphemeralStore;

class LockoutTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestClock clock = new TestClock(NOON);
    private final Lockout lockout = new Lockout(new InMemoryEphemeralStore(clock), clock);

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            assertThat(lockout.begin("ada").locked()).isFalse();
        }
    }

    @Test
    void the_fifth_failure_locks_for_a_minute_and_each_further_one_for_twice_as_long_up_to_a_day() {
        fail(4);
        assertThat(lockout.of("ada").until()).isNull();
        var expected = Duration.ofMinutes(1);
        for (var failure = 5; failure < 20; failure++) {
            fail(1);
            var until = lockout.of("ada").until();
            assertThat(until).isEqualTo(clock.instant().plus(expected));
            assertThat(lockout.begin("ada").locked()).isTrue();
            clock.advance(expected);
            expected = expected.multipliedBy(2).compareTo(Duration.ofDays(1)) < 0
                    ? expected.multipliedBy(2)
                    : Duration.ofDays(1);
        }
        assertThat(expected).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void a_try_while_locked_counts_nothing() {
        fail(5);
        lockout.begin("ada");

        assertThat(lockout.of("ada").count()).isEqualTo(5);
        assertThat(lockout.of("grace")).isEqualTo(Lockout.Failures.NONE);
    }

    @Test
    void success_and_a_day_of_quiet_forget_everything() {
        fail(5);
        lockout.clear("ada");
        assertThat(lockout.of("ada")).isEqualTo(Lockout.Failures.NONE);

        fail(4);
        clock.advance(Duration.ofDays(1));
        assertThat(lockout.of("ada")).isEqualTo(Lockout.Failures.NONE);
    }

    @Test
    void many_tries_at_once_are_no_way_around() {
        var open = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 100)
                    .forEach(unused -> threads.execute(() -> {
                        if (!lockout.begin("ada").locked()) {
                            open.incrementAndGet();
                        }
                    }));
        }

        assertThat(open).hasValue(5);
    }
}
