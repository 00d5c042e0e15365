package org.mentorlink.membership;

/** B1: what a member may be; one person may be several. */
public enum Role {
    ADMIN,
    FINANCE,
    MENTOR,
    MENTEE
}
