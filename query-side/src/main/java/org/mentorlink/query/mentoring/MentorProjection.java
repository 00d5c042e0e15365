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
    private final MentorApplications applications;

    MentorProjection(Mentors mentors, MentorApplications applications) {
        this.mentors = mentors;
        this.applications = applications;
    }

    @EventHandler
    void on(MentorEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        mentors.fold(event.mentorId().value(), seen, state -> MentorState.evolve(state, event, seen));
        applications.on(event, seen);
    }

    @ResetHandler
    void reset() {
        mentors.clear();
        applications.clear();
    }
}
