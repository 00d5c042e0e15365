package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.mentorlink.shared.TimeSlot;

/**
 * The hours a mentor offers each week, as wall time in one zone, so that they keep their wall time across every change
 * to and from daylight saving time. Sessions start on a grid: at the start of a window and then every session length.
 * A start that a zone transition skips is not offered; in the repeated hour only the earlier offset is. A session ends
 * within its window and before the next one begins, also where the clocks skip a part of it.
 *
 * @param timeZone IANA name
 * @param bufferMinutes what stays free after each session, 0 to 240
 */
public record WeeklyAvailability(String timeZone, List<Window> windows, int bufferMinutes) {

    public static final WeeklyAvailability NONE = new WeeklyAvailability("UTC", List.of(), 0);

    /** One stretch of a weekday; an end of 00:00 is the midnight that ends the day. */
    public record Window(DayOfWeek day, LocalTime start, LocalTime end) {

        int startMinute() {
            return start.toSecondOfDay() / 60;
        }

        int endMinute() {
            return end.equals(LocalTime.MIDNIGHT) ? 24 * 60 : end.toSecondOfDay() / 60;
        }

        @JsonIgnore
        public boolean isEmpty() {
            return endMinute() <= startMinute();
        }

        public boolean overlaps(Window other) {
            return day == other.day && startMinute() < other.endMinute() && other.startMinute() < endMinute();
        }
    }

    public Duration buffer() {
        return Duration.ofMinutes(bufferMinutes);
    }

    /** All sessions on the grid that start within [from, to), earliest first. */
    public List<TimeSlot> sessions(Instant from, Instant to, Duration length) {
        var zone = ZoneId.of(timeZone);
        var sessions = new ArrayList<TimeSlot>();
        var last = LocalDate.ofInstant(to, zone);
        for (var date = LocalDate.ofInstant(from, zone); !date.isAfter(last); date = date.plusDays(1)) {
            for (var window : windows) {
                if (window.day() == date.getDayOfWeek()) {
                    addSessions(sessions, date, window, zone.getRules(), length);
                }
            }
        }
        sessions.removeIf(session ->
                session.startsAt().isBefore(from) || !session.startsAt().isBefore(to));
        sessions.sort((one, other) -> one.startsAt().compareTo(other.startsAt()));
        return List.copyOf(sessions);
    }

    public boolean offers(Instant startsAt, Duration length) {
        return sessions(startsAt, startsAt.plusNanos(1), length).stream()
                .anyMatch(session -> session.startsAt().equals(startsAt));
    }

    private static void addSessions(
            List<TimeSlot> sessions, LocalDate date, Window window, ZoneRules rules, Duration length) {
        var step = Math.toIntExact(length.toMinutes());
        var end = moment(date.atStartOfDay().plusMinutes(window.endMinute()), rules);
        var free = Instant.MIN;
        for (var minute = window.startMinute(); minute + step <= window.endMinute(); minute += step) {
            var wallTime = date.atStartOfDay().plusMinutes(minute);
            if (rules.getValidOffsets(wallTime).isEmpty()) {
                continue;
            }
            var session = TimeSlot.of(moment(wallTime, rules), length);
            if (!session.startsAt().isBefore(free) && !session.endsAt().isAfter(end)) {
                sessions.add(session);
                free = session.endsAt();
            }
        }
    }

    /** When the clocks first show this time, or skip it. */
    private static Instant moment(LocalDateTime wallTime, ZoneRules rules) {
        var transition = rules.getTransition(wallTime);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : wallTime.toInstant(rules.getValidOffsets(wallTime).getFirst());
    }
}
