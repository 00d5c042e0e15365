package org.mentorlink.booking;

/** Who opened a dispute. */
public enum DisputeSource {
    MENTEE,
    MENTOR,
    /** A charge-back. */
    GATEWAY
}
