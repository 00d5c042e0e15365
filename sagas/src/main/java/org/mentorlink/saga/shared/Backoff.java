package org.mentorlink.saga.shared;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long a sender waits before the next try. */
@FunctionalInterface
public interface Backoff {

    /** 100 ms before the first retry, and twice as long before each one after it. */
    Backoff EXPONENTIAL = retry -> park(Duration.ofMillis(50L << retry));

    /** @param retry which one is next, from 1 */
    void before(int retry);

    /** Returns early when the thread is interrupted, and leaves the interrupt for the sender to see. */
    private static void park(Duration pause) {
        var end = System.nanoTime() + pause.toNanos();
        for (var left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }
}
