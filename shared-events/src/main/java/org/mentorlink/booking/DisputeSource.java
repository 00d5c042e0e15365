package org.mentorlink.booking;

/** Who opened a dispute. */
public enum DisputeSource {
    MENTEE,
    MENTOR,
    /** A charge-back. */
    GATEWAY,
    /** The payer's bank asks or disputes, and nothing is taken back by that, or not yet. */
    INQUIRY
}
