package org.mentorlink.command.program;

import static org.mentorlink.command.shared.Input.optionalReason;
import static org.mentorlink.command.shared.Input.require;

import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.program.ParticipantCommand.CompleteStep;
import org.mentorlink.program.ParticipantCommand.EnrolMember;
import org.mentorlink.program.ParticipantCommand.ForgetEvidence;
import org.mentorlink.program.ParticipantCommand.NoteEvidence;
import org.mentorlink.program.ParticipantCommand.ReviewStep;
import org.mentorlink.program.ParticipantCommand.WithdrawMember;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.ParticipantEvent.EnrolmentAccepted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.MemberWithdrawn;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Personal;

/**
 * A member's part in the programs: enrolled, onboarded step by step, and perhaps withdrawn. The onboarding to the platform
 * itself needs no enrolment.
 */
@Aggregate(cache = "aggregateCache")
class Participant {

    @AggregateIdentifier
    private ParticipantId participantId;

    private ParticipantState state = ParticipantState.NEW;

    Participant() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EnrolMember command, Programs programs) {
        var program = programs.program(command.programId());
        var track = new Track(command.role(), command.programId());
        var isInvited = state.invited().contains(track);
        if (state.enrolled().contains(track) && !(isInvited && command.self())) {
            return;
        }
        program.requireOpen();
        if (isInvited) {
            AggregateLifecycle.apply(new EnrolmentAccepted(
                    command.participantId(), command.memberId(), command.programId(), command.role()));
            return;
        }
        require(
                program.profile().selfEnrolment() || command.managed(),
                "SELF_ENROLMENT_CLOSED",
                "Ask those who run this program to enrol you.",
                "programId");
        AggregateLifecycle.apply(new MemberEnrolled(
                command.participantId(), command.memberId(), command.programId(), command.role(), !command.self()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawMember command) {
        var reason = optionalReason(command.reason());
        if (state.enrolled().contains(new Track(command.role(), command.programId()))) {
            AggregateLifecycle.apply(new MemberWithdrawn(
                    command.participantId(),
                    command.memberId(),
                    command.programId(),
                    command.role(),
                    Personal.ofNullable(command.memberId(), reason)));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteStep command, Programs programs, Clock clock) {
        apply(new Onboarding(state, programs, clock.instant()).complete(command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReviewStep command, Programs programs, Clock clock) {
        apply(new Onboarding(state, programs, clock.instant()).review(command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteEvidence command, Programs programs, Clock clock) {
        apply(new Onboarding(state, programs, clock.instant()).note(command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ForgetEvidence command, Programs programs, Clock clock) {
        apply(new Onboarding(state, programs, clock.instant()).forget(command));
    }

    @EventSourcingHandler
    void on(ParticipantEvent event) {
        participantId = event.participantId();
        state = state.evolve(event);
    }

    private static void apply(List<ParticipantEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
