package org.mentorlink.payment;

/** What a line of a mentor's statement is about. */
public enum PayoutStatementKind {
    /** A booking has earned its mentor something. */
    EARNED,
    /** It has earned less or more than was said before, and was not paid out yet. */
    REVISED,
    /** The same after it was paid out: the mentor owes it, or is owed it. */
    RECOVERY_DUE,
    /** It was paid out: what it earned, less what settled a debt. */
    PAID_OUT,
    /** What was transferred was taken back by the gateway. */
    TRANSFER_REVERSED
}
