package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway takes what speaks against a charge-back (K13).
 *
 * @param taken whether the platform can send it
 * @param dueBy until when; absent where the gateway does not say, or does not answer now
 */
public record EvidenceTerms(boolean taken, @Nullable Instant dueBy) {}
