package org.mentorlink.governance;

import org.jspecify.annotations.Nullable;

/**
 * Whether the audit chain fits the stored events.
 *
 * @param entries how many links fit, from the first
 * @param head hash of the last one that fits
 * @param firstBrokenPosition where it first does not fit
 */
public record AuditVerification(
        boolean valid, int entries, String head, @Nullable Long firstBrokenPosition) {}
