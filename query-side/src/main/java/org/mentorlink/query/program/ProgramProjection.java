package org.mentorlink.query.program;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.program.OnboardingId;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.PlanEvent;
import org.mentorlink.program.ProgramEvent;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Track;
import org.mentorlink.query.program.ParticipantState.Way;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** In one processor with the members, so that an onboarding begins with the role it belongs to. */
@Component
@ProcessingGroup("projection-community")
class ProgramProjection {

    private final Programs programs;
    private final Plans plans;
    private final Participants participants;
    private final QueueEntries queue;

    ProgramProjection(Programs programs, Plans plans, Participants participants, QueueEntries queue) {
        this.programs = programs;
        this.plans = plans;
        this.participants = participants;
        this.queue = queue;
    }

    @EventHandler
    void on(ProgramEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        programs.fold(event.programId().value(), seen, program -> Programs.evolve(program, event, seen));
    }

    @EventHandler
    void on(PlanEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        plans.fold(event.planId().value(), seen, plan -> ConfiguredPlan.evolve(plan, event, seen));
    }

    @EventHandler
    void on(MemberEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        if (event instanceof RoleGranted granted) {
            change(event.memberId(), seen, state -> state.granted(granted.role(), seen));
        } else if (event instanceof RoleRevoked revoked) {
            change(event.memberId(), seen, state -> state.revoked(revoked.role()));
        }
    }

    /** Who applies begins with the mentor's onboarding, before they are approved. */
    @EventHandler
    void on(MentorApplied event, EventMessage<?> message) {
        var seen = Seen.of(message);
        change(event.memberId(), seen, state -> state.begun(Track.platform(ProgramRole.MENTOR), seen));
    }

    @EventHandler
    void on(ParticipantEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        change(event.memberId(), seen, state -> state.evolve(event, seen));
    }

    private void change(MemberId memberId, Seen seen, UnaryOperator<ParticipantState> change) {
        var id = memberId.value();
        participants.fold(id, seen, before -> change.apply(ParticipantState.of(before, id)));
        participants
                .current(id)
                .ifPresent(state -> Stream.concat(state.tracks().stream(), state.ended().stream())
                        .map(Way::track)
                        .forEach(track -> queue.fold(
                                OnboardingId.of(memberId, track).value(), seen, none -> entry(state, track))));
    }

    /** Nothing where it has ended. */
    private static @Nullable QueueEntry entry(ParticipantState state, Track track) {
        return state.way(track).map(way -> QueueEntry.of(state, way)).orElse(null);
    }

    @ResetHandler
    void reset() {
        programs.clear();
        plans.clear();
        participants.clear();
        queue.clear();
    }
}
