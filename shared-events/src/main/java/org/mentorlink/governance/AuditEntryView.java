package org.mentorlink.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event as a change of its subject.
 *
 * @param id of the event
 * @param sequence number within the subject, from 0
 * @param hash chains this entry to all before it: SHA-256 over the previous hash, position, type and stored payload
 */
public record AuditEntryView(
        String id,
        long position,
        int sequence,
        String subject,
        String type,
        Instant at,
        String actorId,
        String actorRole,
        @Nullable String reason,
        String correlationId,
        @Nullable String causationId,
        List<Change> changes,
        String hash) {

    /** A field that changed; absent before it was first set, and after an erasure. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
