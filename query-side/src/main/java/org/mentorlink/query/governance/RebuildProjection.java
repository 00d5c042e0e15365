package org.mentorlink.query.governance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.governance.ReadModelEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-audit")
class RebuildProjection {

    private final Rebuilds rebuilds;

    RebuildProjection(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @EventHandler
    void on(ReadModelEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        rebuilds.fold(event.readModelId().value(), seen, rebuild -> Rebuilds.evolve(rebuild, event, seen));
    }

    @ResetHandler
    void reset() {
        rebuilds.clear();
    }
}
