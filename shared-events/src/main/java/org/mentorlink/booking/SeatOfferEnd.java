package org.mentorlink.booking;

/** How the offer of a freed seat came to nothing. */
public enum SeatOfferEnd {
    /** Nobody answered in time. */
    EXPIRED,
    /** The member does not want it. */
    DECLINED
}
