package org.mentorlink.app.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.StoredPayload;

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
        return read(types, after, head(), most);
    }

    @Override
    public List<Said> said(Set<Class<?>> types, long after, long until) {
        return read(types, after, Math.min(until, head()), Integer.MAX_VALUE).stream()
                .map(Said::of)
                .toList();
    }

    private List<TrackedEventMessage<?>> read(Set<Class<?>> types, long after, long head, int most) {
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

    /**
     * Messages from Axon Server name another serializer than ours as the one they were written with: a wrapping of it, which
     * equals its like. Asked with ours, they would write the payload anew, and what is encrypted would be other bytes.
     */
    static StoredPayload storedPayload(Serializer serializer) {
        var theirs = new GrpcMetaDataAwareSerializer(serializer);
        return event -> event.serializePayload(theirs, byte[].class).getData();
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
