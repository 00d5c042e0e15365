package org.mentorlink.membership;

/** Where an invitation to the staff stands. */
public enum InvitationStatus {
    /** Its link is good. */
    OPEN,
    ACCEPTED,
    REVOKED,
    /** Nobody accepted it in time. */
    EXPIRED
}
