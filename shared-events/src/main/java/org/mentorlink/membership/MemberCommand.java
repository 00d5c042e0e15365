package org.mentorlink.membership;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.shared.Edit;

/** What can be asked of a member. */
public sealed interface MemberCommand {

    MemberId memberId();

    /**
     * Registers a member as mentee or mentor.
     *
     * @param emailFingerprint keyed hash of the normalised address, by which a second registration is refused
     * @param passwordHash adaptive hash, never the password
     * @param timeZone IANA name
     */
    record RegisterMember(
            @TargetAggregateIdentifier MemberId memberId,
            String email,
            String emailFingerprint,
            String passwordHash,
            String firstName,
            String lastName,
            String timeZone,
            Role role)
            implements MemberCommand {}

    /** Gives a member one more role; giving it twice changes nothing. */
    record GrantRole(@TargetAggregateIdentifier MemberId memberId, Role role) implements MemberCommand {}

    /**
     * C1, C4: edits what a member says of themselves.
     *
     * @param expectedVersion version of the member that the edit was made from
     * @param phone in any form that begins with + and the country code
     * @param reason given exactly where an admin edits somebody else
     */
    record ChangeProfile(
            @TargetAggregateIdentifier MemberId memberId,
            int expectedVersion,
            Edit<String> firstName,
            Edit<String> lastName,
            Edit<String> timeZone,
            Edit<String> bio,
            Edit<String> phone,
            Edit<Boolean> emailOn,
            Edit<Boolean> smsOn,
            Edit<Boolean> pushOn,
            Edit<String> linkedIn,
            Edit<String> gitHub,
            Edit<String> twitter,
            @Nullable String reason)
            implements MemberCommand {}

    /**
     * C6: edits what a member says of themselves as a mentee.
     *
     * @param expectedVersion version of the member that the edit was made from
     */
    record ChangeMenteeProfile(
            @TargetAggregateIdentifier MemberId memberId,
            int expectedVersion,
            Edit<String> institution,
            Edit<String> degree,
            Edit<Integer> year,
            Edit<String> academicBackground,
            Edit<String> currentRole,
            Edit<List<String>> interests,
            Edit<List<MentoringStyle>> preferredStyles,
            Edit<MenteeLevel> level)
            implements MemberCommand {}

    /** C10: the member wants to be reminded no more of what their profile misses; twice changes nothing. */
    record DismissProfilePrompt(@TargetAggregateIdentifier MemberId memberId) implements MemberCommand {}

    /**
     * Shows a photo that is stored already; answers the id of the photo it replaces, if there was one.
     *
     * @param sha256 of its largest size, in hexadecimal
     * @param width pixels of its largest size
     * @param height pixels of its largest size
     */
    record SetPhoto(@TargetAggregateIdentifier MemberId memberId, PhotoId photoId, String sha256, int width, int height)
            implements MemberCommand {}

    /** Shows no photo any more; answers the id of the one that was shown, if there was one. */
    record RemovePhoto(@TargetAggregateIdentifier MemberId memberId) implements MemberCommand {}
}
