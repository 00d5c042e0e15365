package org.mentorlink.command.communication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Sends what must not be written down, off the path of whoever asked for it: a few tries with growing pauses, and none
 * after its time is over. A restart forgets what is under way; its reader asks for another link.
 */
@Component
public class Deliveries implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final int THREADS = 4;
    private static final int MOST = 10_000;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));

    /** One recipient's first tries follow each other, so that the newest link is the one that comes last. */
    private final List<ScheduledExecutorService> threads = Stream.generate(
                    () -> Executors.newSingleThreadScheduledExecutor(
                            Thread.ofVirtual().name("delivery-", 0).factory()))
            .limit(THREADS)
            .toList();

    private final Semaphore room = new Semaphore(MOST);
    private final Set<CompletableFuture<Void>> firstTries = ConcurrentHashMap.newKeySet();
    private final Clock wallClock;

    Deliveries(@Qualifier("wallClock") Clock wallClock) {
        this.wallClock = wallClock;
    }

    /**
     * Does it soon; returns at once.
     *
     * @param recipient whose deliveries keep their order
     * @param what for the log; names no secret and no address
     * @param until when it is of no use any more, by the wall clock
     */
    void soon(Object recipient, String what, Instant until, Runnable sending) {
        if (!room.tryAcquire()) {
            log.error("{} is not sent: too many are waiting", what);
            return;
        }
        var first = new CompletableFuture<Void>();
        firstTries.add(first);
        var thread = threads.get(Math.floorMod(recipient.hashCode(), THREADS));
        thread.execute(() -> {
            try {
                attempt(thread, what, until, sending, 0);
            } finally {
                firstTries.remove(first);
                first.complete(null);
            }
        });
    }

    private void attempt(ScheduledExecutorService thread, String what, Instant until, Runnable sending, int tries) {
        try {
            sending.run();
            room.release();
        } catch (RuntimeException failure) {
            // The message of a mail server may name an address.
            var kind = failure.getClass().getSimpleName();
            if (tries < PAUSES.size()
                    && wallClock.instant().plus(PAUSES.get(tries)).isBefore(until)) {
                log.warn("{} is tried again: {}", what, kind);
                thread.schedule(
                        () -> attempt(thread, what, until, sending, tries + 1),
                        PAUSES.get(tries).toMillis(),
                        TimeUnit.MILLISECONDS);
            } else {
                room.release();
                log.error("{} was not sent: {}", what, kind);
            }
        }
    }

    /** Waits until everything asked for before has been tried once. */
    public void awaitFirstTries(Duration atMost) {
        var all = CompletableFuture.allOf(firstTries.toArray(CompletableFuture[]::new));
        try {
            all.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            log.debug("deliveries take long");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void destroy() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }
}
