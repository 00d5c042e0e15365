package org.mentorlink.calendars;

/** How a task to settle has ended. */
public enum CalendarTaskEnd {
    /** The member leaves the session as it is; its entry is written again. */
    KEPT,
    /** Both say the same again. */
    RIGHT_AGAIN,
    /** The other calendar differs in another way by now. */
    REPLACED,
    /** The session was moved or called off. */
    SESSION_CHANGED,
    /** The session is over. */
    OVER,
    /** The calendar is not connected any more. */
    DISCONNECTED
}
