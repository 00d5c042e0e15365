package org.mentorlink.app.store;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.EventMessage;

/** Whom or what events are about, by the names of their fields: the first that an event has. */
final class Subjects {

    private final List<String> names;
    private final ConcurrentMap<Class<?>, Optional<Method>> accessors = new ConcurrentHashMap<>();

    Subjects(String... names) {
        this.names = List.of(names);
    }

    /**
     * As text: its hash is the same in every process. The payload is read only where it is needed: not every processor that is
     * asked handles the event.
     */
    Optional<String> of(EventMessage<?> event) {
        return accessors.computeIfAbsent(event.getPayloadType(), this::accessor).map(accessor -> {
            try {
                return String.valueOf(accessor.invoke(event.getPayload()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The subject of " + event.getPayloadType() + " is not readable", e);
            }
        });
    }

    private Optional<Method> accessor(Class<?> event) {
        if (!event.isRecord()) {
            return Optional.empty();
        }
        return names.stream()
                .flatMap(subject -> Arrays.stream(event.getRecordComponents())
                        .filter(component -> component.getName().equals(subject)))
                .map(RecordComponent::getAccessor)
                .findFirst()
                .map(accessor -> {
                    accessor.setAccessible(true);
                    return accessor;
                });
    }
}
