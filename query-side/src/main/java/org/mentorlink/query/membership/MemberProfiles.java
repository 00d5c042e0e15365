package org.mentorlink.query.membership;

import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberDetails.Links;
import org.mentorlink.membership.MemberDetails.Mentee;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.shared.Personal;

/** What events make of a member's details. */
final class MemberProfiles {

    private MemberProfiles() {}

    static MemberDetails with(MemberDetails details, ProfileChanged event) {
        return new MemberDetails(
                Personal.valueOf(event.bio()),
                Personal.valueOf(event.phone()),
                event.channels(),
                new Links(
                        Personal.valueOf(event.links().linkedIn()),
                        Personal.valueOf(event.links().gitHub()),
                        Personal.valueOf(event.links().twitter())),
                details.mentee(),
                details.promptDismissed());
    }

    static MemberDetails with(MemberDetails details, MenteeProfileChanged event) {
        var mentee = event.mentee();
        return new MemberDetails(
                details.bio(),
                details.phone(),
                details.channels(),
                details.links(),
                new Mentee(
                        Personal.valueOf(mentee.institution()),
                        Personal.valueOf(mentee.degree()),
                        mentee.year(),
                        Personal.valueOf(mentee.academicBackground()),
                        Personal.valueOf(mentee.currentRole()),
                        mentee.readableInterests(),
                        mentee.preferredStyles(),
                        mentee.level()),
                details.promptDismissed());
    }

    static MemberDetails dismissed(MemberDetails details) {
        return new MemberDetails(
                details.bio(), details.phone(), details.channels(), details.links(), details.mentee(), true);
    }
}
