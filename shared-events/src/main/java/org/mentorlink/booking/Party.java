package org.mentorlink.booking;

/** The two who meet. */
public enum Party {
    MENTOR,
    MENTEE
}
