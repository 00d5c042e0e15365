package org.mentorlink.calendars;

/**
 * The entry that is to be written now.
 *
 * @param token which opens the calendar
 * @param writing its number
 */
public record WantedWriting(String token, int writing) {

    /** Nobody's token gets into a log. */
    @Override
    public String toString() {
        return "WantedWriting[" + writing + "]";
    }
}
