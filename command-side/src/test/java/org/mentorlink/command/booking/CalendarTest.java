package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MENTORS_TIME;
import static org.mentorlink.mothers.Bookings.OTHER_BOOKING;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.mentorsTimeReserved;
import static org.mentorlink.mothers.Bookings.reserveMentorsTime;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

class CalendarTest {

    private static final TimeReleased RELEASED = new TimeReleased(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME);
    private static final TimeReservationRefused REFUSED =
            new TimeReservationRefused(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME);

    @AfterAll
    static void every_command_and_event_of_a_calendar_was_in_a_scenario() {
        Scenario.assertAllUsed(CalendarCommand.class, CalendarEvent.class);
    }

    @Nested
    class ReservingTime {

        @Test
        void begins_the_calendar() {
            at(NOW).when(reserveMentorsTime()).then(mentorsTimeReserved());
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(mentorsTimeReserved()).when(reserveMentorsTime()).nothing();
        }

        @Test
        void is_refused_where_another_booking_overlaps() {
            at(NOW).given(reserved(OTHER_BOOKING, SESSION))
                    .when(reserveMentorsTime())
                    .then(REFUSED);
        }

        @Test
        void is_refused_during_the_rest_after_another_session() {
            var next = TimeSlot.of(SESSION.endsAt(), Settings.SESSION);
            at(NOW).given(mentorsTimeReserved())
                    .when(new ReserveTime(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTOR, next))
                    .then(new TimeReservationRefused(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTOR, next));
        }

        @Test
        void is_possible_right_after_another_booking() {
            var before = TimeSlot.of(SESSION.startsAt().minus(Settings.SESSION), Settings.SESSION);
            at(NOW).given(reserved(OTHER_BOOKING, before))
                    .when(reserveMentorsTime())
                    .then(mentorsTimeReserved());
        }

        @Test
        void is_possible_in_time_that_was_released() {
            at(NOW).given(
                            reserved(OTHER_BOOKING, MENTORS_TIME),
                            new TimeReleased(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTOR, MENTORS_TIME))
                    .when(reserveMentorsTime())
                    .then(mentorsTimeReserved());
        }

        @Test
        void is_refused_when_it_comes_after_its_release() {
            at(NOW).given(RELEASED).when(reserveMentorsTime()).then(REFUSED);
        }

        @Test
        void stays_refused_even_when_the_time_is_free_by_now() {
            at(NOW).given(REFUSED).when(reserveMentorsTime()).then(REFUSED);
        }

        @Test
        void is_refused_when_the_time_is_over() {
            at(MENTORS_TIME.endsAt()).when(reserveMentorsTime()).then(REFUSED);
        }
    }

    @Nested
    class ReleasingTime {

        @Test
        void frees_what_was_reserved() {
            at(NOW).given(mentorsTimeReserved()).when(release()).then(RELEASED);
        }

        @Test
        void keeps_a_reservation_out_that_has_not_come_yet() {
            at(NOW).when(release()).then(RELEASED);
        }

        @Test
        void changes_nothing_twice() {
            at(NOW).given(mentorsTimeReserved(), RELEASED).when(release()).nothing();
        }

        @Test
        void changes_nothing_where_it_was_refused() {
            at(NOW).given(REFUSED).when(release()).nothing();
        }

        private static ReleaseTime release() {
            return new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME);
        }
    }

    @Nested
    class ProposedTimes {

        private static final ProposalId PROPOSAL = ProposalId.of(BOOKING, 1);

        /** Half an hour later, so that it overlaps the time the booking has. */
        private static final TimeSlot LATER =
                TimeSlot.of(SESSION.startsAt().plus(Duration.ofMinutes(30)), Settings.SESSION);

        @Test
        void are_reserved_beside_the_time_of_the_same_booking() {
            at(NOW).given(mentorsTimeReserved()).when(reserve(BOOKING)).then(proposed(BOOKING));
        }

        @Test
        void are_refused_where_another_booking_is_in_the_way() {
            at(NOW).given(reserved(OTHER_BOOKING, SESSION))
                    .when(reserve(BOOKING))
                    .then(new TimeReservationRefused(GRACES_CALENDAR, BOOKING, Party.MENTOR, LATER, PROPOSAL));
        }

        @Test
        void keep_others_out() {
            at(NOW).given(proposed(BOOKING))
                    .when(new ReserveTime(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTOR, SESSION))
                    .then(new TimeReservationRefused(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTOR, SESSION));
        }

        @Test
        void are_released_by_themselves() {
            var release = new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, LATER, PROPOSAL);
            var released = new TimeReleased(GRACES_CALENDAR, BOOKING, Party.MENTOR, LATER, PROPOSAL);
            at(NOW).given(mentorsTimeReserved(), proposed(BOOKING))
                    .when(release)
                    .then(released);
            at(NOW).given(mentorsTimeReserved(), proposed(BOOKING), released)
                    .when(new ReserveTime(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTOR, MENTORS_TIME))
                    .then(new TimeReservationRefused(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTOR, MENTORS_TIME));
        }

        private static ReserveTime reserve(BookingId bookingId) {
            return new ReserveTime(GRACES_CALENDAR, bookingId, Party.MENTOR, LATER, PROPOSAL);
        }

        private static TimeReserved proposed(BookingId bookingId) {
            return new TimeReserved(GRACES_CALENDAR, bookingId, Party.MENTOR, LATER, PROPOSAL);
        }
    }

    @Nested
    class Forgetting {

        @Test
        void drops_what_is_over_with_the_next_event() {
            var state = CalendarState.EMPTY.evolve(reserved(OTHER_BOOKING, SESSION), NOW);
            var later = TimeSlot.of(SESSION.endsAt().plus(Duration.ofDays(7)), Settings.SESSION);

            var before = state.evolve(reserved(BOOKING, later), SESSION.endsAt().minusMillis(1));
            var after = state.evolve(reserved(BOOKING, later), SESSION.endsAt());

            assertThat(before.entries()).containsOnlyKeys(BOOKING.value(), OTHER_BOOKING.value());
            assertThat(after.entries()).containsOnlyKeys(BOOKING.value());
        }

        @Test
        void survives_a_snapshot() {
            var calendar = new Calendar();
            calendar.on(mentorsTimeReserved(), NOW);
            calendar.on(new TimeReleased(GRACES_CALENDAR, OTHER_BOOKING, Party.MENTEE, SESSION), NOW);
            var serializer = Jackson3Serializer.builder().build();

            Calendar restored = serializer.deserialize(serializer.serialize(calendar, byte[].class));

            assertThat(restored).usingRecursiveComparison().isEqualTo(calendar);
            assertThat(serializer.serialize(restored, byte[].class).getType().getRevision())
                    .isEqualTo("2");
        }
    }

    private static Scenario<Calendar> at(Instant now) {
        return new Scenario<>(Calendar.class, now);
    }

    private static TimeReserved reserved(BookingId bookingId, TimeSlot slot) {
        return new TimeReserved(GRACES_CALENDAR, bookingId, Party.MENTOR, slot);
    }
}
