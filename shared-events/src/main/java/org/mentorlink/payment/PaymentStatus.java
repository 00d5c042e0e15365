package org.mentorlink.payment;

/** Where a payment is in its life. */
public enum PaymentStatus {
    /** Asked of the gateway; not answered yet, or the answer was lost and is asked for again. */
    REQUESTED,
    AUTHORIZED,
    CAPTURED,
    VOIDED,
    FAILED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    /** Charged back. */
    DISPUTED
}
