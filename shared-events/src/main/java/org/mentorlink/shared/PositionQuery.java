package org.mentorlink.shared;

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

    /** The position that all read models have seen, or the head; lower than the one waited for after a time-out. */
    record Reached(long position) {}
}
