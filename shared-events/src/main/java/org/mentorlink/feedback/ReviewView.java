package org.mentorlink.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is read.
 *
 * @param authorId absent where it is anonymous
 * @param bookingId absent where it is anonymous
 * @param text absent where none was written, after an erasure and once withdrawn
 * @param hiddenBecause in the words of the admin; only while hidden
 * @param submittedPosition newer reviews have a higher one
 */
public record ReviewView(
        String id,
        String mentorId,
        @Nullable String authorId,
        @Nullable String bookingId,
        int rating,
        @Nullable String text,
        ReviewStatus status,
        @Nullable String hiddenBecause,
        Instant submittedAt,
        Instant changeableUntil,
        long submittedPosition) {

    public boolean anonymous() {
        return authorId == null;
    }
}
