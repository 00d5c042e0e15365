package org.mentorlink.communication;

/** What became of a message. One that is still tried again has none yet. */
public enum NoticeState {
    /** The recipient's channel has taken it. Whether it was read nobody knows. */
    SENT,
    /** It was refused for good, and is never tried again. */
    UNREACHABLE
}
