package org.mentorlink.query.shared;

import java.time.Duration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.Reached;
import org.springframework.stereotype.Component;

@Component
class PositionQueries {

    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final EventStore events;
    private final ReadPositions positions;

    PositionQueries(EventStore events, ReadPositions positions) {
        this.events = events;
        this.positions = positions;
    }

    @QueryHandler
    Reached handle(FindHead query) {
        @Nullable TrackingToken head = events.createHeadToken();
        return new Reached(head == null ? -1 : head.position().orElse(-1));
    }

    @QueryHandler
    Reached handle(AwaitPosition query) throws InterruptedException {
        var patience = Duration.ofMillis(Math.clamp(query.timeoutMillis(), 0, LONGEST_WAIT_MILLIS));
        return new Reached(positions.await(query.position(), patience));
    }
}
