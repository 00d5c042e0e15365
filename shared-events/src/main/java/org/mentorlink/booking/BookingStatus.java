package org.mentorlink.booking;

/** I5: where a booking is in its life. */
public enum BookingStatus {
    /** Times are being reserved and the payment authorised; at most 15 minutes. */
    REQUESTED,
    /** Paid for, and waiting for the mentor. */
    AWAITING_CONFIRMATION,
    CONFIRMED,
    /** Somebody has checked in and the session has started. */
    IN_PROGRESS,
    /** Held; the payout waits for the dispute window. */
    COMPLETED,
    CANCELLED,
    /** Refused by the mentor, or because a time was taken. */
    DECLINED,
    /** The hold or the mentor's time to answer ran out. */
    EXPIRED,
    PAYMENT_FAILED,
    NO_SHOW,
    /** Questioned by a participant or charged back; the payout is frozen. */
    DISPUTED,
    /** Held or settled after a dispute, with all its money where it belongs. */
    CLOSED;

    /** Whether it is asked for, agreed on or under way. */
    public boolean isLive() {
        return switch (this) {
            case REQUESTED, AWAITING_CONFIRMATION, CONFIRMED, IN_PROGRESS -> true;
            default -> false;
        };
    }
}
