package org.mentorlink.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last rebuild of a read model, as staff read it. Why it was asked for is in the audit trail.
 *
 * @param readModelId whose rebuild it is
 * @param requestedPosition of the event by which it was asked for
 * @param progress absent while nobody works on it
 */
public record RebuildView(
        String id,
        String readModelId,
        RebuildStatus status,
        String requestedBy,
        Instant requestedAt,
        long requestedPosition,
        @Nullable Instant endedAt,
        @Nullable RebuildProgress progress) {

    public RebuildView ended(RebuildStatus how, Instant at) {
        return new RebuildView(id, readModelId, how, requestedBy, requestedAt, requestedPosition, at, null);
    }

    public RebuildView with(@Nullable RebuildProgress now) {
        return new RebuildView(id, readModelId, status, requestedBy, requestedAt, requestedPosition, endedAt, now);
    }

    /**
     * @param position everything up to it has been built; -1 for nothing yet
     * @param target position of the read model beside which it is built, and with which it has to be level
     * @param perSecond positions in a second, since it began; 0 where not known yet
     * @param failing whether its last attempt failed, and it waits to begin anew
     */
    public record RebuildProgress(long position, long target, long perSecond, boolean failing) {}
}
