package org.mentorlink.booking;

/** Where a request for a session without a time is in its life. */
public enum SessionRequestStatus {
    /** The mentor may propose a time. */
    OPEN,
    /** A proposed time was accepted: it is a booking now. */
    ACCEPTED,
    /** The mentor does not want to. */
    DECLINED,
    /** The mentee does not want to any more. */
    WITHDRAWN,
    /** No time was agreed on in time. */
    EXPIRED
}
