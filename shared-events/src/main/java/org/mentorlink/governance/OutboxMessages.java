package org.mentorlink.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record OutboxMessages(List<OutboxMessage> messages) {

    /** @param link absent where the message has none */
    public record OutboxMessage(
            String channel,
            String to,
            @Nullable String subject,
            String body,
            Instant at,
            @Nullable String link) {}
}
