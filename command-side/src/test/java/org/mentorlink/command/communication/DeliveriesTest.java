package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Deliveries deliveries = new Deliveries(Clock.fixed(NOON, ZoneOffset.UTC));
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void stop() {
        deliveries.destroy();
    }

    private void failing() {
        tries.incrementAndGet();
        throw new IllegalStateException("ada@example.org is not known");
    }

    @Test
    void those_of_one_recipient_keep_their_order() {
        List<Integer> done = new CopyOnWriteArrayList<>();
        IntStream.range(0, 50).forEach(i -> deliveries.soon("ada", "letter", NOON.plusSeconds(60), () -> done.add(i)));

        deliveries.awaitFirstTries(Duration.ofSeconds(10));

        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void one_that_fails_is_tried_again() {
        deliveries.soon("ada", "letter", NOON.plusSeconds(60), () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
        });

        await().untilAsserted(() -> assertThat(tries).hasValue(2));
    }

    @Test
    void one_that_would_be_too_late_is_not() {
        deliveries.soon("ada", "letter", NOON.plusMillis(900), this::failing);
        deliveries.awaitFirstTries(Duration.ofSeconds(10));

        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(tries).hasValue(1));
    }
}
