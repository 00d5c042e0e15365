package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to a gateway against a charge-back (K13).
 *
 * @param sha256 of it
 * @param submittedBy who of the staff sent it
 * @param submittedAt when they did
 * @param dueBy until when the gateway takes it; absent where it does not say
 * @param code why the gateway does not take it; absent where it does
 */
public record EvidenceView(
        String sha256,
        EvidenceState state,
        String submittedBy,
        Instant submittedAt,
        @Nullable Instant dueBy,
        @Nullable String code) {}
