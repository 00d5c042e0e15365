package org.mentorlink.booking;

/** L1: who did not come. */
public enum Absent {
    MENTOR,
    MENTEE,
    BOTH
}
