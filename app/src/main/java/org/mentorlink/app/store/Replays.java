package org.mentorlink.app.store;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What processors read that are far behind. Those that are near each other share it, so that each event is read and decoded
 * once; who is ahead waits a little for the others.
 */
final class Replays {

    /** Events that are read at once. */
    static final int CHUNK = 500;

    /** So many chunks are kept for those that follow. */
    private static final int KEPT = 8;

    private final EventFeed.Log events;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Set<Reader> readers = new HashSet<>();

    /** By the position that each is behind. */
    private final NavigableMap<Long, Chunk> chunks = new TreeMap<>();

    private static final class Chunk extends CompletableFuture<List<TrackedEventMessage<?>>> {}

    /** @param patience so long one that does not come along is waited for; then it reads for itself until it is near again */
    Replays(EventFeed.Log events, Duration patience) {
        this.events = events;
        this.patience = patience;
    }

    Reader begin() {
        return new Reader();
    }

    /** One that is far behind. */
    final class Reader {

        private long position;
        private boolean late;

        /** Some of the events behind a position, in order; none where there are none. */
        List<TrackedEventMessage<?>> after(long behind) {
            @Nullable Chunk own = null;
            @Nullable Chunk chunk;
            lock.lock();
            try {
                arrive(behind);
                awaitOthers();
                chunk = chunks.get(behind);
                // What others need is not given up for one that comes late.
                if (chunk == null && behind >= eldest()) {
                    own = new Chunk();
                    put(behind, own);
                    chunk = own;
                }
            } finally {
                lock.unlock();
            }
            if (own != null) {
                load(behind, own);
            }
            return chunk == null ? events.after(behind, CHUNK) : result(chunk);
        }

        private void arrive(long behind) {
            readers.add(this);
            position = behind;
            late = late && behind < eldest();
            moved.signalAll();
        }

        private void load(long behind, Chunk own) {
            try {
                own.complete(events.after(behind, CHUNK));
            } catch (RuntimeException | Error e) {
                lock.lock();
                try {
                    chunks.remove(behind, own);
                } finally {
                    lock.unlock();
                }
                own.completeExceptionally(e);
            }
        }

        /** It is near the head, or reads no more. */
        void end() {
            lock.lock();
            try {
                if (readers.remove(this) && readers.isEmpty()) {
                    chunks.clear();
                }
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Until there is room for what it asks for, or somebody else has read that, or was so much faster that it is late itself. */
        private void awaitOthers() {
            var left = patience.toNanos();
            try {
                while (chunks.size() >= KEPT
                        && position >= eldest()
                        && !chunks.containsKey(position)
                        && readers.stream().anyMatch(this::isToCome)) {
                    if (left <= 0) {
                        readers.stream().filter(this::isToCome).forEach(other -> other.late = true);
                    } else {
                        left = moved.awaitNanos(left);
                    }
                }
            } catch (InterruptedException e) {
                // Whoever asks finds it interrupted, and gets what it asked for.
                Thread.currentThread().interrupt();
            }
        }

        /** Whether it has still to ask for the eldest that is kept. */
        private boolean isToCome(Reader other) {
            return other != this && !other.late && other.position < eldest();
        }
    }

    private void put(long behind, Chunk chunk) {
        if (chunks.size() >= KEPT) {
            chunks.pollFirstEntry();
        }
        chunks.put(behind, chunk);
        moved.signalAll();
    }

    private long eldest() {
        return chunks.isEmpty() ? Long.MIN_VALUE : chunks.firstKey();
    }

    private static List<TrackedEventMessage<?>> result(Chunk chunk) {
        try {
            return chunk.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
