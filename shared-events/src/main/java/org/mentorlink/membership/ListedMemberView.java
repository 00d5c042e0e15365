package org.mentorlink.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the members list.
 *
 * @param memberId the account of this address, or the one it will be
 * @param email absent once erased, as are the names
 * @param roles in the order of {@link Role}
 */
public record ListedMemberView(
        String emailFingerprint,
        String memberId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String timeZone,
        List<Role> roles) {

    @Override
    public String toString() {
        return "ListedMemberView[" + memberId + "]";
    }
}
