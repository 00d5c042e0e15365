package org.mentorlink.mentoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.TimeSlot;

class AvailabilityTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String NEW_YORK = "America/New_York";
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Nested
    class OnTheGrid {

        private final Availability mornings = in("Africa/Johannesburg", window(DayOfWeek.MONDAY, "10:15", "12:45"));

        @Test
        void sessions_follow_one_another_from_the_start_of_the_window_and_end_within_it() {
            assertThat(startsOn(mornings, MONDAY)).containsExactly(utc("2026-03-02T08:15"), utc("2026-03-02T09:15"));
        }

        @Test
        void only_those_starts_are_offered() {
            assertThat(mornings.offers(utc("2026-03-02T08:15"), HOUR)).isTrue();
            assertThat(mornings.offers(utc("2026-03-02T08:15").plusNanos(1), HOUR))
                    .isFalse();
            assertThat(mornings.offers(utc("2026-03-02T08:45"), HOUR)).isFalse();
            assertThat(mornings.offers(utc("2026-03-02T10:15"), HOUR)).isFalse();
            assertThat(mornings.offers(utc("2026-03-03T08:15"), HOUR)).isFalse();
        }

        @Test
        void the_range_includes_its_start_and_not_its_end() {
            assertThat(mornings.sessions(utc("2026-03-02T08:15"), utc("2026-03-02T09:15"), HOUR))
                    .containsExactly(TimeSlot.of(utc("2026-03-02T08:15"), HOUR));
        }

        @Test
        void windows_of_a_day_are_read_in_the_order_of_time() {
            var split =
                    in("UTC", window(DayOfWeek.MONDAY, "15:00", "16:00"), window(DayOfWeek.MONDAY, "08:00", "09:00"));
            assertThat(startsOn(split, MONDAY)).containsExactly(utc("2026-03-02T08:00"), utc("2026-03-02T15:00"));
        }

        /** One who wants sessions to begin on the hour, whatever stays free after them, says so by a window for each. */
        @Test
        void windows_that_touch_are_stretches_of_their_own() {
            var touching = List.of(
                    window(DayOfWeek.MONDAY, "09:00", "10:00"),
                    window(DayOfWeek.MONDAY, "10:00", "11:00"),
                    window(DayOfWeek.MONDAY, "11:00", "12:30"));
            assertThat(startsOn(Availability.of(new WeeklyAvailability("UTC", touching, 15)), MONDAY))
                    .containsExactly(utc("2026-03-02T09:00"), utc("2026-03-02T10:00"), utc("2026-03-02T11:00"));
            var whole = List.of(window(DayOfWeek.MONDAY, "09:00", "12:30"));
            assertThat(startsOn(Availability.of(new WeeklyAvailability("UTC", whole, 15)), MONDAY))
                    .containsExactly(utc("2026-03-02T09:00"), utc("2026-03-02T10:15"), utc("2026-03-02T11:30"));
        }

        /** Each day is read by itself, so that one can be given other hours without shifting those of the next. */
        @Test
        void at_midnight_every_window_ends_also_where_the_next_day_goes_on() {
            var overnight =
                    in("UTC", window(DayOfWeek.MONDAY, "22:30", "00:00"), window(DayOfWeek.TUESDAY, "00:00", "02:00"));
            assertThat(startsOn(overnight, MONDAY)).containsExactly(utc("2026-03-02T22:30"));
            assertThat(startsOn(overnight, MONDAY.plusDays(1)))
                    .containsExactly(utc("2026-03-03T00:00"), utc("2026-03-03T01:00"));
        }

        @Test
        void the_day_is_that_of_the_mentor() {
            var late = in(NEW_YORK, window(DayOfWeek.SUNDAY, "22:00", "23:00"));
            assertThat(late.offers(utc("2026-03-02T03:00"), HOUR)).isTrue();
        }

        @Test
        void a_window_may_end_at_midnight() {
            var late = in("UTC", window(DayOfWeek.MONDAY, "22:00", "00:00"));
            assertThat(startsOn(late, MONDAY)).containsExactly(utc("2026-03-02T22:00"), utc("2026-03-02T23:00"));
        }

        @Test
        void what_touches_a_time_when_the_mentor_is_busy_elsewhere_is_not_offered() {
            var busy = BusyTimes.of(List.of(new TimeSlot(utc("2026-03-02T09:14"), utc("2026-03-02T09:16"))));
            assertThat(startsOn(mornings.besides(busy), MONDAY)).isEmpty();
            var before = BusyTimes.of(List.of(new TimeSlot(utc("2026-03-02T07:00"), utc("2026-03-02T08:15"))));
            var after = BusyTimes.of(List.of(new TimeSlot(utc("2026-03-02T09:15"), utc("2026-03-02T11:15"))));
            assertThat(startsOn(mornings.besides(before.and(after)), MONDAY)).containsExactly(utc("2026-03-02T08:15"));
            assertThat(mornings.besides(after).offers(utc("2026-03-02T08:15"), HOUR))
                    .isTrue();
            assertThat(mornings.besides(after).offers(utc("2026-03-02T09:15"), HOUR))
                    .isFalse();
        }

        @Test
        void nothing_is_offered_where_nothing_was_set() {
            assertThat(Availability.NONE.sessions(Instant.EPOCH, utc("1970-02-01T00:00"), HOUR))
                    .isEmpty();
        }
    }

    @Nested
    class AcrossDaylightSaving {

        private final Availability nights = in(NEW_YORK, window(DayOfWeek.SUNDAY, "01:00", "05:00"));

        @Test
        void the_skipped_hour_is_not_offered() {
            assertThat(startsOn(nights, LocalDate.of(2026, 3, 8)))
                    .containsExactly(utc("2026-03-08T06:00"), utc("2026-03-08T07:00"), utc("2026-03-08T08:00"));
        }

        @Test
        void of_the_repeated_hour_only_the_first_is_offered() {
            assertThat(startsOn(nights, LocalDate.of(2026, 11, 1)))
                    .containsExactly(
                            utc("2026-11-01T05:00"),
                            utc("2026-11-01T07:00"),
                            utc("2026-11-01T08:00"),
                            utc("2026-11-01T09:00"));
            assertThat(nights.offers(utc("2026-11-01T06:00"), HOUR)).isFalse();
        }

        @Test
        void the_wall_time_stays() {
            var mornings = in(NEW_YORK, window(DayOfWeek.MONDAY, "10:00", "11:00"));
            assertThat(mornings.offers(utc("2026-03-02T15:00"), HOUR)).isTrue();
            assertThat(mornings.offers(utc("2026-03-09T14:00"), HOUR)).isTrue();
        }

        @Test
        void sessions_of_the_gap_and_the_overlap_do_not_overlap_each_other() {
            for (var day : List.of(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 11, 1))) {
                var sessions = sessionsOn(in(NEW_YORK, window(DayOfWeek.SUNDAY, "00:30", "05:30")), day);
                for (var index = 1; index < sessions.size(); index++) {
                    assertThat(sessions.get(index).overlaps(sessions.get(index - 1)))
                            .as("%s after %s", sessions.get(index), sessions.get(index - 1))
                            .isFalse();
                }
            }
        }
    }

    @Nested
    class OnSingleDates {

        private final Instant now = utc("2026-03-01T00:00");
        private final Availability mondays = in(NEW_YORK, window(DayOfWeek.MONDAY, "10:00", "12:00"));

        @Test
        void hours_of_a_date_stand_in_for_those_of_its_weekday() {
            var changed = mondays.with(new DateHours(MONDAY, List.of(hours("15:00", "16:00"))), now);
            assertThat(startsOn(changed, MONDAY)).containsExactly(utc("2026-03-02T20:00"));
            assertThat(startsOn(changed, MONDAY.plusDays(7)))
                    .containsExactly(utc("2026-03-09T14:00"), utc("2026-03-09T15:00"));
            assertThat(startsOn(changed.without(MONDAY, now), MONDAY)).hasSize(2);
        }

        @Test
        void a_day_off_has_none_and_a_day_on_has_some() {
            var tuesday = MONDAY.plusDays(1);
            var changed = mondays.with(new DateHours(MONDAY, List.of()), now)
                    .with(new DateHours(tuesday, List.of(hours("23:00", "00:00"))), now);
            assertThat(startsOn(changed, MONDAY)).isEmpty();
            assertThat(startsOn(changed, tuesday)).containsExactly(utc("2026-03-04T04:00"));
        }

        @Test
        void a_date_keeps_its_wall_time_and_its_gap() {
            var changed = mondays.with(new DateHours(LocalDate.of(2026, 3, 8), List.of(hours("01:00", "05:00"))), now);
            assertThat(startsOn(changed, LocalDate.of(2026, 3, 8)))
                    .containsExactly(utc("2026-03-08T06:00"), utc("2026-03-08T07:00"), utc("2026-03-08T08:00"));
        }

        @Test
        void time_away_closes_what_it_touches() {
            var away = new TimeAway(LocalDateTime.parse("2026-03-02T11:30"), LocalDateTime.parse("2026-03-09T11:00"));
            var changed = mondays.with(away, now);
            assertThat(startsOn(changed, MONDAY)).containsExactly(utc("2026-03-02T15:00"));
            assertThat(startsOn(changed, MONDAY.plusDays(7))).containsExactly(utc("2026-03-09T15:00"));
            assertThat(startsOn(changed.without(away, now), MONDAY)).hasSize(2);
        }

        @Test
        void time_away_reaches_over_the_whole_of_a_repeated_hour_and_is_nothing_within_a_skipped_one() {
            var nights = in(NEW_YORK, window(DayOfWeek.SUNDAY, "00:00", "06:00"));
            var repeated =
                    new TimeAway(LocalDateTime.parse("2026-11-01T01:00"), LocalDateTime.parse("2026-11-01T01:30"));
            assertThat(startsOn(nights.with(repeated, now), LocalDate.of(2026, 11, 1)))
                    .containsExactly(
                            utc("2026-11-01T04:00"),
                            utc("2026-11-01T07:00"),
                            utc("2026-11-01T08:00"),
                            utc("2026-11-01T09:00"),
                            utc("2026-11-01T10:00"));
            var skipped =
                    new TimeAway(LocalDateTime.parse("2026-03-08T02:15"), LocalDateTime.parse("2026-03-08T02:45"));
            assertThat(startsOn(nights.with(skipped, now), LocalDate.of(2026, 3, 8)))
                    .isEqualTo(startsOn(nights, LocalDate.of(2026, 3, 8)))
                    .hasSize(5);
        }

        @Test
        void what_is_over_is_forgotten_with_the_next_change() {
            var later = utc("2026-04-01T00:00");
            var old = new TimeAway(MONDAY.atStartOfDay(), MONDAY.plusDays(1).atStartOfDay());
            var next = new TimeAway(
                    MONDAY.plusDays(40).atStartOfDay(), MONDAY.plusDays(41).atStartOfDay());
            var changed = mondays.with(new DateHours(MONDAY, List.of()), now)
                    .with(old, now)
                    .with(new DateHours(MONDAY.plusDays(42), List.of()), later)
                    .with(next, later);
            assertThat(changed.dates()).extracting(DateHours::date).containsExactly(MONDAY.plusDays(42));
            assertThat(changed.away()).containsExactly(next);
        }

        private static Hours hours(String start, String end) {
            return new Hours(LocalTime.parse(start), LocalTime.parse(end));
        }
    }

    @Nested
    class OfAWindow {

        @Test
        void empty_is_what_does_not_end_after_it_starts() {
            assertThat(window(DayOfWeek.MONDAY, "10:00", "10:00").isEmpty()).isTrue();
            assertThat(window(DayOfWeek.MONDAY, "11:00", "10:00").isEmpty()).isTrue();
            assertThat(window(DayOfWeek.MONDAY, "00:00", "00:00").isEmpty()).isFalse();
        }

        @Test
        void overlapping_needs_a_common_minute_of_one_day() {
            var morning = window(DayOfWeek.MONDAY, "10:00", "12:00");
            assertThat(morning.overlaps(window(DayOfWeek.MONDAY, "11:59", "13:00")))
                    .isTrue();
            assertThat(morning.overlaps(window(DayOfWeek.MONDAY, "12:00", "13:00")))
                    .isFalse();
            assertThat(morning.overlaps(window(DayOfWeek.TUESDAY, "10:00", "12:00")))
                    .isFalse();
            assertThat(morning.overlaps(window(DayOfWeek.MONDAY, "00:00", "00:00")))
                    .isTrue();
        }
    }

    private static Availability in(String zone, Window... windows) {
        return Availability.of(new WeeklyAvailability(zone, List.of(windows), 0));
    }

    private static Window window(DayOfWeek day, String start, String end) {
        return new Window(day, LocalTime.parse(start), LocalTime.parse(end));
    }

    private static Instant utc(String wallTime) {
        return Instant.parse(wallTime + ":00Z");
    }

    private static List<Instant> startsOn(Availability availability, LocalDate day) {
        return sessionsOn(availability, day).stream().map(TimeSlot::startsAt).toList();
    }

    private static List<TimeSlot> sessionsOn(Availability availability, LocalDate day) {
        var zone = availability.zone();
        return availability.sessions(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant(),
                HOUR);
    }
}
