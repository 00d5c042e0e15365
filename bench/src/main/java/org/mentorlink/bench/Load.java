package org.mentorlink.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Load on one port for a while.
 *
 * <p>Closed: each connection asks again as soon as it is answered, so a slow server is asked less often. Open: requests
 * are due at a rate whatever becomes of them, and each is timed from when it was due, so that a stall counts for all who
 * would have come meanwhile.
 *
 * @param connections how many, each with a thread of its own
 * @param perSecond how many requests are due in all; 0 for closed
 */
record Load(int port, int connections, Duration time, double perSecond) {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** One request, and what is to be waited for after it. */
    @FunctionalInterface
    interface Work {

        /**
         * @param connection 0 to connections - 1
         * @return null where it was answered as it should be, otherwise what was wrong
         */
        @Nullable String once(HttpConnection http, int connection) throws IOException, InterruptedException;
    }

    static Load closed(int port, int connections, Duration time) {
        return new Load(port, connections, time, 0);
    }

    static Load open(int port, int connections, Duration time, double perSecond) {
        return new Load(port, connections, time, perSecond);
    }

    /**
     * What came of it.
     *
     * @param latencies of what was answered as it should be, in nanoseconds
     * @param elapsed from the first request to the last answer
     * @param fault the first one
     */
    record Outcome(
            Histogram latencies,
            Duration elapsed,
            int failed,
            @Nullable String fault) {

        long count() {
            return latencies.getTotalCount();
        }

        double perSecond() {
            return count() / (elapsed.toNanos() / 1e9);
        }

        /** In milliseconds. */
        double percentile(double percent) {
            return latencies.getValueAtPercentile(percent) / 1e6;
        }

        double longest() {
            return latencies.getMaxValue() / 1e6;
        }
    }

    Outcome run(Work work) throws InterruptedException {
        var latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
        var failed = new AtomicInteger();
        var fault = new AtomicReference<@Nullable String>();
        var gate = new CyclicBarrier(connections);
        var began = new long[connections];
        var ended = new long[connections];
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> running = new ArrayList<>();
            for (var n = 0; n < connections; n++) {
                var connection = n;
                running.add(threads.submit(() -> {
                    try (var http = HttpConnection.to(port)) {
                        gate.await();
                        began[connection] = System.nanoTime();
                        drive(http, connection, began[connection], work, latencies, failed, fault);
                        ended[connection] = System.nanoTime();
                    } catch (Exception broken) {
                        // The others must not wait for it.
                        gate.reset();
                        throw broken;
                    }
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection broke down", e.getCause());
        }
        var first = Long.MAX_VALUE;
        var last = Long.MIN_VALUE;
        for (var n = 0; n < connections; n++) {
            first = Math.min(first, began[n]);
            last = Math.max(last, ended[n]);
        }
        return new Outcome(latencies, Duration.ofNanos(last - first), failed.get(), fault.get());
    }

    private void drive(
            HttpConnection http,
            int connection,
            long began,
            Work work,
            Histogram latencies,
            AtomicInteger failed,
            AtomicReference<@Nullable String> fault)
            throws IOException, InterruptedException {
        var over = began + time.toNanos();
        var step = perSecond > 0 ? (long) (connections / perSecond * 1e9) : 0;
        // Connections that begin together would ask in bursts.
        var due = began + (step > 0 ? ThreadLocalRandom.current().nextLong(step) : 0);
        while (true) {
            var now = System.nanoTime();
            if (step > 0) {
                if (due - over >= 0) {
                    return;
                }
                while (now - due < 0) {
                    LockSupport.parkNanos(due - now);
                    now = System.nanoTime();
                }
            } else {
                if (now - over >= 0) {
                    return;
                }
                due = now;
            }
            @Nullable String wrong = work.once(http, connection);
            if (wrong == null) {
                latencies.recordValue(Math.min(System.nanoTime() - due, LONGEST_NANOS));
            } else {
                failed.incrementAndGet();
                fault.compareAndSet(null, wrong);
            }
            due += step;
        }
    }
}
