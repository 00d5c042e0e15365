package org.mentorlink.payment;

/** How money moves between the platform and a gateway. */
public enum MovementKind {
    /** Taken from a payer. */
    CAPTURE,
    /** Given back to a payer. */
    REFUND,
    /** Taken back by a payer's bank. */
    CHARGEBACK,
    /** Sent to a mentor. */
    TRANSFER,
    /** Taken back from a mentor. */
    REVERSAL,
    /** A refund that failed after it was done: the money is the platform's again. */
    REFUND_REVERSAL,
    /** A charge-back that was decided for the platform: the money is there again. */
    CHARGEBACK_REVERSAL,
    /** Paid out by the gateway to the platform's own bank account. */
    SETTLEMENT
}
