package org.mentorlink.saga.booking;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.ADAS_CALENDAR;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.saga.booking.ProcessFixture.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.RefuseProposal;
import org.mentorlink.booking.BookingDeadline;
import org.mentorlink.booking.BookingDeadline.ProposalLapsed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** Each row of the second table of {@code docs/sagas.md}. */
class ProposalSagaTest {

    private static final ProposalId PROPOSAL = ProposalId.of(BOOKING, 1);
    private static final TimeSlot LATER = TimeSlot.of(MONDAY_10H.plus(Duration.ofHours(1)), Settings.SESSION);
    private static final TimeSlot MENTORS_LATER = LATER.followedBy(Duration.ofMinutes(15));
    private static final Instant EXPIRES = NOW.plus(Settings.PROPOSAL);

    private static final TimeProposed PROPOSED = new TimeProposed(
            BOOKING, PROPOSAL, Party.MENTEE, GRACE, ADA, SESSION, LATER, 15, true, false, null, EXPIRES);
    private static final TimeReserved MENTORS_TIME =
            new TimeReserved(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL);
    private static final TimeReserved MENTEES_TIME =
            new TimeReserved(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL);
    private static final ReleaseTime RELEASE_MENTORS =
            new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL);
    private static final ReleaseTime RELEASE_MENTEES =
            new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL);
    private static final Map.Entry<Instant, BookingDeadline> ANSWER =
            at(EXPIRES, new ProposalLapsed(BOOKING, PROPOSAL));

    private final ProcessFixture process = new ProcessFixture(ProposalSaga.class);

    @Test
    void begins_with_the_mentors_time() {
        process.when(PROPOSED)
                .sends(new ReserveTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_LATER, PROPOSAL))
                .awaits(ANSWER)
                .goesOn();
    }

    @Test
    void goes_on_with_the_mentees_time() {
        process.given(PROPOSED)
                .when(MENTORS_TIME)
                .sends(new ReserveTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL))
                .awaits(ANSWER)
                .goesOn();
    }

    @Test
    void tells_the_booking_once_both_have_time() {
        process.given(PROPOSED, MENTORS_TIME)
                .when(MENTEES_TIME)
                .sends(new NoteProposalReserved(BOOKING, PROPOSAL))
                .awaits(ANSWER)
                .goesOn();
    }

    @Test
    void tells_the_booking_whose_time_is_taken() {
        process.given(PROPOSED, MENTORS_TIME)
                .when(new TimeReservationRefused(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL))
                .sends(new RefuseProposal(BOOKING, PROPOSAL, Party.MENTEE))
                .goesOn();
    }

    @Test
    void releases_only_what_was_not_refused() {
        process.given(
                        PROPOSED,
                        MENTORS_TIME,
                        new TimeReservationRefused(ADAS_CALENDAR, BOOKING, Party.MENTEE, LATER, PROPOSAL))
                .when(ended(ProposalState.MENTEE_BUSY))
                .sends(RELEASE_MENTORS)
                .awaitsNothing()
                .isOver();
    }

    @Test
    void lapses() {
        process.given(PROPOSED, MENTORS_TIME, MENTEES_TIME)
                .whenItIs(EXPIRES)
                .sends(new ExpireProposal(BOOKING, PROPOSAL))
                .awaitsNothing()
                .goesOn();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProposalState.class,
            names = {"DECLINED", "WITHDRAWN", "EXPIRED", "REPLACED", "OBSOLETE"})
    void releases_both_times_when_it_comes_to_nothing(ProposalState how) {
        process.given(PROPOSED, MENTORS_TIME, MENTEES_TIME)
                .when(ended(how))
                .sends(RELEASE_MENTORS, RELEASE_MENTEES)
                .awaitsNothing()
                .isOver();
    }

    @Test
    void releases_what_is_asked_for_and_not_answered_yet() {
        process.given(PROPOSED)
                .when(ended(ProposalState.WITHDRAWN))
                .sends(RELEASE_MENTORS)
                .isOver();
    }

    @Test
    void keeps_both_times_when_the_session_moves() {
        process.given(PROPOSED, MENTORS_TIME, MENTEES_TIME)
                .when(new BookingRescheduled(BOOKING, PROPOSAL, Party.MENTEE, SESSION, LATER, 15, false))
                .sendsNothing()
                .awaitsNothing()
                .isOver();
    }

    @Test
    void leaves_the_time_that_was_requested_alone() {
        process.given(PROPOSED)
                .when(new TimeReserved(GRACES_CALENDAR, BOOKING, Party.MENTOR, SESSION))
                .sendsNothing()
                .goesOn();
    }

    private static ProposalEnded ended(ProposalState how) {
        return new ProposalEnded(BOOKING, PROPOSAL, Party.MENTEE, LATER, how, null);
    }
}
