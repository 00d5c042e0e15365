package org.mentorlink.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One strike, as its member and admins read it.
 *
 * @param startsAt of the session it is about
 * @param expiresAt from when on it counts no more
 * @param appealReason what the member said; absent also where they were erased
 * @param appealedPosition where the appeal is in the log; absent where there is none
 * @param decidedBy who of the staff; absent where nobody has, or a dispute was decided for the member
 */
public record StrikeView(
        String memberId,
        String bookingId,
        StrikeKind kind,
        StrikeStatus status,
        Instant startsAt,
        Instant notedAt,
        Instant expiresAt,
        Instant appealUntil,
        @Nullable Instant appealedAt,
        @Nullable String appealReason,
        @Nullable Long appealedPosition,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decisionReason) {

    public boolean countsAt(Instant at) {
        return status.countsAt(expiresAt, at);
    }

    /** Whether it is one of those that are too many at some number. */
    public boolean blocksAt(Instant at) {
        return kind.blocksAt(status, expiresAt, at);
    }

    public boolean isDecided() {
        return status == StrikeStatus.UPHELD || status == StrikeStatus.WITHDRAWN;
    }
}
