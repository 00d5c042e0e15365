package org.mentorlink.command.membership;

import static org.mentorlink.command.shared.Input.name;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.timeZone;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Edits;
import org.mentorlink.membership.Channels;
import org.mentorlink.membership.MemberCommand.ChangeMenteeProfile;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MenteeProfile;
import org.mentorlink.membership.ProfileLinks;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Personal;

/** What a member may say of themselves. */
final class ProfileInput {

    private static final int MOST_INTERESTS = 50;

    private ProfileInput() {}

    static String personName(String value, String field) {
        return name(value, 100, "BLANK_NAME", "NAME_TOO_LONG", field);
    }

    /** The profile after an edit. */
    static MemberProfile edited(MemberProfile current, ChangeProfile edit) {
        var owner = edit.memberId();
        var phone = phone(owner, edit.phone(), current.phone());
        var channels = channels(edit, current.channels());
        require(
                phone != null || !channels.sms(),
                "SMS_NEEDS_PHONE",
                "Give a phone number to be told by SMS.",
                "channels",
                "sms");
        return new MemberProfile(
                personName(owner, edit.firstName(), current.firstName(), "firstName"),
                personName(owner, edit.lastName(), current.lastName(), "lastName"),
                zone(edit.timeZone(), current.timeZone()),
                Edits.text(owner, edit.bio(), current.bio(), 4_000, "bio"),
                phone,
                channels,
                links(edit, current.links()));
    }

    private static Personal personName(MemberId owner, Edit<String> edit, Personal current, String field) {
        return edit.given()
                ? Personal.of(owner, personName(Objects.requireNonNullElse(edit.value(), ""), field))
                : current;
    }

    private static String zone(Edit<String> edit, String current) {
        if (!edit.given()) {
            return current;
        }
        var zone = Objects.requireNonNullElse(edit.value(), "");
        timeZone(zone, "timeZone");
        return zone;
    }

    private static @Nullable Personal phone(MemberId owner, Edit<String> edit, @Nullable Personal current) {
        if (!edit.given()) {
            return current;
        }
        var typed = edit.value();
        return typed == null || typed.isBlank() ? null : Personal.of(owner, Phone.e164(typed, "phone"));
    }

    private static Channels channels(ChangeProfile edit, Channels current) {
        var unasked = Channels.DEFAULT;
        return new Channels(
                Edits.orElse(edit.emailOn(), current.email(), unasked.email()),
                Edits.orElse(edit.smsOn(), current.sms(), unasked.sms()),
                Edits.orElse(edit.pushOn(), current.push(), unasked.push()));
    }

    private static ProfileLinks links(ChangeProfile edit, ProfileLinks current) {
        var owner = edit.memberId();
        return new ProfileLinks(
                link(owner, Network.LINKED_IN, edit.linkedIn(), current.linkedIn()),
                link(owner, Network.GIT_HUB, edit.gitHub(), current.gitHub()),
                link(owner, Network.TWITTER, edit.twitter(), current.twitter()));
    }

    private static @Nullable Personal link(
            MemberId owner, Network network, Edit<String> edit, @Nullable Personal current) {
        if (!edit.given()) {
            return current;
        }
        var typed = edit.value();
        return typed == null || typed.isBlank() ? null : Personal.of(owner, network.link(typed));
    }

    /** The mentee profile after an edit. */
    static MenteeProfile edited(MenteeProfile current, ChangeMenteeProfile edit) {
        var owner = edit.memberId();
        return new MenteeProfile(
                Edits.name(owner, edit.institution(), current.institution(), 200, "institution"),
                Edits.name(owner, edit.degree(), current.degree(), 200, "degree"),
                Edits.number(
                        edit.year(),
                        current.year(),
                        1900,
                        2100,
                        "INVALID_YEAR",
                        "A year lies between 1900 and 2100.",
                        "year"),
                Edits.text(owner, edit.academicBackground(), current.academicBackground(), 4_000, "academicBackground"),
                Edits.name(owner, edit.currentRole(), current.currentRole(), 200, "currentRole"),
                null,
                Edits.each(edit.preferredStyles(), current.preferredStyles()),
                edit.level().over(current.level()),
                Edits.names(
                                edit.interests(),
                                current.readableInterests(),
                                MOST_INTERESTS,
                                60,
                                "BLANK_INTEREST",
                                "interests")
                        .stream()
                        .map(interest -> Personal.of(owner, interest))
                        .toList());
    }
}
