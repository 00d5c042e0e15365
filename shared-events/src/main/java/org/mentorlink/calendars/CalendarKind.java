package org.mentorlink.calendars;

/** How an outside calendar is reached. A member has at most one of each. */
public enum CalendarKind {
    /** A file at an address, in iCalendar form. */
    ADDRESS
}
