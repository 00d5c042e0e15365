package org.mentorlink.payment;

/** Where a batch of payouts is in its life. */
public enum PayoutBatchStatus {
    /** On its way to the mentor. */
    PROCESSING,
    PAID,
    /** Its payouts wait for another one. */
    FAILED,
    /** It was paid, and the money came back: the platform owes it. */
    RETURNED
}
