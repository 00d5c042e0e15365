package org.mentorlink.query.mentoring;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.query.membership.MemberState;
import org.mentorlink.query.membership.Members;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** In one processor with the members, so that a mentor's name is known before their application. */
@Component
@ProcessingGroup("projection-community")
class MentorProjection {

    private final Mentors mentors;
    private final Members members;

    MentorProjection(Mentors mentors, Members members) {
        this.mentors = mentors;
        this.members = members;
    }

    @EventHandler
    void on(MentorEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        mentors.fold(
                event.mentorId().value(),
                seen,
                state -> MentorState.evolve(
                        state, event, event instanceof MentorApplied applied ? name(applied) : "", seen));
    }

    /** Who is called otherwise is found otherwise. */
    @EventHandler
    void on(ProfileChanged event, EventMessage<?> message) {
        var name = MemberState.name(event.firstName().value(), event.lastName().value());
        mentors.fold(
                MentorId.of(event.memberId()).value(),
                Seen.of(message),
                state -> state == null ? null : state.named(name));
    }

    private String name(MentorApplied applied) {
        return members.current(applied.memberId().value())
                .map(MemberState::name)
                .orElse("");
    }

    @ResetHandler
    void reset() {
        mentors.clear();
    }
}
