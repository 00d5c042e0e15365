package org.mentorlink.booking;

/** What a group meets for. */
public enum GroupSessionKind {
    /** Something is taught. */
    WORKSHOP,
    /** Questions are answered. */
    OFFICE_HOURS
}
