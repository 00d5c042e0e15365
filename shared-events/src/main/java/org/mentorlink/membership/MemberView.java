package org.mentorlink.membership;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member as others read them. Names and address are absent once the member is erased.
 *
 * @param mentorRevoked no mentor any more, whatever was approved before; who has just been approved gets the role a moment
 *     later
 * @param lastSignInAt absent before the first sign-in
 * @param lockedUntil until when passwords were refused, by the latest lock; absent where there was none since the last
 *     sign-in
 * @param hasPassword whether a password was ever set and is still good
 * @param version number of the member's events
 */
public record MemberView(
        String id,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        Set<Role> roles,
        boolean mentorRevoked,
        String timeZone,
        MemberStatus status,
        @Nullable Instant lastSignInAt,
        @Nullable Instant lockedUntil,
        boolean hasPassword,
        MemberDetails details,
        int version) {

    /** A14: whether they may act as a mentor as far as admins have a say. */
    public boolean mayMentor() {
        return status.maySignIn() && !mentorRevoked;
    }
}
