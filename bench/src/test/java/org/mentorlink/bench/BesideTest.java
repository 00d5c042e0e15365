package org.mentorlink.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes on beside the measuring fails it when it fails. */
@Timeout(30)
class BesideTest {

    private final AtomicBoolean dead = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void whatIsSeenIsTold() throws Exception {
        try (var beside = new Beside()) {
            assertThat(beside.whileDoing(() -> "seen", answered::incrementAndGet))
                    .isEqualTo("seen");
        }
        assertThat(answered).hasValue(1);
    }

    @Test
    void aWatcherThatFailsFailsTheRound() {
        try (var beside = new Beside()) {
            assertThatThrownBy(() -> beside.whileDoing(
                            () -> {
                                throw new IllegalStateException("the event never came");
                            },
                            answered::incrementAndGet))
                    .hasRootCauseMessage("the event never came");
        }
    }

    @Test
    void itIsKilledUnderLoad() throws Exception {
        Restarts.killUnder(this::ask, 20, () -> dead.set(true));
        assertThat(answered).hasValueGreaterThanOrEqualTo(20);
    }

    @Test
    void whatIsRefusedIsNoLoad() {
        assertThatThrownBy(() -> Restarts.killUnder(() -> Faults.none("429"), 20, () -> dead.set(true)))
                .hasRootCauseMessage("not answered as it should be: 429");
    }

    @Test
    void neitherIsWhatBreaksByItself() {
        assertThatThrownBy(() -> Restarts.killUnder(
                        () -> {
                            dead.set(answered.get() == 5);
                            ask();
                        },
                        20,
                        () -> dead.set(true)))
                .hasStackTraceContaining("it broke before it was killed");
    }

    /** Of seven samples the longest is no percentile. */
    @Test
    void whatMostAreBelowIsToldOfEnoughOnly() {
        var latencies = new Histogram(3);
        for (var n = 1; n < 100; n++) {
            latencies.recordValue(n * 1_000_000L);
        }
        assertThat(Acknowledged.percentiles(latencies)).containsOnlyKeys("median, ms", "samples");
        latencies.recordValue(100_000_000L);
        assertThat(Acknowledged.percentiles(latencies))
                .containsOnlyKeys("median, ms", "99 %, ms", "samples")
                .containsEntry("samples", 100.0);
    }

    private void ask() throws IOException {
        if (dead.get()) {
            throw new SocketException("reset");
        }
        answered.incrementAndGet();
    }
}
