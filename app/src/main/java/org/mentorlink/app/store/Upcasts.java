package org.mentorlink.app.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;

/** Which stored events are changed by an upcaster. Upcasters go by name and revision, so one event of each tells it of all. */
final class Upcasts {

    private static final String NO_TIME = "1970-01-01T00:00:00Z";
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final EventUpcaster upcasters;
    private final Serializer serializer;
    private final Map<SerializedType, Boolean> changed = new ConcurrentHashMap<>();

    Upcasts(EventUpcaster upcasters, Serializer serializer) {
        this.upcasters = upcasters;
        this.serializer = serializer;
    }

    boolean change(SerializedObject<byte[]> payload) {
        return changed.computeIfAbsent(payload.getType(), type -> !isTheSame(payload));
    }

    private boolean isTheSame(SerializedObject<byte[]> payload) {
        var type = payload.getType();
        var entry = new GenericDomainEventEntry<>(
                "", "", 0, "", NO_TIME, type.getName(), type.getRevision(), payload.getData(), NOTHING);
        var upcast = upcasters
                .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
                .toList();
        return upcast.size() == 1 && upcast.getFirst().getType().equals(type);
    }
}
