package org.mentorlink.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of another time, as the participants and staff read it.
 *
 * @param reason in the words of who proposed it
 * @param expiresAt until when it can be answered
 * @param refundForfeited once it is agreed on, a mentee who cancels gets nothing back; absent where that was not kept yet
 * @param answer in the words of who declined it
 * @param session what the booking is to be instead; absent where only its time is another
 * @param code with PAYMENT_FAILED: what the gateway said, or TIMED_OUT
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
        @Nullable Boolean refundForfeited,
        @Nullable String answer,
        @Nullable ProposedSession session,
        @Nullable String code) {

    public boolean isPending() {
        return state == ProposalState.RESERVING || state == ProposalState.OPEN || state == ProposalState.PAYING;
    }

    public ProposalView in(ProposalState next, @Nullable String said, @Nullable String code) {
        return new ProposalView(
                id, by, startsAt, endsAt, reason, next, proposedAt, expiresAt, refundForfeited, said, session, code);
    }

    /** Until when it is waited for what it costs more. */
    public ProposalView paying(Instant payBy) {
        return new ProposalView(
                id,
                by,
                startsAt,
                endsAt,
                reason,
                ProposalState.PAYING,
                proposedAt,
                payBy,
                refundForfeited,
                null,
                session,
                null);
    }
}
