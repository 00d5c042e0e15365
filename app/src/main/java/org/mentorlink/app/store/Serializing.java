package org.mentorlink.app.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Threads that last, for writing and encrypting events. Tink makes a source of random numbers for every thread that
 * encrypts, and looks for a provider that is not there each time: for a command's own thread, which handles nothing else, that
 * costs more than all the rest of storing its events.
 */
final class Serializing implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            2 * Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("serializing-", 0).daemon().factory());

    /** Does it and waits until it is done; throws what it throws. */
    void run(Runnable work) {
        if (!Thread.currentThread().isVirtual()) {
            work.run();
            return;
        }
        try {
            threads.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted before events were stored", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new EventStoreException("Serializing events failed", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
