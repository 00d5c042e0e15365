package org.mentorlink.command.membership;

import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.Channels;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.ProfileLinks;
import org.mentorlink.shared.Personal;

/** C1: what a member says of themselves. */
record MemberProfile(
        Personal firstName,
        Personal lastName,
        String timeZone,
        @Nullable Personal bio,
        @Nullable Personal phone,
        Channels channels,
        ProfileLinks links) {

    static MemberProfile of(MemberRegistered event) {
        return new MemberProfile(
                event.firstName(), event.lastName(), event.timeZone(), null, null, Channels.DEFAULT, ProfileLinks.NONE);
    }

    static MemberProfile of(ProfileChanged event) {
        return new MemberProfile(
                event.firstName(),
                event.lastName(),
                event.timeZone(),
                event.bio(),
                event.phone(),
                event.channels(),
                event.links());
    }

    ProfileChanged changed(MemberId memberId, @Nullable Personal reason) {
        return new ProfileChanged(memberId, firstName, lastName, timeZone, bio, phone, channels, links, reason);
    }
}
