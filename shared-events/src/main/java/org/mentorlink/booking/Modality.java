package org.mentorlink.booking;

/** How a session takes place. */
public enum Modality {
    CHAT,
    VIDEO,
    EXTERNAL_LINK
}
