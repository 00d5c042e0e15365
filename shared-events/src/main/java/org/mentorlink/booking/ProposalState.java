package org.mentorlink.booking;

/** Where a proposal of another time is in its life. */
public enum ProposalState {
    /** Its time is being reserved in both calendars. */
    RESERVING,
    /** Its time is reserved, and the other side may answer. */
    OPEN,
    /** Both sides agree, and what it costs more is being paid. */
    PAYING,
    /** The session has moved to it. */
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    /** Nobody answered in time. */
    EXPIRED,
    /** Another proposal came after it. */
    REPLACED,
    /** The time is taken in the mentor's calendar. */
    SLOT_TAKEN,
    /** The time is taken in the mentee's calendar. */
    MENTEE_BUSY,
    /** What it costs more could not be paid, or not in time. */
    PAYMENT_FAILED,
    /** The booking itself ended. */
    OBSOLETE
}
