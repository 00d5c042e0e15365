package org.mentorlink.saga.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.RefuseProposal;
import org.mentorlink.booking.BookingDeadline.ProposalLapsed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.Party;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.TimeSlot;

/**
 * The process of one proposal of another time: {@code docs/sagas.md} as a table from event to command.
 *
 * <ol>
 *   <li>Proposed: the time is reserved for the mentor, then for the mentee, beside the time the booking has; the answer is
 *       awaited for a while. <i>Taken: the proposal is refused.</i>
 *   <li>Both reserved: the booking moves or opens the proposal for an answer.
 *   <li>Moved: this ends, and the booking's own process lets go of the time before. <i>Declined, withdrawn, replaced,
 *       lapsed, refused, or the booking ended: what was reserved is released.</i>
 * </ol>
 */
@Saga
@ProcessingGroup("saga-proposal")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
public class ProposalSaga {

    private static final String PROPOSAL_ID = "proposalId";

    private @Nullable TimeProposed proposed;

    /** Whose calendars were asked for the time and did not refuse. */
    private Set<Party> reserving = EnumSet.noneOf(Party.class);

    private PendingDeadlines deadlines = new PendingDeadlines();

    @StartSaga
    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(TimeProposed event, ProcessSteps steps, EventScheduler scheduler) {
        if (proposed == null) {
            proposed = event;
            deadlines.schedule(scheduler, event.expiresAt(), new ProposalLapsed(event.bookingId(), event.proposalId()));
            reserve(steps, event, Party.MENTOR);
        }
    }

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(TimeReserved event, ProcessSteps steps) {
        if (proposed != null) {
            switch (event.party()) {
                case MENTOR -> reserve(steps, proposed, Party.MENTEE);
                case MENTEE ->
                    send(steps, event.bookingId(), new NoteProposalReserved(event.bookingId(), proposed.proposalId()));
            }
        }
    }

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(TimeReservationRefused event, ProcessSteps steps) {
        if (proposed != null) {
            reserving.remove(event.party());
            send(steps, event.bookingId(), new RefuseProposal(event.bookingId(), proposed.proposalId(), event.party()));
        }
    }

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(ProposalLapsed event, ProcessSteps steps) {
        deadlines.passed(event);
        send(steps, event.bookingId(), new ExpireProposal(event.bookingId(), event.proposalId()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(ProposalEnded event, ProcessSteps steps, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
        if (proposed != null) {
            for (var party : List.copyOf(reserving)) {
                send(
                        steps,
                        event.bookingId(),
                        new ReleaseTime(
                                calendarOf(proposed, party),
                                event.bookingId(),
                                party,
                                timeOf(proposed, party),
                                event.proposalId()));
            }
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(BookingRescheduled event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    /** The time that was proposed for a session without one is accepted. */
    @EndSaga
    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(BookingRequested event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    private void reserve(ProcessSteps steps, TimeProposed event, Party party) {
        reserving.add(party);
        send(
                steps,
                event.bookingId(),
                new ReserveTime(
                        calendarOf(event, party), event.bookingId(), party, timeOf(event, party), event.proposalId()));
    }

    private static CalendarId calendarOf(TimeProposed event, Party party) {
        return CalendarId.of(party == Party.MENTOR ? event.mentorMemberId() : event.menteeId());
    }

    private static TimeSlot timeOf(TimeProposed event, Party party) {
        return party == Party.MENTOR ? event.to().followedBy(Duration.ofMinutes(event.bufferMinutes())) : event.to();
    }

    private static void send(ProcessSteps steps, BookingId id, Object command) {
        steps.send(id.value(), command);
    }
}
