package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.PreSessionFormsId;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.command.calendars.OutsideCalendars;
import org.mentorlink.command.membership.Member;
import org.mentorlink.command.mentoring.Mentor;
import org.mentorlink.command.mentoring.MentorState;
import org.mentorlink.command.program.Blackouts;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Commission;
import org.mentorlink.mentoring.MentorId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the offer off the mentor's own aggregate, never off a read model that may be behind. */
@Component
final class RepositoryMentorOffers implements MentorOffers {

    private final ObjectProvider<Repository<Mentor>> mentors;
    private final ObjectProvider<Repository<Member>> members;
    private final ObjectProvider<Repository<OutsideCalendars>> calendars;
    private final ObjectProvider<Repository<PreSessionForms>> forms;
    private final Blackouts blackouts;
    private final CancellationPolicy policy;
    private final Commission usual;

    /**
     * They are asked when needed, as the repositories are built after the handlers they serve.
     *
     * @param policy set by {@code mentorlink.booking.cancellation-policy}
     * @param commission the usual one, in basis points
     */
    RepositoryMentorOffers(
            ObjectProvider<Repository<Mentor>> mentors,
            ObjectProvider<Repository<Member>> members,
            ObjectProvider<Repository<OutsideCalendars>> calendars,
            ObjectProvider<Repository<PreSessionForms>> forms,
            Blackouts blackouts,
            @Value("${mentorlink.booking.cancellation-policy:standard}") String policy,
            @Value(Commission.USUAL) int commission) {
        this.mentors = mentors;
        this.members = members;
        this.calendars = calendars;
        this.forms = forms;
        this.blackouts = blackouts;
        this.policy = CancellationPolicy.named(policy);
        this.usual = new Commission(commission);
    }

    @Override
    public Offer offerOf(MentorId mentorId) {
        var mentor = stateOf(mentorId);
        if (!mentor.approved()) {
            throw refusedInput("MENTOR_NOT_BOOKABLE", "This mentor cannot be booked yet.", "mentorId");
        }
        if (!members.getObject().load(mentor.memberId().value()).invoke(Member::mayMentor)) {
            throw refusedInput("MENTOR_NOT_BOOKABLE", "This mentor cannot be booked.", "mentorId");
        }
        return new Offer(
                mentorId,
                mentor.memberId(),
                mentor.profile().hourlyRate(),
                mentor.availability().besides(busyTimesOf(mentor.memberId())),
                mentor.profile().confirmation(),
                mentor.offerings(),
                policy,
                usual.unlessAgreed(mentor.commission()),
                blackouts.ofMentor(mentor.memberId()),
                formsOf(mentorId));
    }

    private FormsState formsOf(MentorId mentorId) {
        try {
            return forms.getObject()
                    .load(PreSessionFormsId.of(mentorId).value())
                    .invoke(PreSessionForms::state);
        } catch (AggregateNotFoundException none) {
            return FormsState.NONE;
        }
    }

    private BusyTimes busyTimesOf(MemberId memberId) {
        try {
            return calendars
                    .getObject()
                    .load(OutsideCalendarsId.of(memberId).value())
                    .invoke(OutsideCalendars::busyTimes);
        } catch (AggregateNotFoundException none) {
            return BusyTimes.NONE;
        }
    }

    private MentorState stateOf(MentorId mentorId) {
        try {
            return mentors.getObject().load(mentorId.value()).invoke(Mentor::state);
        } catch (AggregateNotFoundException unknown) {
            throw refusedInput("NOT_FOUND", "There is no such mentor.", "mentorId");
        }
    }
}
