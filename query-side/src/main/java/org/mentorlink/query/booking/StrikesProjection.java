package org.mentorlink.query.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.booking.StrikesEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class StrikesProjection {

    private final StrikesBooks books;

    StrikesProjection(StrikesBooks books) {
        this.books = books;
    }

    @EventHandler
    void on(StrikesEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        books.fold(event.strikesId().value(), seen, view -> StrikesEvolution.evolve(view, event, seen));
    }

    @ResetHandler
    void reset() {
        books.clear();
    }
}
