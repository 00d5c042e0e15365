package org.mentorlink.query.mentoring;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.mentoring.FavouritesEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class FavouritesProjection {

    private final FavouriteMarks marks;

    FavouritesProjection(FavouriteMarks marks) {
        this.marks = marks;
    }

    @EventHandler
    void on(FavouritesEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        marks.fold(FavouriteMark.id(event), seen, mark -> FavouriteMark.evolve(event, seen.position()));
    }

    @ResetHandler
    void reset() {
        marks.clear();
    }
}
