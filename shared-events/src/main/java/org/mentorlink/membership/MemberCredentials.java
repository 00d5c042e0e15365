package org.mentorlink.membership;

import org.jspecify.annotations.Nullable;

/**
 * What a sign-in is checked against.
 *
 * @param email absent once the member is erased
 * @param passwordHash absent where the member signs in by other means only
 */
public record MemberCredentials(
        MemberAccess access,
        @Nullable String email,
        @Nullable String passwordHash,
        boolean verified) {

    public String memberId() {
        return access.memberId();
    }

    @Override
    public String toString() {
        return "MemberCredentials[" + access.memberId() + "]";
    }
}
