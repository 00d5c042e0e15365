package org.mentorlink.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of another time, as the participants and staff read it.
 *
 * @param reason in the words of who proposed it
 * @param expiresAt until when it can be answered
 * @param answer in the words of who declined it
 */
public record ProposalView(
        String id,
        Party by,
        Instant startsAt,
        Instant endsAt,
        @Nullable String reason,
        ProposalState state,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable String answer) {

    public boolean isPending() {
        return state == ProposalState.RESERVING || state == ProposalState.OPEN;
    }

    public ProposalView in(ProposalState next, @Nullable String said) {
        return new ProposalView(id, by, startsAt, endsAt, reason, next, proposedAt, expiresAt, said);
    }
}
