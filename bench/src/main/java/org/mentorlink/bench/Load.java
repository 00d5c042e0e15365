package org.mentorlink.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
 * @param most requests; it ends with the last one, even before its time
 */
record Load(int port, int connections, Duration time, double perSecond, long most) {

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
        return new Load(port, connections, time, 0, Long.MAX_VALUE);
    }

    static Load open(int port, int connections, Duration time, double perSecond) {
        return new Load(port, connections, time, perSecond, Long.MAX_VALUE);
    }

    Load atMost(long requests) {
        return new Load(port, connections, time, perSecond, requests);
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Opening {

        /** @param connection 0 to connections - 1 */
        HttpConnection open(int connection) throws IOException;
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

    /**
     * @throws IllegalStateException when a connection cannot be opened, or breaks; its cause is what came first, and the
     *     others stop after the request they are at
     */
    Outcome run(Work work) throws InterruptedException {
        return run(connection -> HttpConnection.to(port), work);
    }

    /** As above, with connections from elsewhere. All are open before the first asks. */
    Outcome run(Opening opening, Work work) throws InterruptedException {
        var round = new Round(new AtomicLong(most));
        List<HttpConnection> open = new ArrayList<>();
        try {
            for (var n = 0; n < connections; n++) {
                open.add(opening.open(n));
            }
            drive(open, work, round);
        } catch (IOException e) {
            throw new IllegalStateException("a connection broke down", e);
        } finally {
            open.forEach(Load::close);
        }
        @Nullable Throwable broken = round.broken.get();
        if (broken != null) {
            throw new IllegalStateException("a connection broke down", broken);
        }
        return new Outcome(
                round.latencies,
                Duration.ofNanos(round.last.get() - round.first.get()),
                round.failed.get(),
                round.fault.get());
    }

    private static void close(HttpConnection http) {
        try {
            http.close();
        } catch (IOException nothingIsLost) {
            // What was to be sent has been answered, or it broke before.
        }
    }

    /** What the threads tell. */
    private record Round(
            AtomicLong left,
            Histogram latencies,
            AtomicInteger failed,
            AtomicReference<@Nullable String> fault,
            AtomicReference<@Nullable Throwable> broken,
            AtomicLong first,
            AtomicLong last) {

        Round(AtomicLong left) {
            this(
                    left,
                    new ConcurrentHistogram(LONGEST_NANOS, 3),
                    new AtomicInteger(),
                    new AtomicReference<>(),
                    new AtomicReference<>(),
                    new AtomicLong(Long.MAX_VALUE),
                    new AtomicLong(Long.MIN_VALUE));
        }

        /** Whether one more is to be sent. */
        boolean goesOn() {
            return broken.get() == null && left.getAndDecrement() > 0;
        }
    }

    private void drive(List<HttpConnection> open, Work work, Round round) throws InterruptedException {
        var ready = new CountDownLatch(open.size());
        try (var threads = Executors.newFixedThreadPool(open.size())) {
            for (var n = 0; n < open.size(); n++) {
                var connection = n;
                threads.execute(() -> {
                    try {
                        ready.countDown();
                        ready.await();
                        var began = System.nanoTime();
                        round.first.accumulateAndGet(began, Math::min);
                        drive(open.get(connection), connection, began, work, round);
                        round.last.accumulateAndGet(System.nanoTime(), Math::max);
                    } catch (Throwable broken) {
                        round.broken.compareAndSet(null, broken);
                    }
                });
            }
        }
    }

    private void drive(HttpConnection http, int connection, long began, Work work, Round round)
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
            if (!round.goesOn()) {
                return;
            }
            @Nullable String wrong = work.once(http, connection);
            if (wrong == null) {
                round.latencies.recordValue(Math.min(System.nanoTime() - due, LONGEST_NANOS));
            } else {
                round.failed.incrementAndGet();
                round.fault.compareAndSet(null, wrong);
            }
            due += step;
        }
    }
}
