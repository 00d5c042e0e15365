package org.mentorlink.command.mentoring;

import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.applied;
import static org.mentorlink.mothers.Mentors.availabilitySet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.DateHours;
import org.mentorlink.mentoring.Hours;
import org.mentorlink.mentoring.MentorCommand.AddTimeAway;
import org.mentorlink.mentoring.MentorCommand.ClearDateHours;
import org.mentorlink.mentoring.MentorCommand.RemoveTimeAway;
import org.mentorlink.mentoring.MentorCommand.SetBookingWindow;
import org.mentorlink.mentoring.MentorCommand.SetDateHours;
import org.mentorlink.mentoring.MentorEvent.BookingWindowSet;
import org.mentorlink.mentoring.MentorEvent.DateHoursCleared;
import org.mentorlink.mentoring.MentorEvent.DateHoursSet;
import org.mentorlink.mentoring.MentorEvent.TimeAwayAdded;
import org.mentorlink.mentoring.MentorEvent.TimeAwayRemoved;
import org.mentorlink.mentoring.TimeAway;

/** H2, H3: single dates, times away, notice and horizon. */
class MentorHoursTest {

    static final Set<Class<?>> MESSAGES = Set.of(
            SetDateHours.class,
            ClearDateHours.class,
            AddTimeAway.class,
            RemoveTimeAway.class,
            SetBookingWindow.class,
            DateHoursSet.class,
            DateHoursCleared.class,
            TimeAwayAdded.class,
            TimeAwayRemoved.class,
            BookingWindowSet.class);

    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneId.of("Africa/Johannesburg"));
    private static final LocalDate CHRISTMAS = TODAY.plusDays(50);
    private static final LocalDateTime HERE = LocalDateTime.ofInstant(NOW, ZoneId.of("Africa/Johannesburg"));
    private static final TimeAway AWAY =
            away(TODAY.plusDays(3).atTime(12, 0), TODAY.plusDays(5).atStartOfDay());

    @AfterAll
    static void every_message_of_the_hours_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Nested
    class OfADate {

        @Test
        void stand_in_for_those_of_its_weekday() {
            mentor(applied(), availabilitySet())
                    .when(new SetDateHours(MENTOR_GRACE, christmas()))
                    .then(christmasSet());
        }

        @Test
        void may_be_none_and_may_be_today() {
            var off = new DateHours(TODAY, List.of());
            mentor(applied(), availabilitySet())
                    .when(new SetDateHours(MENTOR_GRACE, off))
                    .then(new DateHoursSet(MENTOR_GRACE, off));
        }

        @Test
        void are_replaced_by_others_and_not_set_twice() {
            var other = new DateHours(CHRISTMAS, List.of(hours("09:00", "00:00")));
            mentor(applied(), christmasSet())
                    .when(new SetDateHours(MENTOR_GRACE, other))
                    .then(new DateHoursSet(MENTOR_GRACE, other));
            mentor(applied(), christmasSet())
                    .when(new SetDateHours(MENTOR_GRACE, christmas()))
                    .nothing();
            mentor(applied(), christmasSet(), new DateHoursSet(MENTOR_GRACE, other))
                    .when(new SetDateHours(MENTOR_GRACE, christmas()))
                    .then(christmasSet());
        }

        @Test
        void end_when_they_are_cleared() {
            mentor(applied(), christmasSet())
                    .when(new ClearDateHours(MENTOR_GRACE, CHRISTMAS))
                    .then(new DateHoursCleared(MENTOR_GRACE, CHRISTMAS));
            mentor(applied(), christmasSet(), new DateHoursCleared(MENTOR_GRACE, CHRISTMAS))
                    .when(new ClearDateHours(MENTOR_GRACE, CHRISTMAS))
                    .nothing();
        }

        @Test
        void are_refused_for_a_date_that_is_over_or_far() {
            setting(TODAY.minusDays(1)).refused("DATE_OVER", "input", "date");
            setting(TODAY.plusYears(2).plusDays(1)).refused("DATE_TOO_FAR", "input", "date");
            setting(TODAY.plusYears(2))
                    .then(new DateHoursSet(MENTOR_GRACE, new DateHours(TODAY.plusYears(2), List.of())));
        }

        private static Scenario.Outcome setting(LocalDate date) {
            return mentor(applied(), availabilitySet())
                    .when(new SetDateHours(MENTOR_GRACE, new DateHours(date, List.of())));
        }

        @ParameterizedTest
        @CsvSource({
            "10:00, 10:00, EMPTY_WINDOW",
            "10:00, 09:00, EMPTY_WINDOW",
            "10:00:01, 11:00, WINDOW_NOT_WHOLE_MINUTES",
            "11:30, 12:30, OVERLAPPING_WINDOWS"
        })
        void are_refused_when_they_make_no_sense(String start, String end, String code) {
            var hours = List.of(hours("11:00", "12:00"), hours(start, end));
            mentor(applied(), availabilitySet())
                    .when(new SetDateHours(MENTOR_GRACE, new DateHours(CHRISTMAS, hours)))
                    .refused(code, "input", "slots", "1");
        }

        @Test
        void are_refused_when_there_are_too_many() {
            var eleven = new ArrayList<Hours>();
            for (var hour = 0; hour < 11; hour++) {
                eleven.add(new Hours(LocalTime.of(hour, 0), LocalTime.of(hour + 1, 0)));
            }
            var ten = new DateHours(CHRISTMAS, List.copyOf(eleven.subList(0, 10)));
            mentor(applied(), availabilitySet())
                    .when(new SetDateHours(MENTOR_GRACE, ten))
                    .then(new DateHoursSet(MENTOR_GRACE, ten));
            mentor(applied(), availabilitySet())
                    .when(new SetDateHours(MENTOR_GRACE, new DateHours(CHRISTMAS, eleven)))
                    .refused("TOO_MANY_WINDOWS", "input", "slots");
        }

        @Test
        void are_refused_for_too_many_dates_at_a_time_and_dates_that_are_over_do_not_count() {
            var history = new ArrayList<>(List.<Object>of(applied(), availabilitySet()));
            history.add(off(TODAY.minusDays(1)));
            for (var day = 1; day < AvailabilityInput.MOST_DATES; day++) {
                history.add(off(TODAY.plusDays(day)));
            }
            var last = TODAY.plusDays(AvailabilityInput.MOST_DATES);
            mentor(history.toArray())
                    .when(new SetDateHours(MENTOR_GRACE, new DateHours(last, List.of())))
                    .then(off(last));
            history.add(off(last));
            mentor(history.toArray())
                    .when(new SetDateHours(MENTOR_GRACE, new DateHours(last.plusDays(1), List.of())))
                    .refused("TOO_MANY_DATES", "input", "date");
            var replaced = new DateHours(last, List.of(hours("10:00", "11:00")));
            mentor(history.toArray())
                    .when(new SetDateHours(MENTOR_GRACE, replaced))
                    .then(new DateHoursSet(MENTOR_GRACE, replaced));
        }

        private static DateHoursSet off(LocalDate date) {
            return new DateHoursSet(MENTOR_GRACE, new DateHours(date, List.of()));
        }
    }

    @Nested
    class Away {

        @Test
        void is_said_once_and_taken_back() {
            mentor(applied(), availabilitySet())
                    .when(new AddTimeAway(MENTOR_GRACE, AWAY))
                    .then(awayAdded());
            mentor(applied(), availabilitySet(), awayAdded())
                    .when(new AddTimeAway(MENTOR_GRACE, AWAY))
                    .nothing();
            mentor(applied(), availabilitySet(), awayAdded())
                    .when(new RemoveTimeAway(MENTOR_GRACE, AWAY))
                    .then(new TimeAwayRemoved(MENTOR_GRACE, AWAY));
            mentor(applied(), availabilitySet(), awayAdded(), new TimeAwayRemoved(MENTOR_GRACE, AWAY))
                    .when(new RemoveTimeAway(MENTOR_GRACE, AWAY))
                    .nothing();
        }

        @Test
        void may_have_begun_and_must_not_be_over() {
            var whole = HERE.withMinute(0).withSecond(0).withNano(0);
            var since = away(whole.minusDays(9), whole.plusDays(1));
            adding(since).then(new TimeAwayAdded(MENTOR_GRACE, since));
            adding(away(whole.minusDays(9), whole.minusDays(1))).refused("DATE_OVER", "input", "to");
        }

        @Test
        void is_refused_when_it_makes_no_sense() {
            var start = TODAY.plusDays(1).atStartOfDay();
            adding(away(start, start)).refused("EMPTY_WINDOW", "input", "to");
            adding(away(start.plusSeconds(1), start.plusDays(1))).refused("WINDOW_NOT_WHOLE_MINUTES", "input", "from");
            adding(away(start, HERE.plusYears(2).plusMinutes(2).withSecond(0).withNano(0)))
                    .refused("DATE_TOO_FAR", "input", "to");
        }

        @Test
        void is_refused_too_often_at_a_time() {
            var start = TODAY.plusDays(1).atStartOfDay();
            var history = new ArrayList<>(List.<Object>of(applied(), availabilitySet()));
            for (var hour = 0; hour < AvailabilityInput.MOST_AWAY; hour++) {
                history.add(new TimeAwayAdded(
                        MENTOR_GRACE,
                        away(start.plusHours(hour), start.plusHours(hour).plusMinutes(30))));
            }
            mentor(history.toArray())
                    .when(new AddTimeAway(MENTOR_GRACE, away(start, start.plusHours(1))))
                    .refused("TOO_MANY_DATES", "input", "from");
        }

        private static Scenario.Outcome adding(TimeAway away) {
            return mentor(applied(), availabilitySet()).when(new AddTimeAway(MENTOR_GRACE, away));
        }
    }

    @Nested
    class TheBookingWindow {

        @Test
        void is_set_once() {
            mentor(applied())
                    .when(new SetBookingWindow(MENTOR_GRACE, new BookingWindow(120, 60)))
                    .then(windowSet());
            mentor(applied(), windowSet())
                    .when(new SetBookingWindow(MENTOR_GRACE, new BookingWindow(120, 60)))
                    .nothing();
            mentor(applied())
                    .when(new SetBookingWindow(MENTOR_GRACE, BookingWindow.DEFAULT))
                    .nothing();
        }

        @ParameterizedTest
        @CsvSource({
            "-1, 60, INVALID_NOTICE, noticeMinutes",
            "43201, 60, INVALID_NOTICE, noticeMinutes",
            "1440, 1, INVALID_NOTICE, noticeMinutes",
            "0, 0, INVALID_HORIZON, horizonDays",
            "0, 366, INVALID_HORIZON, horizonDays"
        })
        void is_refused_out_of_bounds(int notice, int horizon, String code, String field) {
            setting(notice, horizon).refused(code, "input", field);
        }

        @ParameterizedTest
        @CsvSource({"43200, 365", "0, 1", "1439, 1"})
        void is_set_within_them(int notice, int horizon) {
            setting(notice, horizon).then(new BookingWindowSet(MENTOR_GRACE, new BookingWindow(notice, horizon)));
        }

        private static Scenario.Outcome setting(int notice, int horizon) {
            return mentor(applied()).when(new SetBookingWindow(MENTOR_GRACE, new BookingWindow(notice, horizon)));
        }
    }

    static DateHoursSet christmasSet() {
        return new DateHoursSet(MENTOR_GRACE, christmas());
    }

    static TimeAwayAdded awayAdded() {
        return new TimeAwayAdded(MENTOR_GRACE, AWAY);
    }

    static BookingWindowSet windowSet() {
        return new BookingWindowSet(MENTOR_GRACE, new BookingWindow(120, 60));
    }

    private static DateHours christmas() {
        return new DateHours(CHRISTMAS, List.of(hours("14:00", "16:00")));
    }

    private static Hours hours(String start, String end) {
        return new Hours(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static TimeAway away(LocalDateTime from, LocalDateTime to) {
        return new TimeAway(from, to);
    }

    private static Scenario<Mentor> mentor(Object... history) {
        Categories none = category -> false;
        return new Scenario<>(Mentor.class, NOW, none).given(history);
    }
}
