package org.mentorlink.shared;

/** Lets the token of a projection follow its writes: never stored before they are. */
public interface ProjectionWrites {

    /** Writes what the current unit of work has gathered; called before its token is stored. */
    void flush();

    /**
     * Called when a projection starts, or continues after another process has run it or its model was replaced.
     *
     * @param processor name of the event processor
     * @param position of the last event that its model holds
     */
    void begins(String processor, long position);

    /**
     * Called once the token is stored.
     *
     * @param processor name of the event processor
     * @param position of the last event it has seen
     */
    void written(String processor, long position);
}
