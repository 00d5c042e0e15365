package org.mentorlink.membership;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document as its owner and admins read it.
 *
 * @param fileName absent once the owner is erased
 * @param bytes length of the content
 * @param reviewerId who decided last; absent before that
 * @param reason why it was rejected; absent otherwise, and once the owner is erased
 * @param expiresOn the first day it counts no more; absent where it does not expire
 * @param submittedPosition of its first event in the log
 */
public record DocumentView(
        String id,
        String memberId,
        DocumentKind kind,
        @Nullable String fileName,
        long bytes,
        DocumentFormat format,
        DocumentStatus status,
        Instant submittedAt,
        @Nullable Instant reviewedAt,
        @Nullable String reviewerId,
        @Nullable String reason,
        @Nullable LocalDate expiresOn,
        long submittedPosition) {

    /** Whether it is verified and still counts on that day. */
    public boolean countsOn(LocalDate day) {
        return status == DocumentStatus.VERIFIED && (expiresOn == null || day.isBefore(expiresOn));
    }
}
