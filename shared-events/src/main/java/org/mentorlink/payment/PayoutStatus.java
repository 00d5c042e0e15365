package org.mentorlink.payment;

/** Where a payout is in its life. */
public enum PayoutStatus {
    SCHEDULED,
    FROZEN,
    /** On its way to the mentor, or waiting for others to be sent with. */
    PROCESSING,
    PAID,
    CANCELLED,
    FAILED
}
