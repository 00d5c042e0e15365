package org.mentorlink.membership;

import java.util.Set;

/** What a sign-in is checked against. */
public record MemberCredentials(String memberId, String passwordHash, Set<Role> roles) {

    @Override
    public String toString() {
        return "MemberCredentials[" + memberId + "]";
    }
}
