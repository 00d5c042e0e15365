package org.mentorlink.query.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event's place in the chain. Holds no value of the event, so nothing of it needs to be erased.
 *
 * @param subject the aggregate, or the booking that a deadline is about
 * @param sequence within the aggregate; absent for a deadline, which is part of nobody's trail
 */
record AuditLink(
        String eventId,
        long position,
        @Nullable String subject,
        @Nullable Long sequence,
        String type,
        Instant at,
        String actorId,
        String actorRole,
        String correlationId,
        @Nullable String causationId,
        String hash) {}
