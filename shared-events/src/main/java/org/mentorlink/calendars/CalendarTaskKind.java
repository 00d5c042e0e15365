package org.mentorlink.calendars;

/** What is to be settled. */
public enum CalendarTaskKind {
    /** Another calendar says that the member is busy at the time of a session that was agreed on. */
    BUSY_ELSEWHERE,
    /** The entry that was written of a session is not there any more. */
    ENTRY_MISSING,
    /** The entry that was written of a session is at another time. */
    ENTRY_MOVED;

    /** Whether it is about an entry that was written. */
    public boolean isOfEntry() {
        return this != BUSY_ELSEWHERE;
    }
}
