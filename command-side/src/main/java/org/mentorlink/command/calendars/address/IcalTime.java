package org.mentorlink.command.calendars.address;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.mentorlink.command.calendars.CalendarNotRead;

/**
 * A date or a time as iCalendar writes it.
 *
 * @param wall of a date, its beginning
 * @param utc what the clocks of UTC show; else those of some other place
 */
record IcalTime(LocalDateTime wall, boolean isDate, boolean utc) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int EARLIEST = 1900;

    /** @throws java.time.DateTimeException where it is none */
    static IcalTime of(String text) {
        if (text.indexOf('T') < 0) {
            return new IcalTime(
                    LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay(), true, false);
        }
        var utc = text.endsWith("Z");
        var wall = LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, TIME);
        return new IcalTime(wall, false, utc);
    }

    static List<IcalTime> list(String texts) throws CalendarNotRead {
        var times = new ArrayList<IcalTime>();
        for (var text : Reading.pieces(texts)) {
            Reading.goOn();
            times.add(of(text.strip()));
        }
        return times;
    }

    /** @throws java.time.DateTimeException where it is none */
    static Duration duration(String text) {
        return text.startsWith("P") && text.endsWith("W")
                ? Duration.ofDays(Math.multiplyExact(7L, weeks(text.substring(1, text.length() - 1))))
                : Duration.parse(text);
    }

    private static int weeks(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new DateTimeException("no number of weeks: " + text, none);
        }
    }

    /** Whether it is old beyond what somebody has in a calendar. */
    boolean isAncient() {
        return isAncient(wall);
    }

    static boolean isAncient(LocalDateTime shown) {
        return shown.getYear() < EARLIEST;
    }

    Instant moment(WallTime zone) {
        return utc ? wall.toInstant(ZoneOffset.UTC) : zone.moment(wall);
    }
}
