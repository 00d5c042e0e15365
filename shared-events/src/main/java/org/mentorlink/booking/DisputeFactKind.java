package org.mentorlink.booking;

/** What both parties of a dispute and staff read of what happened. */
public enum DisputeFactKind {
    REQUESTED,
    /** The rules of cancellation as they were shown with the price. */
    POLICY_SHOWN,
    PAID,
    CONFIRMED,
    MOVED,
    LINK_SET,
    LINK_REMOVED,
    CHECKED_IN,
    CANCELLED,
    NO_SHOW,
    SESSION_OVER,
    /** Somebody was told of one of these, by a channel that took it. */
    NOTICE_SENT,
    /** Somebody was to be told of one of these, and cannot be reached by that channel. */
    NOTICE_UNDELIVERED,
    DISPUTE_OPENED,
    CHARGED_BACK,
    CHARGE_BACK_GIVEN_BACK,
    STATEMENT,
    STATEMENTS_OVER,
    DECISION_OVERDUE,
    DECIDED,
    APPEALED,
    REFUNDED
}
