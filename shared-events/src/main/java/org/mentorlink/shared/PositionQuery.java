package org.mentorlink.shared;

import java.util.List;

/** How a reader makes sure to see their own writes. Positions are those of the event log, rising by commit. */
public sealed interface PositionQuery {

    /** The position of the newest event; answers {@link Reached}. */
    record FindHead() implements PositionQuery {}

    /**
     * Waits until every read model has seen that position; answers {@link Reached}.
     *
     * @param position 0 or more
     * @param timeoutMillis how long at most, up to 10,000
     */
    record AwaitPosition(long position, long timeoutMillis) implements PositionQuery {}

    /** How far each processor of events is; answers {@link ProcessorViews}. */
    record FindProcessors() implements PositionQuery {}

    /** @param head position of the newest event, -1 for none */
    record ProcessorViews(long head, List<ProcessorView> processors) {}

    /**
     * @param name {@code projection-...}, {@code saga-...} or {@code worker-...}
     * @param position everything up to it has been handled; -1 for nothing yet
     * @param failing whether its last attempt failed, and it waits to try again
     */
    record ProcessorView(String name, long position, boolean failing) {}

    /** The position that all read models have seen, or the head; lower than the one waited for after a time-out. */
    record Reached(long position) {}
}
