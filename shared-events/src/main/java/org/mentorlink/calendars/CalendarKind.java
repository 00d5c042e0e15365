package org.mentorlink.calendars;

/** How an outside calendar is reached. A member has at most one of each. */
public enum CalendarKind {
    /** A file at an address, in iCalendar form. */
    ADDRESS,
    /** The member's own at Google. */
    GOOGLE,
    /** The member's own at Microsoft 365 or Outlook.com. */
    MICROSOFT;

    /** Whether sessions are written into it as well. */
    public boolean isWritten() {
        return this != ADDRESS;
    }
}
