package org.mentorlink.governance;

/** How far a rebuild of a read model is. */
public enum RebuildStatus {
    /** Asked for, and not over; it goes on after a restart. */
    RUNNING,
    COMPLETED,
    CANCELLED
}
