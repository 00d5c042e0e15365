package org.mentorlink.api.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.signin.KnownPeople;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.membership.MembersListQuery.FindListedMember;
import org.springframework.stereotype.Component;

/** A3: those on the members list, for whoever signs in the first time. */
@Component
class ListedPeople implements KnownPeople {

    private final Questions questions;
    private final Registration registration;
    private final PeopleProperties settings;

    ListedPeople(Questions questions, Registration registration, PeopleProperties settings) {
        this.questions = questions;
        this.registration = registration;
        this.settings = settings;
    }

    @Override
    public boolean isMembersOnly() {
        return settings.membersOnly();
    }

    @Override
    public @Nullable KnownPerson find(String email) {
        @Nullable ListedMemberView listed =
                questions.find(new FindListedMember(registration.fingerprint(email)), ListedMemberView.class);
        if (listed == null || listed.firstName() == null || listed.lastName() == null) {
            return null;
        }
        return new KnownPerson(listed.firstName(), listed.lastName(), listed.timeZone(), Set.copyOf(listed.roles()));
    }
}
