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
    TIMING,
    /** Of a booking: what was paid is not what is divided. */
    BOOKING_PRICE,
    /** Of a booking: the mentor's payout is not the share that is the mentor's, or there is none. */
    BOOKING_SHARES,
    /** Of a booking: the platform has another share than is the platform's. */
    BOOKING_COMMISSION,
    /** Of a booking: more or less has gone back than was to. */
    BOOKING_REFUND,
    /** Of a booking that is over: something of its price is left where it was held, or is missing there. */
    BOOKING_HELD,
    /** Of a booking: what was to be sent to the mentor was not, or not as much of it. */
    BOOKING_PAYOUT
}
