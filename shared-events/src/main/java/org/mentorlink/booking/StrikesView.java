package org.mentorlink.booking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The strikes of one member.
 *
 * @param blockedUntil when the last block ends or ended; absent where there was none or it was lifted
 * @param strikes oldest first
 * @param pausedSince since when nobody can book them as a mentor; absent where everybody can
 */
public record StrikesView(
        String id,
        String memberId,
        @Nullable Instant blockedUntil,
        List<StrikeView> strikes,
        @Nullable Instant pausedSince) {

    /** Of somebody who is not paused as a mentor. */
    public StrikesView(String id, String memberId, @Nullable Instant blockedUntil, List<StrikeView> strikes) {
        this(id, memberId, blockedUntil, strikes, null);
    }

    /** Where the oldest appeal that waits for a decision is in the log; absent where none does. */
    public @Nullable Long waitingPosition() {
        return strikes.stream()
                .filter(strike -> strike.status() == StrikeStatus.APPEALED)
                .map(StrikeView::appealedPosition)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }
}
