package org.mentorlink.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A dispute as its parties and staff read it.
 *
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
        @Nullable Money chargedBack) {}
