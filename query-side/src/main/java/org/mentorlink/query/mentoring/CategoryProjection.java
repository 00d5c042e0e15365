package org.mentorlink.query.mentoring;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.mentoring.CategoryEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class CategoryProjection {

    private final Categories categories;

    CategoryProjection(Categories categories) {
        this.categories = categories;
    }

    @EventHandler
    void on(CategoryEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        categories.fold(event.categoryId().value(), seen, category -> CategoryEvolution.evolve(category, event, seen));
    }

    @ResetHandler
    void reset() {
        categories.clear();
    }
}
