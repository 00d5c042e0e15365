package org.mentorlink.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import of the members list.
 *
 * @param position where in the log it began
 * @param startedBy the admin's id
 * @param endedAt absent while it runs
 * @param outcome absent while it runs
 * @param cause a stable code; absent while it runs, and where the whole file was read
 */
public record MembersImportView(
        String id,
        long position,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable MembersImportOutcome outcome,
        @Nullable String cause,
        int rowsRead,
        int added,
        int changed,
        int unchanged,
        int rejected) {}
