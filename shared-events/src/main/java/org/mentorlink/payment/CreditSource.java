package org.mentorlink.payment;

/** Where credits come from. */
public enum CreditSource {
    /** Given by staff, for a reason. */
    GOODWILL,

    /** Given to every new mentee, at most once. */
    TRIAL,

    /** Paid for, as a pack. */
    PURCHASE,

    /** What a pack is worth beyond its price. */
    BONUS
}
