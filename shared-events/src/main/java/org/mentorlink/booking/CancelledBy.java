package org.mentorlink.booking;

/** On whose side a booking was given up. */
public enum CancelledBy {
    MENTEE,
    MENTOR,
    ADMIN
}
