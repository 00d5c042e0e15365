package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;

/**
 * A message to one member.
 *
 * @param eventId the event it tells about; a member is told of it once by each channel
 * @param to address in the channel
 * @param link absent where there is nothing to follow
 */
public record Message(
        String eventId,
        MemberId recipient,
        String channel,
        String to,
        String subject,
        String body,
        @Nullable String link,
        Instant at,
        List<Attachment> attachments) {
    public static final String EMAIL = "EMAIL";

    /** A message that brings nothing along. */
    public Message(
            String eventId,
            MemberId recipient,
            String channel,
            String to,
            String subject,
            String body,
            @Nullable String link,
            Instant at) {
        this(eventId, recipient, channel, to, subject, body, link, at, List.of());
    }

    @Override
    public String toString() {
        return "Message[" + eventId + " to " + recipient + " by " + channel + "]";
    }
}
