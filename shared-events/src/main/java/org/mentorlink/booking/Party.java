package org.mentorlink.booking;

/** The two who meet. */
public enum Party {
    MENTOR,
    MENTEE;

    public Party other() {
        return this == MENTOR ? MENTEE : MENTOR;
    }
}
