package org.mentorlink.mentoring;

/** How a session takes place; a mentor offers some of the ways, a booking takes one. */
public enum Modality {
    CHAT,
    VIDEO,
    EXTERNAL_LINK
}
