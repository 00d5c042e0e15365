package org.mentorlink.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Watches in a thread of its own while something is done. What goes wrong there goes wrong here. */
final class Beside implements AutoCloseable {

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    @FunctionalInterface
    interface Step {

        void take() throws Exception;
    }

    /** @return what the watcher has seen, once both are done */
    <T> T whileDoing(Callable<T> watcher, Step step) throws Exception {
        var watching = thread.submit(watcher);
        step.take();
        try {
            return watching.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing was seen", e.getCause());
        }
    }

    /** Whoever still watches is not waited for. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
