package org.mentorlink.saga.booking;

import static org.mentorlink.mothers.GroupSessions.WORKSHOP;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_RESERVED;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_TIME;
import static org.mentorlink.mothers.GroupSessions.opened;
import static org.mentorlink.mothers.GroupSessions.scheduled;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.saga.booking.ProcessFixture.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.GroupSessionCommand.EndGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ExpireSeatOffer;
import org.mentorlink.booking.GroupSessionCommand.OpenGroupSession;
import org.mentorlink.booking.GroupSessionCommand.RefuseGroupSession;
import org.mentorlink.booking.GroupSessionDeadline.GroupSessionOver;
import org.mentorlink.booking.GroupSessionDeadline.SeatOfferLapsed;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.Party;

/** Each row of {@code docs/sagas.md} about group sessions. */
class GroupSessionSagaTest {

    private static final Instant LAPSES = NOW.plus(Duration.ofHours(2));
    private static final Map.Entry<Instant, GroupSessionOver> END =
            at(WORKSHOP_TIME.endsAt(), new GroupSessionOver(WORKSHOP));
    private static final ReserveTime RESERVE =
            new ReserveTime(GRACES_CALENDAR, WORKSHOP.reservation(), Party.MENTOR, WORKSHOP_RESERVED);
    private static final TimeReserved RESERVED =
            new TimeReserved(GRACES_CALENDAR, WORKSHOP.reservation(), Party.MENTOR, WORKSHOP_RESERVED);
    private static final TimeReservationRefused TAKEN =
            new TimeReservationRefused(GRACES_CALENDAR, WORKSHOP.reservation(), Party.MENTOR, WORKSHOP_RESERVED);

    private final ProcessFixture process = new ProcessFixture(GroupSessionSaga.class);

    @Test
    void begins_with_the_mentors_time_and_awaits_the_end() {
        process.when(scheduled()).sends(RESERVE).awaits(END).goesOn();
    }

    @Test
    void opens_once_the_time_is_kept() {
        process.given(scheduled())
                .when(RESERVED)
                .sends(new OpenGroupSession(WORKSHOP))
                .awaits(END)
                .goesOn();
    }

    @Test
    void is_refused_where_the_time_is_taken() {
        process.given(scheduled())
                .when(TAKEN)
                .sends(new RefuseGroupSession(WORKSHOP))
                .goesOn();
    }

    @Test
    void is_over_once_it_is_refused() {
        process.given(scheduled(), TAKEN)
                .when(new GroupSessionRefused(WORKSHOP, "SLOT_TAKEN"))
                .sendsNothing()
                .awaitsNothing()
                .isOver();
    }

    @Test
    void awaits_the_end_of_an_offer() {
        process.given(scheduled(), RESERVED, opened())
                .when(new SeatOffered(WORKSHOP, ADA, 1, LAPSES))
                .sendsNothing()
                .awaits(END, at(LAPSES, new SeatOfferLapsed(WORKSHOP, ADA, 1)))
                .goesOn();
    }

    @Test
    void ends_each_offer_at_its_own_time() {
        var other = new SeatOffered(WORKSHOP, LINUS, 2, LAPSES.plusSeconds(1));
        process.given(scheduled(), RESERVED, opened(), new SeatOffered(WORKSHOP, ADA, 1, LAPSES), other)
                .whenItIs(LAPSES)
                .sends(new ExpireSeatOffer(WORKSHOP, ADA, 1))
                .awaits(END, at(LAPSES.plusSeconds(1), new SeatOfferLapsed(WORKSHOP, LINUS, 2)))
                .goesOn();
    }

    @Test
    void lets_go_of_the_time_when_it_is_cancelled() {
        process.given(scheduled(), RESERVED, opened())
                .when(new GroupSessionCancelled(WORKSHOP, CancelledBy.MENTOR, null))
                .sends(new ReleaseTime(GRACES_CALENDAR, WORKSHOP.reservation(), Party.MENTOR, WORKSHOP_RESERVED))
                .awaitsNothing()
                .isOver();
    }

    @Test
    void ends_when_its_time_is_over() {
        process.given(scheduled(), RESERVED, opened())
                .whenItIs(WORKSHOP_TIME.endsAt())
                .sends(new EndGroupSession(WORKSHOP))
                .awaitsNothing()
                .goesOn();
    }

    @Test
    void is_over_once_it_has_ended() {
        process.given(scheduled(), RESERVED, opened())
                .when(new GroupSessionEnded(WORKSHOP))
                .sendsNothing()
                .awaitsNothing()
                .isOver();
    }
}
