package org.mentorlink.app.time;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventhandling.scheduling.EventScheduler;

/** Events that fall due later, published by us and not by the store's own scheduler. */
interface Schedule extends EventScheduler {

    /** Calls back with the due time of each event whose scheduling has been committed. */
    void onScheduled(Consumer<Instant> listener);

    /** Keeps all others from firing: of the runners and a move of time, one at a time decides what happens next. */
    void exclusively(Runnable work);

    /** When the next event can be published, if any is scheduled. */
    Optional<Instant> nextDue();

    /**
     * Publishes the earliest event that is due. One that cannot be published is put off, each time for longer.
     *
     * @return whether there was one
     */
    boolean fireEarliest(Instant now);
}
