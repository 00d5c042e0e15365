package org.mentorlink.calendars;

/** What is to be settled. */
public enum CalendarTaskKind {
    /** Another calendar says that the member is busy at the time of a session that was agreed on. */
    BUSY_ELSEWHERE
}
