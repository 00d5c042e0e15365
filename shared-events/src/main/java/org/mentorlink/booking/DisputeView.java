package org.mentorlink.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A dispute as its parties and staff read it.
 *
 * @param decision of the last hearing; absent while one is open
 * @param hearing absent where it was opened before there were any
 * @param chargedBack what the gateway has taken back by now; absent where it took nothing, or was written before it was told
 */
public record DisputeView(
        String id,
        DisputeSource source,
        @Nullable String reason,
        Instant openedAt,
        @Nullable DisputeDecision decision,
        @Nullable String decisionReason,
        @Nullable Instant resolvedAt,
        @Nullable Money chargedBack,
        @Nullable HearingView hearing) {

    /** Whether nothing was decided within the time for it, which begins anew with each appeal. */
    public boolean isOverdueAt(Instant at) {
        return resolvedAt == null && hearing != null && hearing.isOverdueAt(at);
    }

    /** The same, further. */
    public DisputeView in(HearingView next) {
        return new DisputeView(id, source, reason, openedAt, decision, decisionReason, resolvedAt, chargedBack, next);
    }
}
