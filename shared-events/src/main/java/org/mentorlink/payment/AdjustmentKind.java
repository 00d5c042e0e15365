package org.mentorlink.payment;

/** What the ledger is brought level by. */
public enum AdjustmentKind {
    /** A gateway kept something that it tells by its books alone, as Ozow does. */
    GATEWAY_FEE,
    /** Somebody gave money back on the gateway's own pages; the platform bears it. */
    REFUND_AT_GATEWAY,
    /** The gateway paid out to the platform's own bank account. */
    SETTLEMENT_TO_BANK
}
