package org.mentorlink.command.communication;

import java.time.Instant;
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
        Instant at) {
    public static final String EMAIL = "EMAIL";

    @Override
    public String toString() {
        return "Message[" + eventId + " to " + recipient + " by " + channel + "]";
    }
}
