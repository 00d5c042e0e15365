package org.mentorlink.program;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program as others read it.
 *
 * @param adminIds members who run it
 * @param blackouts in the order they were added, those that are over too
 * @param createdPosition position of its first event; newer programs have a higher one
 */
public record ProgramView(
        String id,
        String name,
        ProgramKind kind,
        @Nullable String description,
        boolean backgroundCheckRequired,
        boolean selfEnrolment,
        boolean closed,
        List<String> adminIds,
        List<Blackout> blackouts,
        Instant createdAt,
        long createdPosition) {

    public ProgramProfile profile() {
        return new ProgramProfile(name, kind, description, backgroundCheckRequired, selfEnrolment);
    }
}
