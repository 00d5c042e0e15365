package org.mentorlink.mentoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.TimeSlot;

/**
 * Every transition of every zone from 2024 to 2030: what is offered around it is exactly what the clocks on the wall
 * show. Expectations are made by walking the minutes of real time, not by the rules the code under test uses.
 */
class ZoneWalkTest {

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(ints = {30, 45, 60, 90})
    void noSlotIsLostDoubledShiftedOrOfferedInAGap(int minutes) {
        var length = Duration.ofMinutes(minutes);
        var walked = 0;
        for (var id : zones()) {
            for (var transition : transitions(ZoneId.of(id).getRules())) {
                for (var window : windows()) {
                    check(id, transition, window, length);
                    walked++;
                }
            }
        }
        // Some 200 names of zones that change twice in each of seven years, four windows each.
        assertThat(walked).isGreaterThan(10_000);
    }

    /** Dates with hours of their own around the day of the transition, one of them off, and no hours of weekdays or some. */
    @ParameterizedTest
    @ValueSource(ints = {30, 45, 90})
    void theSameHoldsOfSingleDatesAndOfExceptionsFromTheWeek(int minutes) {
        var length = Duration.ofMinutes(minutes);
        var walked = 0;
        for (var id : zones()) {
            var rules = ZoneId.of(id).getRules();
            for (var transition : transitions(rules)) {
                var day = transition.getDateTimeBefore().toLocalDate();
                var dates = List.of(
                        new DateHours(day.minusDays(1), List.of(hours("22:15", "00:00"), hours("01:00", "03:30"))),
                        new DateHours(day, List.of(hours("00:30", "04:00"), hours("21:30", "23:45"))),
                        new DateHours(day.plusDays(1), List.of()));
                for (var week : List.of(List.<Window>of(), everyDay(window("00:15", "02:30")))) {
                    var availability = new Availability(
                            new WeeklyAvailability(id, week, 15), dates, List.of(), BookingWindow.DEFAULT, null);
                    check(availability, transition, length, date -> hoursOn(date, dates, week), none -> false);
                    walked++;
                }
            }
        }
        assertThat(walked).isGreaterThan(5_000);
    }

    /** It begins or ends within what the clocks skip or show twice, or lies around it. */
    @Test
    void theSameHoldsOfTimeAway() {
        var length = Duration.ofMinutes(30);
        var week = everyDay(window("00:00", "06:00"));
        var walked = 0;
        for (var id : zones()) {
            var rules = ZoneId.of(id).getRules();
            for (var transition : transitions(rules)) {
                var earlier = earlierOf(transition.getDateTimeBefore(), transition.getDateTimeAfter());
                for (var away : List.of(
                        new TimeAway(earlier.minusMinutes(45), earlier.plusMinutes(15)),
                        new TimeAway(earlier.plusMinutes(15), earlier.plusMinutes(20)),
                        new TimeAway(earlier.plusMinutes(15), earlier.plusMinutes(75)),
                        new TimeAway(earlier, earlier.plusHours(1)),
                        new TimeAway(earlier.minusHours(7), earlier.plusDays(1)))) {
                    var availability = new Availability(
                            new WeeklyAvailability(id, week, 0), List.of(), List.of(away), BookingWindow.DEFAULT, null);
                    var closed = minutesAway(rules, away);
                    check(availability, transition, length, date -> hoursOn(date, List.of(), week), closed::contains);
                    walked++;
                }
            }
        }
        assertThat(walked).isGreaterThan(12_500);
    }

    private static LocalDateTime earlierOf(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    /** From the first minute that shows its start or a later time to the last that shows its end, or is the first after it. */
    private static Set<Instant> minutesAway(ZoneRules rules, TimeAway away) {
        var begin = firstShownAtOrAfter(rules, away.from());
        var end = firstShownAtOrAfter(rules, away.to());
        for (var at = end; at.isBefore(end.plus(Duration.ofHours(5))); at = at.plus(MINUTE)) {
            if (wall(rules, at).equals(away.to())) {
                end = at;
            }
        }
        var minutes = new HashSet<Instant>();
        for (var at = begin; at.isBefore(end); at = at.plus(MINUTE)) {
            minutes.add(at);
        }
        return minutes;
    }

    private static List<Hours> hoursOn(LocalDate date, List<DateHours> dates, List<Window> week) {
        return dates.stream()
                .filter(own -> own.date().equals(date))
                .map(DateHours::hours)
                .findFirst()
                .orElseGet(() -> week.stream()
                        .filter(window -> window.day() == date.getDayOfWeek())
                        .map(Window::hours)
                        .toList());
    }

    private static void check(
            Availability availability,
            ZoneOffsetTransition transition,
            Duration length,
            Function<LocalDate, List<Hours>> hours,
            Predicate<Instant> closed) {
        var rules = availability.zone().getRules();
        var from = transition.getInstant().minus(Duration.ofDays(2));
        var to = transition.getInstant().plus(Duration.ofDays(2));
        assertThat(availability.sessions(from, to, length))
                .as("%s around %s, %s", availability, transition, length)
                .isEqualTo(expected(rules, hours, length, availability.buffer(), from, to).stream()
                        .filter(session -> minutes(session).noneMatch(closed))
                        .toList());
    }

    private static Stream<Instant> minutes(TimeSlot session) {
        return Stream.iterate(session.startsAt(), at -> at.isBefore(session.endsAt()), at -> at.plus(MINUTE));
    }

    @Test
    void theWalkSeesWhatItIsFor() {
        var shifts = zones().stream()
                .flatMap(id -> transitions(ZoneId.of(id).getRules()).stream())
                .map(transition -> transition.getDuration().toMinutes())
                .distinct();

        assertThat(shifts).contains(60L, -60L, 30L, -30L, 120L, -120L);
    }

    private static void check(String id, ZoneOffsetTransition transition, Window daily, Duration length) {
        var rules = ZoneId.of(id).getRules();
        var from = transition.getInstant().minus(Duration.ofDays(2));
        var to = transition.getInstant().plus(Duration.ofDays(2));
        var availability = Availability.of(new WeeklyAvailability(id, everyDay(daily), 0));

        var offered = availability.sessions(from, to, length);

        assertThat(offered)
                .as("%s around %s, %s, %s", id, transition, daily, length)
                .isEqualTo(expected(rules, any -> List.of(daily.hours()), length, Duration.ZERO, from, to));
        var cut = transition.getInstant();
        assertThat(Stream.concat(
                        availability.sessions(from, cut, length).stream(),
                        availability.sessions(cut, to, length).stream()))
                .as("%s asked for in two parts, cut at %s", id, cut)
                .isEqualTo(offered);
    }

    /**
     * Walks real time minute by minute. A session starts when the wall first shows a time of the grid, lasts as long as
     * it should while the window is open, and not while another one lasts, or what stays free after it.
     */
    private static List<TimeSlot> expected(
            ZoneRules rules,
            Function<LocalDate, List<Hours>> hours,
            Duration length,
            Duration buffer,
            Instant from,
            Instant to) {
        var sessions = new ArrayList<TimeSlot>();
        for (var date = date(rules, from).minusDays(1); !date.isAfter(date(rules, to)); date = date.plusDays(1)) {
            for (var stretch : hours.apply(date)) {
                walk(sessions, rules, date, stretch, length, buffer);
            }
        }
        return sessions.stream()
                .filter(session ->
                        !session.startsAt().isBefore(from) && session.startsAt().isBefore(to))
                .sorted(Comparator.comparing(TimeSlot::startsAt))
                .toList();
    }

    private static void walk(
            List<TimeSlot> sessions, ZoneRules rules, LocalDate date, Hours stretch, Duration length, Duration buffer) {
        var shown = new ArrayList<LocalDateTime>();
        var opens = date.atTime(stretch.start());
        var closes = date.atStartOfDay().plusMinutes(stretch.endMinute());
        var closed = firstShownAtOrAfter(rules, closes);
        var free = Instant.MIN;
        for (var at = firstShownAtOrAfter(rules, opens); at.isBefore(closed); at = at.plus(MINUTE)) {
            var wall = wall(rules, at);
            var onGrid = !wall.isBefore(opens)
                    && Duration.between(opens, wall).toMinutes()
                                    % length.plus(buffer).toMinutes()
                            == 0
                    && !wall.plus(length).isAfter(closes);
            if (onGrid && !shown.contains(wall)) {
                shown.add(wall);
                if (!at.isBefore(free) && !at.plus(length).isAfter(closed)) {
                    sessions.add(TimeSlot.of(at, length));
                    free = at.plus(length).plus(buffer);
                }
            }
        }
    }

    /** The first minute at which the clocks on the wall show this time or, where they skip it, a later one. */
    private static Instant firstShownAtOrAfter(ZoneRules rules, LocalDateTime wanted) {
        var at = wanted.toInstant(rules.getOffset(wanted)).minus(Duration.ofHours(5));
        while (wall(rules, at).isBefore(wanted)) {
            at = at.plus(MINUTE);
        }
        return at;
    }

    private static LocalDateTime wall(ZoneRules rules, Instant at) {
        return LocalDateTime.ofInstant(at, rules.getOffset(at));
    }

    private static LocalDate date(ZoneRules rules, Instant at) {
        return wall(rules, at).toLocalDate();
    }

    private static Hours hours(String start, String end) {
        return new Hours(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static List<Window> windows() {
        return List.of(
                window("00:00", "06:00"), window("01:30", "05:30"), window("00:15", "02:30"), window("21:45", "00:00"));
    }

    private static Window window(String start, String end) {
        return new Window(DayOfWeek.MONDAY, LocalTime.parse(start), LocalTime.parse(end));
    }

    private static List<Window> everyDay(Window daily) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Window(day, daily.start(), daily.end()))
                .toList();
    }

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().toList();
    }

    private static List<ZoneOffsetTransition> transitions(ZoneRules rules) {
        var transitions = new ArrayList<ZoneOffsetTransition>();
        for (var next = rules.nextTransition(FROM);
                next != null && next.getInstant().isBefore(TO);
                next = rules.nextTransition(next.getInstant())) {
            transitions.add(next);
        }
        return transitions;
    }
}
