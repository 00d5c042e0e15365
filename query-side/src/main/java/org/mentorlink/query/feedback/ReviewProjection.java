package org.mentorlink.query.feedback;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.DashboardChanged;
import org.mentorlink.booking.Party;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Ids;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class ReviewProjection {

    private final Reviews reviews;
    private final BatchedWrites writes;
    private final QueryUpdateEmitter updates;

    ReviewProjection(Reviews reviews, BatchedWrites writes, QueryUpdateEmitter updates) {
        this.reviews = reviews;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(ReviewEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        reviews.fold(event.reviewId().value(), seen, review -> ReviewEvolution.evolve(review, event, seen));
        if (!seen.replayed()) {
            var memberId = Ids.sibling(MemberId.PREFIX, event.mentorId().value());
            writes.afterwards("ratings-changed/" + memberId, () -> emit(memberId));
        }
    }

    /** Their dashboard shows how they are rated; it says neither by whom nor in which review. */
    private void emit(String memberId) {
        updates.emit(
                FindDashboard.class,
                query -> query.party() == Party.MENTOR && query.memberId().equals(memberId),
                new DashboardChanged(memberId));
    }

    @ResetHandler
    void reset() {
        reviews.clear();
    }
}
