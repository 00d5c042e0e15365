package org.mentorlink.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to the staff, as admins read it.
 *
 * @param position where in the log it was made
 * @param email absent once erased
 * @param memberId the account of this address, or the one it will be
 * @param role ADMIN or FINANCE
 * @param status never EXPIRED: that depends on when it is asked
 * @param expiresAt by the wall clock
 */
public record InvitationView(
        String id,
        long position,
        @Nullable String email,
        String emailFingerprint,
        String memberId,
        Role role,
        @Nullable String reason,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt,
        InvitationStatus status) {

    /** @param now by the wall clock */
    public InvitationStatus statusAt(Instant now) {
        return status == InvitationStatus.OPEN && !expiresAt.isAfter(now) ? InvitationStatus.EXPIRED : status;
    }

    @Override
    public String toString() {
        return "InvitationView[" + id + "]";
    }
}
