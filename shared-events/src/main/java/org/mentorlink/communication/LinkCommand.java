package org.mentorlink.communication;

import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;

/** What can be asked of the mail that carries secrets. These commands leave no event: a secret is in no log. */
public sealed interface LinkCommand {

    /**
     * Mails a link. Asked alike for addresses nobody has, so that asking takes no longer for those that somebody has.
     *
     * @param recipient whose key encrypts what is kept of it
     * @param address absent where there is nobody to write to; then nothing is sent
     * @param link absent where the letter only says that there is none
     * @param code the same secret for typing; absent where the purpose has none
     * @param expiresAt until when it works; not sent later than that
     */
    record SendLink(
            @RoutingKey MemberId recipient,
            @Nullable String address,
            LinkPurpose purpose,
            @Nullable String link,
            @Nullable String code,
            Instant expiresAt)
            implements LinkCommand {

        @Override
        public String toString() {
            return "SendLink[" + purpose + " to " + recipient + "]";
        }
    }
}
