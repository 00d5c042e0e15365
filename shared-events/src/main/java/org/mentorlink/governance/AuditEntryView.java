package org.mentorlink.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.TimeSlot;

/**
 * One event as a change of its subject.
 *
 * @param id of the event
 * @param sequence number within the subject, from 0
 * @param move of a session that was moved, or is proposed to be; absent of everything else
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
        @Nullable Move move,
        String hash) {

    /** @param from absent where no time was agreed on before */
    public record Move(@Nullable TimeSlot from, TimeSlot to) {}

    /** A field that changed; absent before it was first set, and after an erasure. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
