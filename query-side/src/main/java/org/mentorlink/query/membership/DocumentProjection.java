package org.mentorlink.query.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.membership.DocumentEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class DocumentProjection {

    private final Documents documents;

    DocumentProjection(Documents documents) {
        this.documents = documents;
    }

    @EventHandler
    void on(DocumentEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        documents.fold(event.documentId().value(), seen, view -> DocumentEvolution.evolve(view, event, seen));
    }

    @ResetHandler
    void reset() {
        documents.clear();
    }
}
