package org.mentorlink.calendars;

/** What a member can do about a task to settle. */
public enum CalendarTaskChoice {
    /** The session stays as it is. */
    KEEP,
    /** Another time is asked for. */
    RESCHEDULE,
    /** The session does not take place. */
    CANCEL
}
