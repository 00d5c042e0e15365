package org.mentorlink.payment;

/** What the ledger is brought level by. */
public enum AdjustmentKind {
    /** A gateway kept something that it tells by its books alone, as Ozow does. */
    GATEWAY_FEE,
    /** Somebody gave money back on the gateway's own pages; the platform bears it. */
    REFUND_AT_GATEWAY,
    /** The gateway paid out to the platform's own bank account; less than nothing where it came from there. */
    SETTLEMENT_TO_BANK,
    /** The gateway kept a fee of the account, of no one movement. */
    ACCOUNT_FEE,
    /** The gateway keeps something back; less than nothing where it gave that free again. */
    RESERVE_AT_GATEWAY,
    /** The gateway took, or for less than nothing gave, something for a reason of its own. */
    OTHER_AT_GATEWAY
}
