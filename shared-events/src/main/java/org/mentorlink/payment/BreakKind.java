package org.mentorlink.payment;

/** What is wrong where the ledger and a gateway's books differ. */
public enum BreakKind {
    /** The ledger has it and the gateway has not. */
    MISSING_AT_GATEWAY,
    /** The gateway has it and the ledger has not. */
    MISSING_IN_LEDGER,
    /** The gateway has it once more than the ledger. */
    DUPLICATE_AT_GATEWAY,
    /** The ledger has it once more than the gateway. */
    DUPLICATE_IN_LEDGER,
    /** Both have it, in different currencies. */
    CURRENCY,
    /** Both have it, in different amounts. */
    AMOUNT,
    /** The gateway kept a fee that the ledger does not have. */
    FEE,
    /** Both have it, at times too far apart, or of which only one lies within the period. */
    TIMING
}
