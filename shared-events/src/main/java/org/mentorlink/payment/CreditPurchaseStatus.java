package org.mentorlink.payment;

/** Where a purchase of a pack of credits is in its life. */
public enum CreditPurchaseStatus {
    /** It is to be paid. */
    REQUESTED,
    /** It is paid, and its credits are given. */
    COMPLETED,
    /** It was not paid; what is paid later goes back. */
    FAILED
}
