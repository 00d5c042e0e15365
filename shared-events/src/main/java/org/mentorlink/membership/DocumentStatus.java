package org.mentorlink.membership;

/** Where a document stands. */
public enum DocumentStatus {
    SUBMITTED,
    VERIFIED,
    REJECTED,
    WITHDRAWN
}
