package org.mentorlink.query.recognition;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.recognition.GoalEvent;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class GoalProjection {

    private final Goals goals;

    GoalProjection(Goals goals) {
        this.goals = goals;
    }

    @EventHandler
    void on(GoalEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        goals.fold(event.goalId().value(), seen, goal -> GoalEvolution.evolve(goal, event, seen));
    }

    @ResetHandler
    void reset() {
        goals.clear();
    }
}
