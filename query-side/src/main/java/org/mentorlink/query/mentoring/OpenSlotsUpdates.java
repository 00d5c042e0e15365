package org.mentorlink.query.mentoring;

import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesChanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesForgotten;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAddressConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConnectingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConsentGiven;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarDisconnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarReadInPart;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskRaised;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskSettled;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTokenRenewed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ConflictKept;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingAsked;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritingBegun;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritten;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.BookingWindowSet;
import org.mentorlink.mentoring.MentorEvent.CommissionSet;
import org.mentorlink.mentoring.MentorEvent.DateHoursCleared;
import org.mentorlink.mentoring.MentorEvent.DateHoursSet;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorApproved;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.OfferingAdded;
import org.mentorlink.mentoring.MentorEvent.OfferingChanged;
import org.mentorlink.mentoring.MentorEvent.OfferingRetired;
import org.mentorlink.mentoring.MentorEvent.TimeAwayAdded;
import org.mentorlink.mentoring.MentorEvent.TimeAwayRemoved;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.OpenSlotsChanged;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.ParticipantEvent.EnrolmentAccepted;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.MemberWithdrawn;
import org.mentorlink.program.ParticipantEvent.OnboardingMet;
import org.mentorlink.program.ParticipantEvent.StepCompleted;
import org.mentorlink.program.ParticipantEvent.StepPassed;
import org.mentorlink.program.ParticipantEvent.StepReturned;
import org.mentorlink.program.ParticipantEvent.StepSubmitted;
import org.mentorlink.program.ProgramEvent;
import org.mentorlink.program.ProgramEvent.BlackoutAdded;
import org.mentorlink.program.ProgramEvent.BlackoutRemoved;
import org.mentorlink.program.ProgramEvent.ProgramAdminAppointed;
import org.mentorlink.program.ProgramEvent.ProgramAdminDismissed;
import org.mentorlink.program.ProgramEvent.ProgramChanged;
import org.mentorlink.program.ProgramEvent.ProgramClosed;
import org.mentorlink.program.ProgramEvent.ProgramCreated;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.query.program.BlackoutReader;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Ids;
import org.springframework.stereotype.Component;

/**
 * D6: tells those who watch a mentor's open slots that what they follow from has changed: once a batch, when it can
 * be read. In one processor with the read models that the slots are read from.
 */
@Component
@ProcessingGroup("projection-community")
class OpenSlotsUpdates {

    private final BatchedWrites writes;
    private final QueryUpdateEmitter updates;
    private final BlackoutReader blackouts;

    OpenSlotsUpdates(BatchedWrites writes, QueryUpdateEmitter updates, BlackoutReader blackouts) {
        this.writes = writes;
        this.blackouts = blackouts;
        this.updates = updates;
    }

    @EventHandler
    void on(CalendarEvent event, EventMessage<?> message) {
        changed(Ids.sibling(MentorId.PREFIX, event.calendarId().value()), Seen.of(message));
    }

    @EventHandler
    void on(OutsideCalendarsEvent event, EventMessage<?> message) {
        switch (event) {
            case ReadingAsked asked -> {}
            case CalendarUnchanged unchanged -> {}
            case CalendarReadInPart read -> {}
            case ReadingFailed failed -> {}
            case ConflictKept kept -> {}
            case CalendarConnectingFailed failed -> {}
            case CalendarAccountConnected connected -> {}
            case SessionNotWritten failed -> {}
            case CalendarTokenRenewed renewed -> {}
            case SessionWritingBegun begun -> {}
            case SessionWritten written -> {}
            case CalendarTaskRaised raised -> {}
            case CalendarTaskSettled settled -> {}
            case CalendarConsentGiven given -> changedFor(event, Seen.of(message));
            case CalendarAddressConnected connected -> changedFor(event, Seen.of(message));
            case CalendarDisconnected disconnected -> changedFor(event, Seen.of(message));
            case BusyTimesChanged changed -> changedFor(event, Seen.of(message));
            case BusyTimesForgotten forgotten -> changedFor(event, Seen.of(message));
        }
    }

    private void changedFor(OutsideCalendarsEvent event, Seen seen) {
        changed(MentorId.of(event.memberId()).value(), seen);
    }

    @EventHandler
    void on(MentorEvent event, EventMessage<?> message) {
        switch (event) {
            case MentorApplied applied -> {}
            case MentorApproved approved -> {}
            case MentorProfileChanged changed -> {}
            case CommissionSet set -> {}
            case OfferingAdded added -> {}
            case OfferingChanged changed -> {}
            case OfferingRetired retired -> {}
            case WeeklyAvailabilitySet set -> changed(event.mentorId().value(), Seen.of(message));
            case DateHoursSet set -> changed(event.mentorId().value(), Seen.of(message));
            case DateHoursCleared cleared -> changed(event.mentorId().value(), Seen.of(message));
            case TimeAwayAdded added -> changed(event.mentorId().value(), Seen.of(message));
            case TimeAwayRemoved removed -> changed(event.mentorId().value(), Seen.of(message));
            case BookingWindowSet set -> changed(event.mentorId().value(), Seen.of(message));
        }
    }

    @EventHandler
    void on(ProgramEvent event, EventMessage<?> message) {
        switch (event) {
            case ProgramCreated created -> {}
            case ProgramChanged changed -> {}
            case ProgramAdminAppointed appointed -> {}
            case ProgramAdminDismissed dismissed -> {}
            case ProgramClosed closed -> changedIn(event.programId(), Seen.of(message));
            case BlackoutAdded added -> changedIn(event.programId(), Seen.of(message));
            case BlackoutRemoved removed -> changedIn(event.programId(), Seen.of(message));
        }
    }

    /** Whoever joins a program as its mentor has its blackouts, and whoever leaves has them no more. */
    @EventHandler
    void on(ParticipantEvent event, EventMessage<?> message) {
        switch (event) {
            case MemberEnrolled enrolled -> changedFor(event, enrolled.role(), Seen.of(message));
            case EnrolmentAccepted accepted -> changedFor(event, accepted.role(), Seen.of(message));
            case MemberWithdrawn withdrawn -> changedFor(event, withdrawn.role(), Seen.of(message));
            case StepCompleted completed -> {}
            case StepSubmitted submitted -> {}
            case StepPassed passed -> {}
            case StepReturned returned -> {}
            case EvidenceNoted noted -> {}
            case OnboardingMet met -> {}
        }
    }

    private void changedFor(ParticipantEvent event, ProgramRole role, Seen seen) {
        if (role == ProgramRole.MENTOR) {
            changed(MentorId.of(event.memberId()).value(), seen);
        }
    }

    private void changedIn(ProgramId programId, Seen seen) {
        if (!seen.replayed()) {
            writes.afterwards("open-slots-changed/" + programId, () -> emitIn(programId));
        }
    }

    private void emitIn(ProgramId programId) {
        var mentors = blackouts.mentorsIn(programId.value()).stream()
                .map(memberId -> MentorId.of(new MemberId(memberId)).value())
                .collect(Collectors.toUnmodifiableSet());
        updates.emit(
                FindOpenSlots.class,
                query -> query.mentorIds().stream().anyMatch(mentors::contains),
                new OpenSlotsChanged(programId.value()));
    }

    private void changed(String mentorId, Seen seen) {
        if (!seen.replayed()) {
            writes.afterwards("open-slots-changed/" + mentorId, () -> emit(mentorId));
        }
    }

    private void emit(String mentorId) {
        updates.emit(
                FindOpenSlots.class, query -> query.mentorIds().contains(mentorId), new OpenSlotsChanged(mentorId));
    }
}
