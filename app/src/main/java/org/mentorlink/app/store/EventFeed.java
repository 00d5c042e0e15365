package org.mentorlink.app.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the events of the log to the processors of this process (docs/decisions/0087-one-reader-for-all.md).
 *
 * <p>What is new is read once, for all of them, and each is woken only for what it handles: what a processor has said that it does
 * not handle ({@link BlockingStream#skipMessagesWithPayloadTypeOf}) passes it by, and is handed to it now and then so that its
 * token moves on. Processors that are behind, as after a start, share what they read as long as they are near each other.
 *
 * <p>The log must have its appends one after another: what is behind a position that was read is all there ever will be.
 */
final class EventFeed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);

    /** So many of the newest events are kept: a few megabytes. */
    static final int RECENT = 2_048;

    /** What is appended by others, and what was not told, is noticed after this long. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /**
     * So long one who reads waits at most. Axon counts its patience by the clock of events: where that is set back, it is as long
     * as that.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Log events;
    private final EventStorageEngine tokens;
    private final Runnable advanced;
    /** Of those that replay with one that does not come along. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Replays replays;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final TrackedEventMessage<?>[] recent = new TrackedEventMessage<?>[RECENT];
    private final Set<Cursor> waiting = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    /** How many events were read since the beginning; the next one's number. */
    private long count;

    /** Position of the newest event that was read, and of the newest that is not kept any more. */
    private long newest;

    private long forgotten;
    private boolean appended;
    private boolean closed;
    private @Nullable Thread reader;

    /** What has happened, in its order. */
    interface Log {

        /**
         * The first events behind a position, those of one position together; none where there are none.
         *
         * @param most how many positions at most
         */
        List<TrackedEventMessage<?>> after(long position, int most);

        /** Position of the last event; -1 where there is none. */
        long head();
    }

    /**
     * @param tokens says where the log begins and ends
     * @param advanced is told when there are new events
     */
    EventFeed(Log events, EventStorageEngine tokens, Runnable advanced) {
        this(events, tokens, advanced, PATIENCE);
    }

    /** @param patience see {@link Replays} */
    EventFeed(Log events, EventStorageEngine tokens, Runnable advanced, Duration patience) {
        this.events = events;
        this.tokens = tokens;
        this.advanced = advanced;
        this.replays = new Replays(events, patience);
    }

    /** There is something new in the log. */
    void appended() {
        lock.lock();
        try {
            appended = true;
            told.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a processor reads. What it does not handle is remembered by its name.
     *
     * @param passBy whether it is left alone with what it does not handle
     */
    StreamableMessageSource<TrackedEventMessage<?>> source(String processor, boolean passBy) {
        return sources.computeIfAbsent(processor, name -> new Source(passBy));
    }

    /**
     * How far a processor is that has handled everything up to a position: what follows and is nothing to it needs no
     * handling.
     */
    long handled(String processor, long position) {
        @Nullable Source source = sources.get(processor);
        if (source == null) {
            return position;
        }
        lock.lock();
        try {
            if (reader == null || position < forgotten) {
                return position;
            }
            var handled = position;
            for (var number = after(position); number < count; number++) {
                TrackedEventMessage<?> event = kept(number);
                if (!source.skips(event)) {
                    return handled;
                }
                handled = position(event);
            }
            return handled;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            told.signal();
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        lock.lock();
        try {
            if (reader == null) {
                newest = events.head();
                forgotten = newest;
                reader = Thread.ofPlatform().daemon().name("event-feed").unstarted(this::read);
                reader.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        try {
            while (awaitNews()) {
                try {
                    List<TrackedEventMessage<?>> read;
                    do {
                        read = events.after(newest, Replays.CHUNK);
                        publish(read);
                    } while (read.size() >= Replays.CHUNK);
                } catch (RuntimeException e) {
                    log.warn("The event log cannot be read, and is tried again: {}", e.toString());
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            var left = LOOK.toNanos();
            while (!closed && left > 0) {
                left = told.awaitNanos(left);
            }
            appended = true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it goes on. */
    private boolean awaitNews() throws InterruptedException {
        lock.lock();
        try {
            var left = LOOK.toNanos();
            while (!closed && !appended && left > 0) {
                left = told.awaitNanos(left);
            }
            appended = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void publish(List<TrackedEventMessage<?>> read) {
        if (read.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            var first = count;
            for (TrackedEventMessage<?> event : read) {
                var place = (int) (count % RECENT);
                TrackedEventMessage<?> old = recent[place];
                if (old != null) {
                    forgotten = position(old);
                }
                recent[place] = event;
                count++;
            }
            newest = position(read.getLast());
            for (var cursor : waiting) {
                cursor.wake(first);
            }
        } finally {
            lock.unlock();
        }
        advanced.run();
    }

    /** Number of the first kept event behind a position that is not forgotten. */
    private long after(long position) {
        var low = Math.max(0, count - RECENT);
        var high = count;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (position(kept(middle)) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private TrackedEventMessage<?> kept(long number) {
        TrackedEventMessage<?> event = recent[(int) (number % RECENT)];
        if (event == null) {
            throw new IllegalStateException("Event " + number + " of " + count + " is not kept");
        }
        return event;
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }

    static long position(TrackedEventMessage<?> event) {
        return position(event.trackingToken());
    }

    /** What one processor reads. */
    private final class Source implements StreamableMessageSource<TrackedEventMessage<?>> {

        private final boolean passBy;
        private final Set<Class<?>> skipped = ConcurrentHashMap.newKeySet();

        private Source(boolean passBy) {
            this.passBy = passBy;
        }

        private boolean skips(TrackedEventMessage<?> event) {
            return skipped.contains(event.getPayloadType());
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
            begin();
            return new Cursor(this, position(token));
        }

        @Override
        public TrackingToken createTailToken() {
            return tokens.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return tokens.createHeadToken();
        }

        @Override
        public TrackingToken createTokenAt(Instant dateTime) {
            return tokens.createTokenAt(dateTime);
        }

        @Override
        public TrackingToken createTokenSince(Duration duration) {
            throw new UnsupportedOperationException("nothing begins some time ago");
        }
    }

    /**
     * How far one segment of a processor has read. Used by its thread alone; waiting and waking are under the lock. Events of one
     * position are taken together by who takes the first.
     */
    private final class Cursor implements BlockingStream<TrackedEventMessage<?>> {

        private static final long FAR_BEHIND = -1;

        private final Source source;
        private final Condition awake = lock.newCondition();
        private final Replays.Reader replay = replays.begin();

        /** Of the last event that was looked at, whether it was handed out or passed by. */
        private long position;

        /** Of the next one, among those that are kept. */
        private long number = FAR_BEHIND;

        /** While it is far behind: what was read for it. */
        private List<TrackedEventMessage<?>> behind = List.of();

        private int behindNext;
        private @Nullable TrackedEventMessage<?> next;
        private @Nullable TrackedEventMessage<?> passed;

        private Cursor(Source source, long position) {
            this.source = source;
            this.position = position;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(find());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            var patience = Math.min(unit.toNanos(timeout), LONGEST_WAIT.toNanos());
            var begin = System.nanoTime();
            for (var left = patience; find() == null; left = patience - (System.nanoTime() - begin)) {
                if (left <= 0) {
                    next = patience > 0 ? passed : null;
                    return next != null;
                }
                awaitNews(left);
            }
            return true;
        }

        private void awaitNews(long nanos) throws InterruptedException {
            lock.lock();
            try {
                if (number == count) {
                    waiting.add(this);
                    awake.awaitNanos(nanos);
                }
            } finally {
                waiting.remove(this);
                lock.unlock();
            }
        }

        /** Under the lock. */
        private void wake(long first) {
            for (var added = first; added < count; added++) {
                if (!source.skips(kept(added))) {
                    awake.signal();
                    return;
                }
            }
        }

        private @Nullable TrackedEventMessage<?> find() {
            while (next == null) {
                @Nullable TrackedEventMessage<?> event = following();
                if (event == null) {
                    return null;
                }
                position = position(event);
                if (source.skips(event)) {
                    passed = event;
                } else {
                    next = event;
                }
            }
            return next;
        }

        private @Nullable TrackedEventMessage<?> following() {
            if (behindNext < behind.size()) {
                return behind.get(behindNext++);
            }
            lock.lock();
            try {
                if (number == FAR_BEHIND && position >= forgotten) {
                    number = after(position);
                    behind = List.of();
                    behindNext = 0;
                    replay.end();
                }
                if (number != FAR_BEHIND && number >= count - RECENT) {
                    return number < count ? kept(number++) : null;
                }
                number = FAR_BEHIND;
            } finally {
                lock.unlock();
            }
            behind = replay.after(position);
            behindNext = 0;
            if (behind.isEmpty()) {
                throw new IllegalStateException(
                        "There are events behind position " + position + ", and they cannot be read");
            }
            return behind.get(behindNext++);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                // Nothing yet, not even what it passes by.
            }
            TrackedEventMessage<?> event = Objects.requireNonNull(find());
            next = null;
            passed = null;
            return event;
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            if (source.passBy) {
                source.skipped.add(ignored.getPayloadType());
            }
        }

        @Override
        public void close() {
            replay.end();
        }
    }
}
