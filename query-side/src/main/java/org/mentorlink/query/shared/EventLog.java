package org.mentorlink.query.shared;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The event log in its order, for who needs all events of some types and none of the others. What is read is what was
 * stored, brought to its newest version; no read model lies between.
 */
public interface EventLog {

    /**
     * Reads on.
     *
     * @param types classes of events
     * @param after position of the last event that has been read; -1 for none
     * @param most how many at once; fewer are answered only at the end of the log
     * @return each knows its position; its payload is not made before it is asked for
     */
    List<TrackedEventMessage<?>> read(Set<Class<?>> types, long after, int most);

    /**
     * What happened, when, and where in the log.
     *
     * @param event made already
     */
    record Said(long position, Instant at, Object event) {

        public static Said of(TrackedEventMessage<?> message) {
            return new Said(
                    message.trackingToken().position().orElseThrow(), message.getTimestamp(), message.getPayload());
        }
    }

    /**
     * Reads a stretch at once: less is read of each event than by {@link #read}, and it can be done for some stretches at a time.
     *
     * @param types classes of events
     * @param after position in front of the stretch; -1 for the beginning
     * @param until its last position
     */
    default List<Said> said(Set<Class<?>> types, long after, long until) {
        return read(types, after, Integer.MAX_VALUE).stream()
                .map(Said::of)
                .filter(said -> said.position() <= until)
                .toList();
    }

    /**
     * A position that no event from that moment on is at or before. Times are compared as they are stored, to the second: who
     * looks for all from a moment on asks for one a little earlier.
     */
    long positionBefore(Instant moment);

    /**
     * A position that no event before that moment is behind; -1 for none. Here as well, to the second: who looks for all up to
     * a moment asks for one a little later.
     */
    long lastBefore(Instant moment);

    /** Position of the newest event; -1 for none. */
    long head();
}
