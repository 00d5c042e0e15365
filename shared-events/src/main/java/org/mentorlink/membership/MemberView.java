package org.mentorlink.membership;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member as others read them. Names and address are absent once the member is erased.
 *
 * @param version number of the member's events
 */
public record MemberView(
        String id,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        Set<Role> roles,
        String timeZone,
        MemberDetails details,
        int version) {}
