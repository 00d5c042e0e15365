package org.mentorlink.command.mentoring;

import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.timeZone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.DateHours;
import org.mentorlink.mentoring.Hours;
import org.mentorlink.mentoring.TimeAway;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.Settings;

/** What a mentor may say of their hours. */
final class AvailabilityInput {

    static final int MOST_DATES = 400;
    static final int MOST_AWAY = 200;
    private static final int YEARS_AHEAD = 2;
    private static final String WINDOWS = "windows";
    private static final String SLOTS = "slots";
    private static final String DATE = "date";

    private AvailabilityInput() {}

    static void check(WeeklyAvailability availability) {
        timeZone(availability.timeZone(), "timeZone");
        require(
                availability.bufferMinutes() >= 0 && availability.bufferMinutes() <= 240,
                "INVALID_BUFFER",
                "Between 0 and 240 minutes stay free after a session.",
                "bufferMinutes");
        var windows = availability.windows();
        require(windows.size() <= 70, "TOO_MANY_WINDOWS", "A week has at most 70 windows.", WINDOWS);
        for (var index = 0; index < windows.size(); index++) {
            var sameDay = sameDay(windows, index);
            check(windows.get(index).hours(), sameDay, WINDOWS, Integer.toString(index));
        }
    }

    private static List<Hours> sameDay(List<Window> windows, int index) {
        var day = windows.get(index).day();
        return windows.subList(0, index).stream()
                .filter(window -> window.day() == day)
                .map(Window::hours)
                .toList();
    }

    /** @param before the hours of that day that stand before them in the input */
    private static void check(Hours hours, List<Hours> before, String... place) {
        require(
                isWholeMinute(hours.start()) && isWholeMinute(hours.end()),
                "WINDOW_NOT_WHOLE_MINUTES",
                "A window starts and ends at a whole minute.",
                place);
        require(!hours.isEmpty(), "EMPTY_WINDOW", "A window ends after it starts.", place);
        require(
                before.stream().noneMatch(hours::overlaps),
                "OVERLAPPING_WINDOWS",
                "Two windows of one day overlap.",
                place);
    }

    static void check(DateHours date, Availability current, Instant now) {
        var today = LocalDate.ofInstant(now, current.zone());
        require(!date.date().isBefore(today), "DATE_OVER", "This date is over.", DATE);
        require(
                !date.date().isAfter(today.plusYears(YEARS_AHEAD)),
                "DATE_TOO_FAR",
                "A date lies at most two years ahead.",
                DATE);
        var hours = date.hours();
        require(hours.size() <= 10, "TOO_MANY_WINDOWS", "A date has at most 10 windows.", SLOTS);
        for (var index = 0; index < hours.size(); index++) {
            check(hours.get(index), hours.subList(0, index), SLOTS, Integer.toString(index));
        }
        var others = current.dates().stream()
                .filter(one -> !one.date().equals(date.date()) && !one.date().isBefore(today))
                .count();
        require(
                others < MOST_DATES,
                "TOO_MANY_DATES",
                "At most " + MOST_DATES + " dates have hours of their own at a time.",
                DATE);
    }

    static void check(TimeAway away, Availability current, Instant now) {
        var here = LocalDateTime.ofInstant(now, current.zone());
        require(
                isWholeMinute(away.from().toLocalTime())
                        && isWholeMinute(away.to().toLocalTime()),
                "WINDOW_NOT_WHOLE_MINUTES",
                "Time away begins and ends at a whole minute.",
                "from");
        require(!away.isEmpty(), "EMPTY_WINDOW", "Time away ends after it begins.", "to");
        require(away.to().isAfter(here), "DATE_OVER", "This time is over.", "to");
        require(
                !away.to().isAfter(here.plusYears(YEARS_AHEAD)),
                "DATE_TOO_FAR",
                "Time away ends at most two years ahead.",
                "to");
        var others =
                current.away().stream().filter(one -> one.to().isAfter(here)).count();
        require(
                others < MOST_AWAY,
                "TOO_MANY_DATES",
                "At most " + MOST_AWAY + " times away are kept at a time.",
                "from");
    }

    static void check(BookingWindow window) {
        require(
                window.noticeMinutes() >= 0 && window.noticeMinutes() <= 43_200,
                "INVALID_NOTICE",
                "The notice is 0 to 43,200 minutes, which are 30 days.",
                "noticeMinutes");
        require(
                window.horizonDays() >= 1 && window.horizon().compareTo(Settings.FURTHEST_HORIZON) <= 0,
                "INVALID_HORIZON",
                "The horizon is 1 to 365 days.",
                "horizonDays");
        require(
                window.notice().compareTo(window.horizon()) < 0,
                "INVALID_NOTICE",
                "The notice must be shorter than the horizon, or no time is left to book.",
                "noticeMinutes");
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }
}
