package org.mentorlink.query.governance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.governance.StepEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-audit")
class ParkedStepProjection {

    private final ParkedSteps steps;

    ParkedStepProjection(ParkedSteps steps) {
        this.steps = steps;
    }

    @EventHandler
    void on(StepEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        steps.fold(event.stepId().value(), seen, step -> ParkedSteps.evolve(step, event, seen));
    }

    @ResetHandler
    void reset() {
        steps.clear();
    }
}
