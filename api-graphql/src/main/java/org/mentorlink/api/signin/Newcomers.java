package org.mentorlink.api.signin;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.signin.KnownPeople.KnownPerson;
import org.mentorlink.membership.MemberCommand.AdmitMember;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Proof;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Accounts that begin with a sign-in, without a password. */
@Component
class Newcomers {

    private final KnownPeople people;
    private final Registration registration;
    private final Mutations mutations;

    Newcomers(ObjectProvider<KnownPeople> people, Registration registration, Mutations mutations) {
        this.people = people.getIfAvailable(() -> KnownPeople.NOBODY);
        this.registration = registration;
        this.mutations = mutations;
    }

    boolean isMembersOnly() {
        return people.isMembersOnly();
    }

    @Nullable KnownPerson known(String email) {
        return people.find(email.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * In a members-only deployment nobody registers, listed or not: a refusal that depended on the list would tell who is
     * on it, and whoever is listed signs in by link.
     *
     * @throws Refused as NOT_IN_MEMBERS_LIST
     */
    void requireOpen() {
        if (people.isMembersOnly()) {
            throw notListed();
        }
    }

    /** @throws Refused as NOT_IN_MEMBERS_LIST where only known people have accounts and this is none of them */
    void requireWelcome(String email) {
        if (people.isMembersOnly() && known(email) == null) {
            throw notListed();
        }
    }

    private static Refused notListed() {
        return Refused.because(
                "NOT_IN_MEMBERS_LIST",
                "Accounts are for those on the members list, who sign in by link; others ask an admin.",
                "email");
    }

    /**
     * The id of an account that is to begin. Of somebody known it is the one under whose key they are known, so that
     * erasing the account erases that too.
     */
    MemberId idOf(String email) {
        return known(email) == null ? MemberId.random() : Registration.memberIdOf(registration.fingerprint(email));
    }

    /**
     * Makes their account, all roles included. At the same address it is always the same one.
     *
     * @param how by what the address is known to be theirs
     */
    MemberId join(Visit visit, String email, KnownPerson person, Proof how) {
        var fingerprint = registration.fingerprint(email);
        var memberId = Registration.memberIdOf(fingerprint);
        var roles = List.copyOf(new TreeSet<>(person.roles()));
        mutations.send(
                visit,
                new Actor(memberId.value(), roles.getFirst().name()),
                new AdmitMember(
                        memberId,
                        email.strip(),
                        fingerprint,
                        person.firstName(),
                        person.lastName(),
                        person.timeZone(),
                        roles,
                        how));
        return memberId;
    }
}
