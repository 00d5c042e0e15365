package org.mentorlink.app.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Reads the event store without oversleeping.
 *
 * <p>A consumer of Axon's embedded store looks for the next event before it takes the lock it waits under. An event that
 * arrives in between is signalled to nobody, and the consumer sleeps for its whole patience, a second, beside it. So
 * here the patience is spent in naps, short at first, when that is likely, and then longer.
 */
final class PromptStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final long FIRST_NAP_MILLIS = 1;

    private final BlockingStream<TrackedEventMessage<?>> events;

    private PromptStream(BlockingStream<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    static StreamableMessageSource<TrackedEventMessage<?>> of(StreamableMessageSource<TrackedEventMessage<?>> store) {
        return new Source(store);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toMillis(timeout);
        for (long nap = FIRST_NAP_MILLIS; left > 0; nap *= 2) {
            long now = Math.min(nap, left);
            if (events.hasNextAvailable((int) now, TimeUnit.MILLISECONDS)) {
                return true;
            }
            left -= now;
        }
        return events.hasNextAvailable();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return events.nextAvailable();
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        events.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return events.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        events.close();
    }

    private record Source(StreamableMessageSource<TrackedEventMessage<?>> store)
            implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
            return new PromptStream(store.openStream(token));
        }

        @Override
        public TrackingToken createTailToken() {
            return store.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return store.createHeadToken();
        }

        @Override
        public TrackingToken createTokenAt(Instant dateTime) {
            return store.createTokenAt(dateTime);
        }

        @Override
        public TrackingToken createTokenSince(Duration duration) {
            return store.createTokenSince(duration);
        }
    }
}
