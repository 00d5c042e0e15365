package org.mentorlink.command.calendars;

import java.time.Instant;
import java.time.ZoneId;
import org.mentorlink.calendars.CalendarKind;

/** Reads calendars of one kind. What we have written ourselves is no busy time. */
public interface CalendarReader {

    CalendarKind kind();

    /** Who is asked for it, so that not too many are read there at a time. */
    default String host(String address) {
        return kind().name();
    }

    /**
     * @param address of the calendar, or what opens it
     * @param zone of whoever keeps the calendar, for times that name none
     * @param from what is over by then is left out
     * @param to what starts later is left out
     */
    Found read(String address, ZoneId zone, Instant from, Instant to) throws CalendarNotRead;
}
