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
import java.util.List;
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
                .isEqualTo(expected(rules, daily, length, from, to));
        var cut = transition.getInstant();
        assertThat(Stream.concat(
                        availability.sessions(from, cut, length).stream(),
                        availability.sessions(cut, to, length).stream()))
                .as("%s asked for in two parts, cut at %s", id, cut)
                .isEqualTo(offered);
    }

    /**
     * Walks real time minute by minute. A session starts when the wall first shows a time of the grid, lasts as long as
     * it should while the window is open, and not while another one lasts.
     */
    private static List<TimeSlot> expected(ZoneRules rules, Window window, Duration length, Instant from, Instant to) {
        var sessions = new ArrayList<TimeSlot>();
        var shown = new ArrayList<LocalDateTime>();
        for (var date = date(rules, from).minusDays(1); !date.isAfter(date(rules, to)); date = date.plusDays(1)) {
            var opens = date.atTime(window.start());
            var closes = date.atStartOfDay().plusMinutes(window.hours().endMinute());
            var closed = firstShownAtOrAfter(rules, closes);
            var free = Instant.MIN;
            for (var at = firstShownAtOrAfter(rules, opens); at.isBefore(closed); at = at.plus(MINUTE)) {
                var wall = wall(rules, at);
                var onGrid = !wall.isBefore(opens)
                        && Duration.between(opens, wall).toMinutes() % length.toMinutes() == 0
                        && !wall.plus(length).isAfter(closes);
                if (onGrid && !shown.contains(wall)) {
                    shown.add(wall);
                    if (!at.isBefore(free) && !at.plus(length).isAfter(closed)) {
                        sessions.add(TimeSlot.of(at, length));
                        free = at.plus(length);
                    }
                }
            }
            shown.clear();
        }
        return sessions.stream()
                .filter(session ->
                        !session.startsAt().isBefore(from) && session.startsAt().isBefore(to))
                .toList();
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
