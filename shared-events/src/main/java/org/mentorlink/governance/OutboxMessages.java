package org.mentorlink.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record OutboxMessages(List<OutboxMessage> messages) {

    /**
     * @param link absent where the message has none
     * @param attachments without those that name somebody who is erased
     */
    public record OutboxMessage(
            String channel,
            String to,
            @Nullable String subject,
            String body,
            Instant at,
            @Nullable String link,
            List<OutboxAttachment> attachments) {

        /** A message that brings nothing along. */
        public OutboxMessage(
                String channel, String to, @Nullable String subject, String body, Instant at, @Nullable String link) {
            this(channel, to, subject, body, at, link, List.of());
        }
    }

    /** @param mediaType with its parameters, such as {@code text/calendar; method=REQUEST; charset=UTF-8} */
    public record OutboxAttachment(String fileName, String mediaType, String content) {}
}
