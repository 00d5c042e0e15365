package org.mentorlink.query.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** How mentors were rated: each review's events up to a moment, folded as they were folded then. */
@Component
public class ReviewPast {

    private static final long UNKNOWN = -1;

    private final EventStore events;
    private final Reviews reviews;

    ReviewPast(EventStore events, Reviews reviews) {
        this.events = events;
        this.reviews = reviews;
    }

    public Distribution of(String mentorId, Instant moment) {
        var ratings = reviews.everOf(mentorId).stream()
                .filter(review -> !review.submittedAt().isAfter(moment))
                .map(review -> at(review.id(), moment))
                .filter(Objects::nonNull)
                .filter(review -> review.status() == ReviewStatus.VISIBLE)
                .map(ReviewView::rating)
                .toList();
        return new Distribution(
                mentorId,
                IntStream.rangeClosed(1, Reviews.BEST)
                        .map(stars -> Math.toIntExact(
                                ratings.stream().filter(given -> given == stars).count()))
                        .boxed()
                        .toList());
    }

    private @Nullable ReviewView at(String reviewId, Instant moment) {
        List<? extends DomainEventMessage<?>> own = events.readEvents(reviewId, 0)
                .asStream()
                .takeWhile(message -> !message.getTimestamp().isAfter(moment))
                .toList();
        @Nullable ReviewView review = null;
        for (DomainEventMessage<?> message : own) {
            if (message.getPayload() instanceof ReviewEvent event) {
                review = ReviewEvolution.evolve(review, event, Seen.of(message, UNKNOWN));
            }
        }
        return review;
    }
}
