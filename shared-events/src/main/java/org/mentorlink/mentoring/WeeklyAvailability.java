package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * H1: the hours a mentor offers each week, as wall time in one zone.
 *
 * @param timeZone IANA name
 * @param bufferMinutes what stays free after each session, 0 to 240
 */
public record WeeklyAvailability(String timeZone, List<Window> windows, int bufferMinutes) {

    public static final WeeklyAvailability NONE = new WeeklyAvailability("UTC", List.of(), 0);

    /** One stretch of a weekday; an end of 00:00 is the midnight that ends the day. */
    public record Window(DayOfWeek day, LocalTime start, LocalTime end) {

        public Hours hours() {
            return new Hours(start, end);
        }

        @JsonIgnore
        public boolean isEmpty() {
            return hours().isEmpty();
        }

        public boolean overlaps(Window other) {
            return day == other.day && hours().overlaps(other.hours());
        }
    }

    public Duration buffer() {
        return Duration.ofMinutes(bufferMinutes);
    }

    List<Hours> hoursOn(DayOfWeek day) {
        return windows.stream()
                .filter(window -> window.day() == day)
                .map(Window::hours)
                .toList();
    }
}
