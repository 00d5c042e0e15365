package org.mentorlink.query.mentoring;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
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
        mentors.fold(
                event.mentorId().value(),
                Seen.of(message),
                state -> MentorState.evolve(state, event, event instanceof MentorApplied applied ? name(applied) : ""));
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
