package org.mentorlink.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Writes together what comes at the same time: whoever's turn it is takes everything that waits with its own part, and the
 * others find theirs done. Nobody waits for company; without any, a part is written by itself.
 *
 * <p>Where some of them cannot be written together because of one, each is written by itself, so that it fails alone. Where
 * nothing can be written, all fail at once, and not one after another.
 *
 * @param <T> of what a part consists
 */
final class GroupCommit<T> {

    /** Parts in one go: no more than keeps the others waiting for a few milliseconds. */
    static final int MOST = 100;

    private final Consumer<List<T>> write;
    private final Predicate<RuntimeException> ownFault;
    private final ConcurrentLinkedQueue<Part<T>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param write stores all or, throwing, nothing of what it is given, for good
     * @param ownFault whether it failed because of what was to be written; otherwise whatever is written now would fail
     */
    GroupCommit(Consumer<List<T>> write, Predicate<RuntimeException> ownFault) {
        this.write = write;
        this.ownFault = ownFault;
    }

    /**
     * Returns when it is stored for good.
     *
     * @throws RuntimeException as storing it failed; what failed for several is the cause of one of each one's own
     */
    void append(List<? extends T> content) {
        var part = new Part<T>(List.copyOf(content));
        waiting.add(part);
        turn.lock();
        try {
            while (!part.done) {
                writeWaiting();
            }
        } finally {
            turn.unlock();
        }
        if (part.failure != null) {
            throw part.failure;
        }
    }

    /** Parts that nobody writes yet. */
    int waiting() {
        return waiting.size();
    }

    private void writeWaiting() {
        List<Part<T>> group = new ArrayList<>(MOST);
        for (Part<T> next; group.size() < MOST && (next = waiting.poll()) != null; ) {
            group.add(next);
        }
        var failure = failureOf(() -> write.accept(
                group.stream().flatMap(part -> part.content.stream()).toList()));
        if (failure == null || group.size() == 1) {
            group.forEach(part -> part.done(failure));
        } else if (ownFault.test(failure)) {
            writeEach(group);
        } else {
            group.forEach(part -> part.done(shared(failure)));
        }
    }

    /** Each by itself, until nothing can be written any more. */
    private void writeEach(List<Part<T>> group) {
        RuntimeException away = null;
        for (var part : group) {
            if (away != null) {
                part.done(shared(away));
                continue;
            }
            var failure = failureOf(() -> write.accept(part.content));
            part.done(failure);
            if (failure != null && !ownFault.test(failure)) {
                away = failure;
            }
        }
    }

    /** An error too: whoever appends has to learn of it as a failure that is rolled back, and nobody may wait for ever. */
    private static @Nullable RuntimeException failureOf(Runnable writing) {
        try {
            writing.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        } catch (Error e) {
            return new EventStoreException("Storing events broke off", e);
        }
    }

    private static RuntimeException shared(RuntimeException failure) {
        return new EventStoreException("Nothing can be stored at present", failure);
    }

    /** Guarded by the turn. */
    private static final class Part<T> {

        private final List<T> content;
        private boolean done;
        private @Nullable RuntimeException failure;

        private Part(List<T> content) {
            this.content = content;
        }

        private void done(@Nullable RuntimeException why) {
            done = true;
            failure = why;
        }
    }
}
