package org.mentorlink.api.membership;

import static org.mentorlink.api.graphql.Inputs.edit;
import static org.mentorlink.api.graphql.Inputs.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberCommand.ChangeMenteeProfile;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MenteeLevel;
import org.mentorlink.mentoring.MentoringStyle;
import org.springframework.graphql.data.ArgumentValue;

/** The inputs about profiles, and the commands they stand for. */
final class ProfileInputs {

    private ProfileInputs() {}

    record ChannelPreferencesInput(
            ArgumentValue<Boolean> email, ArgumentValue<Boolean> sms, ArgumentValue<Boolean> push) {}

    record ProfileLinksInput(
            ArgumentValue<String> linkedIn, ArgumentValue<String> gitHub, ArgumentValue<String> twitter) {}

    record UpdateProfileInput(
            int expectedVersion,
            @Nullable String memberId,
            @Nullable String reason,
            ArgumentValue<String> firstName,
            ArgumentValue<String> lastName,
            ArgumentValue<String> timeZone,
            ArgumentValue<String> bio,
            ArgumentValue<String> phone,
            ArgumentValue<ChannelPreferencesInput> channels,
            ArgumentValue<ProfileLinksInput> links) {

        /** @param why kept in the audit trail */
        ChangeProfile command(String target, @Nullable String why) {
            return new ChangeProfile(
                    new MemberId(target),
                    expectedVersion,
                    edit(firstName),
                    edit(lastName),
                    edit(timeZone),
                    edit(bio),
                    edit(phone),
                    within(channels, ChannelPreferencesInput::email),
                    within(channels, ChannelPreferencesInput::sms),
                    within(channels, ChannelPreferencesInput::push),
                    within(links, ProfileLinksInput::linkedIn),
                    within(links, ProfileLinksInput::gitHub),
                    within(links, ProfileLinksInput::twitter),
                    why);
        }
    }

    record UpdateMenteeProfileInput(
            int expectedVersion,
            ArgumentValue<String> institution,
            ArgumentValue<String> degree,
            ArgumentValue<Integer> year,
            ArgumentValue<String> academicBackground,
            ArgumentValue<String> currentRole,
            ArgumentValue<List<String>> interests,
            ArgumentValue<List<MentoringStyle>> preferredStyles,
            ArgumentValue<MenteeLevel> level) {

        ChangeMenteeProfile command(MemberId memberId) {
            return new ChangeMenteeProfile(
                    memberId,
                    expectedVersion,
                    edit(institution),
                    edit(degree),
                    edit(year),
                    edit(academicBackground),
                    edit(currentRole),
                    edit(interests),
                    edit(preferredStyles),
                    edit(level));
        }
    }
}
