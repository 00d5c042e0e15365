package org.mentorlink.payment;

/** Where a transfer by the bank is in its life. */
public enum BankTransferStatus {
    /** It is in no payment file yet. */
    WAITING,
    /** Disputed or decided otherwise before it was in a payment file; it will be in none. */
    WITHDRAWN,
    /** It is in a payment file, and finance have not told yet what the bank has done. */
    FILED,
    /** The bank has made it. */
    DONE,
    /** The bank has not made it, and will not. */
    FAILED,
    /** The bank has made it, and the money came back. */
    RETURNED
}
