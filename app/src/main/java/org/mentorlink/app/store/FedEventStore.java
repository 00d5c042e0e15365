package org.mentorlink.app.store;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Says to those that read it that there is something new. */
final class FedEventStore extends EmbeddedEventStore {

    private final EventFeed feed;

    FedEventStore(Builder builder, EventFeed feed) {
        super(builder);
        this.feed = feed;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        feed.appended();
    }
}
