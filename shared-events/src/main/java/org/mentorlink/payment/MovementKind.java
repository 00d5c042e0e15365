package org.mentorlink.payment;

/**
 * How money moves between the platform and a gateway. What the gateway does with the account by itself has a sign: it left the
 * account, or less than nothing of it, as it came to it.
 */
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
    /** Paid out by the gateway to the platform's own bank account, or come from there. */
    SETTLEMENT,
    /** A fee of the account, of no one movement. */
    ACCOUNT_FEE,
    /** Kept back by the gateway, or given free again. */
    RESERVE,
    /** Taken or given by the gateway for a reason that is none of the others. */
    OTHER;

    /** Whether the gateway does it by itself, and no booking brings it about. */
    public boolean isOfTheAccount() {
        return switch (this) {
            case SETTLEMENT, ACCOUNT_FEE, RESERVE, OTHER -> true;
            case CAPTURE, REFUND, CHARGEBACK, TRANSFER, REVERSAL, REFUND_REVERSAL, CHARGEBACK_REVERSAL -> false;
        };
    }
}
