package org.mentorlink.command.shared;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The events of one aggregate, for others that decide by it. They are read without holding it: a plan is looked at by
 * every booking, and a repository would let only one of them look at a time.
 */
@Component
public final class Streams {

    private final ObjectProvider<EventStore> store;

    /** @param store asked when needed, as it is built after the handlers it serves */
    Streams(ObjectProvider<EventStore> store) {
        this.store = store;
    }

    public <E> List<E> of(String aggregateId, Class<E> vocabulary) {
        return store.getObject()
                .readEvents(aggregateId)
                .asStream()
                .<E>map(event -> vocabulary.cast(event.getPayload()))
                .toList();
    }
}
