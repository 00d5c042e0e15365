package org.mentorlink.app.store;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * Which events must be handled in order: those of one payment, else of one booking, else of one member's
 * outside calendars, else of one aggregate, else all.
 *
 * <p>The last is a constant. Axon's own policy uses a new object there, which falls into another segment after a
 * restart, and events between the segments' tokens would be skipped.
 */
final class SequencePerSubject implements SequencingPolicy<EventMessage<?>> {

    private static final String ALL = "all";
    private static final List<String> SUBJECTS = List.of("paymentId", "bookingId", "calendarsId");

    private final ConcurrentMap<Class<?>, Optional<Method>> accessors = new ConcurrentHashMap<>();

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return subject(event).orElseGet(() -> aggregate(event));
    }

    /** The payload is read only where it is needed: not every processor that is asked handles the event. */
    private Optional<String> subject(EventMessage<?> event) {
        return accessors
                .computeIfAbsent(event.getPayloadType(), SequencePerSubject::accessor)
                .map(accessor -> {
                    try {
                        // As text: its hash is the same in every process.
                        return String.valueOf(accessor.invoke(event.getPayload()));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(
                                "The subject of " + event.getPayloadType() + " is not readable", e);
                    }
                });
    }

    private static Optional<Method> accessor(Class<?> event) {
        if (!event.isRecord()) {
            return Optional.empty();
        }
        return SUBJECTS.stream()
                .flatMap(subject -> Arrays.stream(event.getRecordComponents())
                        .filter(component -> component.getName().equals(subject)))
                .map(RecordComponent::getAccessor)
                .findFirst()
                .map(accessor -> {
                    accessor.setAccessible(true);
                    return accessor;
                });
    }

    private static String aggregate(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : ALL;
    }
}
