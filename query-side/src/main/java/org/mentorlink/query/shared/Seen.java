package org.mentorlink.query.shared;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Where and when an event was seen.
 *
 * @param position in the event log
 * @param sequence within its aggregate; -1 for an event of none
 * @param replayed the event had been handled before the read model was reset, or is handled for one that is built beside
 */
public record Seen(String eventId, long position, long sequence, Instant at, boolean replayed) {

    public static Seen of(EventMessage<?> event) {
        if (!(event instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalArgumentException(
                    "read models follow the event log, and this event has no position in it");
        }
        var token = tracked.trackingToken();
        return new Seen(
                event.getIdentifier(),
                token.position().orElseThrow(),
                sequence(event),
                event.getTimestamp(),
                ReplayToken.isReplay(token) || Beside.current() != null);
    }

    /** An event that was read from its aggregate. */
    public static Seen of(DomainEventMessage<?> event, long position) {
        return new Seen(event.getIdentifier(), position, event.getSequenceNumber(), event.getTimestamp(), false);
    }

    private static long sequence(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : -1;
    }
}
