package org.mentorlink.query.mentoring;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.booking.HeldSessions;
import org.mentorlink.query.feedback.ReviewPast;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** Mentors as they were: their own events up to a moment, and those of their sessions and reviews, folded as they were then. */
@Component
class MentorPast {

    private static final long UNKNOWN = -1;

    private final EventStore events;
    private final HeldSessions held;
    private final ReviewPast reviews;

    MentorPast(EventStore events, HeldSessions held, ReviewPast reviews) {
        this.events = events;
        this.held = held;
        this.reviews = reviews;
    }

    @Nullable MentorView at(String mentorId, Instant moment) {
        // From 0: never from a snapshot.
        List<? extends DomainEventMessage<?>> own = events.readEvents(mentorId, 0)
                .asStream()
                .takeWhile(message -> !message.getTimestamp().isAfter(moment))
                .toList();
        @Nullable MentorState state = null;
        for (DomainEventMessage<?> message : own) {
            if (message.getPayload() instanceof MentorEvent event) {
                state = MentorState.evolve(state, event, Seen.of(message, UNKNOWN));
            }
        }
        return state == null
                ? null
                : state.then(new MentorTally(mentorId, reviews.of(mentorId, moment), held.of(mentorId, moment)));
    }
}
