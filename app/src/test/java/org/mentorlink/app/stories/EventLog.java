package org.mentorlink.app.stories;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Everything that has happened, in memory, each at the time of the story's clock. */
final class EventLog implements EventStorageEngine {

    private final Clock clock;
    private final Consumer<EventMessage<?>> witness;
    private final UnaryOperator<Object> memory;
    private final List<EventMessage<?>> all = new ArrayList<>();
    private final Map<String, List<DomainEventMessage<?>>> streams = new HashMap<>();

    /**
     * @param witness sees each event as it is stored
     * @param memory what of it an aggregate is shown later
     */
    EventLog(Clock clock, Consumer<EventMessage<?>> witness, UnaryOperator<Object> memory) {
        this.clock = clock;
        this.witness = witness;
        this.memory = memory;
    }

    void clear() {
        all.clear();
        streams.clear();
    }

    int size() {
        return all.size();
    }

    EventMessage<?> at(int index) {
        return all.get(index);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        for (var event : events) {
            var stored = atStoryTime(event);
            if (stored instanceof DomainEventMessage<?> domainEvent) {
                var stream = streams.computeIfAbsent(domainEvent.getAggregateIdentifier(), id -> new ArrayList<>());
                if (domainEvent.getSequenceNumber() != stream.size()) {
                    throw new IllegalStateException("two commands decided on one state of " + domainEvent);
                }
                stream.add(domainEvent);
            }
            all.add(stored);
            witness.accept(stored);
        }
    }

    private EventMessage<?> atStoryTime(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? new GenericDomainEventMessage<>(
                        domainEvent.getType(),
                        domainEvent.getAggregateIdentifier(),
                        domainEvent.getSequenceNumber(),
                        domainEvent,
                        clock.instant())
                : new GenericEventMessage<>(
                        event.getIdentifier(), event.getPayload(), event.getMetaData(), clock.instant());
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var stream = streams.getOrDefault(aggregateIdentifier, List.of());
        List<? extends DomainEventMessage<?>> remembered =
                stream.subList((int) firstSequenceNumber, stream.size()).stream()
                        .map(this::remembered)
                        .toList();
        return DomainEventStream.of(remembered);
    }

    private DomainEventMessage<?> remembered(DomainEventMessage<?> event) {
        var payload = memory.apply(event.getPayload());
        return payload == event.getPayload()
                ? event
                : new GenericDomainEventMessage<>(
                        event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(), payload);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("nothing lives long enough here");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken trackingToken, boolean mayBlock) {
        throw new UnsupportedOperationException("readers go step by step");
    }
}
