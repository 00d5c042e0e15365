package org.mentorlink.app.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.EventLog;

/**
 * The log as Axon Server streams it. It cannot be asked for some types alone, so the others are sent as well; they are told
 * by their names and never read.
 */
final class AxonServerEventLog implements EventLog {

    /** Processes tell the time by clocks of their own. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventStore events;

    AxonServerEventLog(EventStore events) {
        this.events = events;
    }

    @Override
    public List<TrackedEventMessage<?>> read(Set<Class<?>> types, long after, int most) {
        var head = head();
        List<TrackedEventMessage<?>> found = new ArrayList<>();
        if (after >= head) {
            return found;
        }
        try (var stream = events.openStream(after < 0 ? null : new GlobalSequenceTrackingToken(after))) {
            var position = after;
            while (position < head && found.size() < most) {
                if (!stream.hasNextAvailable((int) PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("The event log stays at " + position + " before its head " + head);
                }
                TrackedEventMessage<?> event = stream.nextAvailable();
                position = position(event.trackingToken());
                if (types.contains(event.getPayloadType())) {
                    found.add(event);
                }
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the event log", e);
        }
    }

    @Override
    public long positionBefore(Instant moment) {
        return Math.max(position(events.createTokenAt(moment.minus(APART))) - 1, -1);
    }

    @Override
    public long lastBefore(Instant moment) {
        return position(events.createTokenAt(moment.plus(APART)));
    }

    @Override
    public long head() {
        return position(events.createHeadToken());
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
