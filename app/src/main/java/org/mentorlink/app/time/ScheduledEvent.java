package org.mentorlink.app.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/** An event that falls due later, as it is stored. */
record ScheduledEvent(
        String id,
        Instant dueAt,
        SimpleSerializedObject<byte[]> payload,
        SerializedMetaData<byte[]> metaData,
        int attempts)
        implements EventData<byte[]> {

    private static final int MAX_DOUBLINGS = 20;

    /** The event as it is read today: it may have been scheduled by an older version. */
    List<EventMessage<?>> messages(EventUpcaster upcasters, Serializer serializer, Instant now) {
        List<EventMessage<?>> messages = new ArrayList<>();
        upcasters
                .upcast(Stream.of(new InitialEventRepresentation(this, serializer)))
                .forEach(event -> messages.add(message(event, messages.size(), serializer, now)));
        return messages;
    }

    private EventMessage<?> message(
            IntermediateEventRepresentation event, int part, Serializer serializer, Instant now) {
        // The schedule's id: should the same row ever be published again, it is known as the same event.
        String messageId = part == 0 ? id : id + "-" + part;
        Object content = serializer.deserialize(event.getData());
        return new GenericEventMessage<>(messageId, content, event.getMetaData().getObject(), now);
    }

    /** Until when it is put off after another failure: 1, 2, 4 ... minutes. */
    Instant putOffUntil(Instant now) {
        return now.plus(Duration.ofMinutes(1L << Math.min(attempts, MAX_DOUBLINGS)));
    }

    @Override
    public String getEventIdentifier() {
        return id;
    }

    @Override
    public Instant getTimestamp() {
        return dueAt;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return metaData;
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payload;
    }
}
