package org.mentorlink.api.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.Role;

/**
 * A3: who may come in although they have no account yet. Asked where an address was proved, or is about to be, that no
 * member has.
 */
public interface KnownPeople {

    /** Nobody is known, and everybody may register. */
    KnownPeople NOBODY = new KnownPeople() {
        @Override
        public boolean isMembersOnly() {
            return false;
        }

        @Override
        public @Nullable KnownPerson find(String email) {
            return null;
        }
    };

    /** Whether only those who are known may have an account. */
    boolean isMembersOnly();

    /** @param email in lower case */
    @Nullable KnownPerson find(String email);

    /**
     * Somebody whose account begins with the first sign-in.
     *
     * @param timeZone IANA name
     * @param roles what they will be, of MENTOR and MENTEE; at least one
     */
    record KnownPerson(String firstName, String lastName, String timeZone, Set<Role> roles) {

        @Override
        public String toString() {
            return "KnownPerson" + roles;
        }
    }
}
