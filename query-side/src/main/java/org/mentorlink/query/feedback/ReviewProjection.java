package org.mentorlink.query.feedback;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class ReviewProjection {

    private final Reviews reviews;

    ReviewProjection(Reviews reviews) {
        this.reviews = reviews;
    }

    @EventHandler
    void on(ReviewEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        reviews.fold(event.reviewId().value(), seen, review -> ReviewEvolution.evolve(review, event, seen));
    }

    @ResetHandler
    void reset() {
        reviews.clear();
    }
}
