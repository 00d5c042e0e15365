package org.mentorlink.app.store;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * A thread for each command, so that one sent by a saga is stored by itself. Counts them, from the moment they
 * are sent until their answer has been delivered.
 */
final class CommandThreads implements Executor, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(CommandThreads.class);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("command-", 0).factory());
    private final AtomicInteger underWay = new AtomicInteger();
    private final Signal changes;

    CommandThreads(Signal changes) {
        this.changes = changes;
    }

    @Override
    public void execute(Runnable command) {
        underWay.incrementAndGet();
        try {
            threads.execute(() -> {
                try {
                    command.run();
                } finally {
                    ended();
                }
            });
        } catch (RuntimeException refused) {
            ended();
            throw refused;
        }
    }

    private void ended() {
        underWay.decrementAndGet();
        changes.raise();
    }

    boolean idle() {
        return underWay.get() == 0;
    }

    /**
     * Waits until what was begun is done, and its answer given. Called when no more commands come, and while there is still
     * somewhere to store events.
     *
     * @param patience after which whoever waits for an answer is told that there will be none
     */
    void finish(Duration patience) {
        try {
            if (!changes.await(this::idle, patience)) {
                log.warn("{} commands are not done after {} s", underWay.get(), patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
