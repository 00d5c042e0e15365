package org.mentorlink.booking;

/** Whose service a meeting link leads to. */
public enum MeetingHost {
    ZOOM,
    MEET,
    TEAMS,
    OTHER
}
