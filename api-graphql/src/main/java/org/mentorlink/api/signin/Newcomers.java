package org.mentorlink.api.signin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.signin.KnownPeople.KnownPerson;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
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

    /** @throws Refused as NOT_IN_MEMBERS_LIST where only known people have accounts and this is none of them */
    void requireWelcome(String email) {
        if (people.isMembersOnly() && known(email) == null) {
            throw Refused.because(
                    "NOT_IN_MEMBERS_LIST", "This address is not in the members list; ask an admin.", "email");
        }
    }

    /** Registers them, all roles included. */
    MemberId join(Visit visit, String email, KnownPerson person) {
        var memberId = MemberId.random();
        var first = person.roles().contains(Role.MENTOR) ? Role.MENTOR : Role.MENTEE;
        var actor = new Actor(memberId.value(), first.name());
        mutations.send(
                visit,
                actor,
                registration.command(
                        memberId, email, null, person.firstName(), person.lastName(), person.timeZone(), first));
        person.roles().stream()
                .filter(role -> role != first)
                .forEach(role -> mutations.send(visit, Actor.PLATFORM, new GrantRole(memberId, role)));
        return memberId;
    }
}
