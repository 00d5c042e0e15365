package org.mentorlink.query.mentoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.TimeSlot;

/**
 * H3: what stays free after each session is time that passes, not what the clocks show: around every transition of every zone
 * from 2024 to 2030. Which sessions there are at all, {@code ZoneWalkTest} walks.
 */
class BufferWalkTest {

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(45);
    private static final int BUFFER = 50;
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void what_is_reserved_keeps_its_buffer_and_that_of_the_session_before() {
        var walked = 0;
        for (var id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            var rules = ZoneId.of(id).getRules();
            for (var next = rules.nextTransition(FROM);
                    next != null && next.getInstant().isBefore(TO);
                    next = rules.nextTransition(next.getInstant())) {
                check(id, next.getInstant());
                walked++;
            }
        }
        assertThat(walked).isGreaterThan(2_500);
    }

    private static void check(String zone, Instant transition) {
        var from = transition.minus(DAY);
        var to = transition.plus(DAY);
        var all = allDay(zone).sessions(from, to, LENGTH);
        // The last that begins before the transition: its buffer reaches over it, or nearly.
        var booked = all.stream()
                .filter(session -> session.startsAt().isBefore(transition))
                .reduce((one, later) -> later)
                .orElseThrow();
        var reserved = booked.followedBy(Duration.ofMinutes(BUFFER));

        var open = OpenHours.open(allDay(zone), from, to, LENGTH, from, List.of(reserved));

        assertThat(open)
                .as("%s around %s", zone, transition)
                .isEqualTo(all.stream()
                        .filter(session ->
                                minutes(session).noneMatch(at -> minutes(booked).anyMatch(at::equals)))
                        .toList());
        // One that is taken costs no other of the same day.
        var day = date(zone, booked);
        assertThat(open)
                .as("%s around %s", zone, transition)
                .filteredOn(session -> date(zone, session).equals(day))
                .hasSize(Math.toIntExact(all.stream()
                                .filter(session -> date(zone, session).equals(day))
                                .count())
                        - 1);
        checkBesideTheGrid(zone, transition, booked);
    }

    /** A time that a mentor has proposed begins anywhere, and what it touches is not open, buffers included. */
    private static void checkBesideTheGrid(String zone, Instant transition, TimeSlot booked) {
        var from = transition.minus(DAY);
        var to = transition.plus(DAY);
        var later = TimeSlot.of(booked.startsAt().plus(Duration.ofMinutes(30)), LENGTH);

        var open = OpenHours.open(
                allDay(zone), from, to, LENGTH, from, List.of(later.followedBy(Duration.ofMinutes(BUFFER))));

        assertThat(open)
                .as("%s around %s, between two", zone, transition)
                .isEqualTo(allDay(zone).sessions(from, to, LENGTH).stream()
                        .filter(session ->
                                minutes(session).noneMatch(at -> minutes(later).anyMatch(at::equals)))
                        .toList())
                .doesNotContain(booked);
    }

    private static LocalDate date(String zone, TimeSlot session) {
        return LocalDate.ofInstant(session.startsAt(), ZoneId.of(zone));
    }

    /** Those of the session, and those that stay free after it. */
    private static Stream<Instant> minutes(TimeSlot session) {
        return Stream.iterate(
                session.startsAt(),
                at -> at.isBefore(session.endsAt().plus(Duration.ofMinutes(BUFFER))),
                at -> at.plus(Duration.ofMinutes(1)));
    }

    private static Availability allDay(String zone) {
        var days = Arrays.stream(DayOfWeek.values())
                .map(day -> new Window(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toList();
        return Availability.of(new WeeklyAvailability(zone, days, BUFFER)).with(new BookingWindow(0, 365));
    }
}
