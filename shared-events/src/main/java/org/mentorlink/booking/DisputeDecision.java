package org.mentorlink.booking;

/** How an admin may decide a dispute. */
public enum DisputeDecision {
    /** Everything goes back to the mentee. */
    REFUND,
    /** The mentor is paid as if there had been no dispute. */
    RELEASE,
    /** A stated part goes back, the rest is paid out. */
    SPLIT
}
