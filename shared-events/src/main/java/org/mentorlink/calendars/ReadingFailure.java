package org.mentorlink.calendars;

/** Why an outside calendar could not be read. */
public enum ReadingFailure {
    /** Nothing answered there, or there is no such place on the internet. */
    UNREACHABLE,
    /** The address, or one it leads on to, is none we ask. */
    ADDRESS_REFUSED,
    /** It did not answer, or not all of it, in time. */
    TIMED_OUT,
    /** It leads on and on. */
    TOO_MANY_REDIRECTS,
    /** It is larger than we read. */
    TOO_LARGE,
    /** There is no calendar any more. */
    NOT_FOUND,
    /** It may not be read by us, or not any more. */
    NOT_ALLOWED,
    /** It answers with an error. */
    SERVER_FAILED,
    /** What it answers is no calendar. */
    NOT_A_CALENDAR,
    /** It would take too long to work out. */
    TOO_COMPLEX
}
