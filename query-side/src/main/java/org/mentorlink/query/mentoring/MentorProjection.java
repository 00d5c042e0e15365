package org.mentorlink.query.mentoring;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class MentorProjection {

    private final Mentors mentors;

    MentorProjection(Mentors mentors) {
        this.mentors = mentors;
    }

    @EventHandler
    void on(MentorEvent event, EventMessage<?> message) {
        mentors.fold(event.mentorId().value(), Seen.of(message), state -> MentorState.evolve(state, event));
    }

    @ResetHandler
    void reset() {
        mentors.clear();
    }
}
