package org.mentorlink.booking;

/** Why staff are told of a dispute that is open. */
public enum DisputeReminder {
    /** The parties had their time to say how it was. */
    ANSWERS_OVER,
    /** It was to be decided by now. */
    DECISION_OVERDUE
}
