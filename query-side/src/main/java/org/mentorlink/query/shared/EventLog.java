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
     * A position that no event from that moment on is at or before. Events are stored in nearly the order of their times, so
     * who looks for all from a moment on asks for one a little earlier.
     */
    long positionBefore(Instant moment);

    /** Position of the newest event; -1 for none. */
    long head();
}
