package org.mentorlink.booking;

/**
 * An iCalendar file (RFC 5545).
 *
 * @param method what its reader is to do with it (RFC 5546): REQUEST, CANCEL or PUBLISH
 */
public record CalendarFile(String method, String content) {

    @Override
    public String toString() {
        return "CalendarFile[" + method + "]";
    }
}
