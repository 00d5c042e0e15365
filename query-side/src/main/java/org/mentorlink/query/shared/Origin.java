package org.mentorlink.query.shared;

import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Actor;

/**
 * Who and what brought an event about.
 *
 * @param correlationId the same for all that came of one request; of what came of none, the event's own id
 * @param causationId the message that the event follows from
 */
public record Origin(
        Actor actor, String correlationId, @Nullable String causationId) {

    private static final String TRACE = "traceId";
    private static final String CAUSE = "correlationId";

    public static Origin of(EventMessage<?> message) {
        var metaData = message.getMetaData();
        return new Origin(
                Actor.of(metaData),
                Objects.requireNonNullElse(text(metaData, TRACE), message.getIdentifier()),
                text(metaData, CAUSE));
    }

    private static @Nullable String text(MetaData metaData, String key) {
        var value = metaData.get(key);
        return value == null ? null : value.toString();
    }
}
