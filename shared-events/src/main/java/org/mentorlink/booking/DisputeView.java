package org.mentorlink.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dispute as its parties and staff read it. */
public record DisputeView(
        String id,
        DisputeSource source,
        @Nullable String reason,
        Instant openedAt,
        @Nullable DisputeDecision decision,
        @Nullable String decisionReason,
        @Nullable Instant resolvedAt) {}
