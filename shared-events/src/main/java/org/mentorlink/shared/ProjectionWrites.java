package org.mentorlink.shared;

/** Lets the token of a projection follow its writes: never stored before they are. */
public interface ProjectionWrites {

    /** Writes what the current unit of work has gathered; called before its token is stored. */
    void flush();

    /**
     * Called once the token is stored.
     *
     * @param processor name of the event processor
     * @param position of the last event it has seen
     */
    void written(String processor, long position);
}
