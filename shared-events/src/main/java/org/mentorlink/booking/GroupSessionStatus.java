package org.mentorlink.booking;

/** Where a group session is in its life. */
public enum GroupSessionStatus {
    /** The mentor's time is being reserved. */
    SCHEDULED,
    /** Its time is kept, and its seats can be taken until it starts. */
    OPEN,
    /** The mentor had no time then. */
    REFUSED,
    CANCELLED,
    /** Its time is over. */
    ENDED
}
