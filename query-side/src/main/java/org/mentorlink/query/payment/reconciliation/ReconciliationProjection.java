package org.mentorlink.query.payment.reconciliation;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-ledger")
class ReconciliationProjection {

    private final Reconciliations reconciliations;

    ReconciliationProjection(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @EventHandler
    void on(ReconciliationEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        reconciliations.fold(event.reconciliationId().value(), seen, view -> Reconciliations.evolve(view, event, seen));
    }

    @ResetHandler
    void reset() {
        reconciliations.clear();
    }
}
