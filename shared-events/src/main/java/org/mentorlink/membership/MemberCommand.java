package org.mentorlink.membership;

import java.time.Instant;
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
     * @param passwordHash adaptive hash, never the password; absent for who signs in by other means
     * @param timeZone IANA name
     */
    record RegisterMember(
            @TargetAggregateIdentifier MemberId memberId,
            String email,
            String emailFingerprint,
            @Nullable String passwordHash,
            String firstName,
            String lastName,
            String timeZone,
            Role role)
            implements MemberCommand {}

    /** Gives a member one more role; giving it twice changes nothing. */
    record GrantRole(@TargetAggregateIdentifier MemberId memberId, Role role) implements MemberCommand {}

    /**
     * E5: the member agrees to a purpose.
     *
     * @param version of the text that the member has read
     */
    record RecordConsent(@TargetAggregateIdentifier MemberId memberId, ConsentPurpose purpose, String version)
            implements MemberCommand {}

    /** The member takes a consent back; where there is none nothing changes. */
    record WithdrawConsent(@TargetAggregateIdentifier MemberId memberId, ConsentPurpose purpose)
            implements MemberCommand {}

    /** The address is the member's own; telling it twice changes nothing. */
    record VerifyAddress(@TargetAggregateIdentifier MemberId memberId, Proof how) implements MemberCommand {}

    /**
     * Sets a new password. By a {@link Proof#RESET_LINK} it also verifies the address; all sessions end, except where the
     * same password is hashed anew, which needs no proof.
     *
     * @param how absent where the password is the same as before
     */
    record SetPassword(
            @TargetAggregateIdentifier MemberId memberId,
            String passwordHash,
            @Nullable Proof how) implements MemberCommand {

        @Override
        public String toString() {
            return "SetPassword[" + memberId + ", " + how + "]";
        }
    }

    /** Notes a sign-in. By a link, a code or a provider it also verifies the address. */
    record RecordSignIn(@TargetAggregateIdentifier MemberId memberId, SignInMethod method) implements MemberCommand {}

    /**
     * Passwords are refused for a while, as too many were wrong.
     *
     * @param failures in a row
     * @param until by the wall clock
     */
    record LockSignIn(@TargetAggregateIdentifier MemberId memberId, int failures, Instant until)
            implements MemberCommand {}

    /** Ends all sessions of a member. */
    record EndSessions(@TargetAggregateIdentifier MemberId memberId, SessionsEnd why) implements MemberCommand {}

    /** A refresh token was used twice, so two people hold it. Its session is over. */
    record ReportTokenReuse(@TargetAggregateIdentifier MemberId memberId) implements MemberCommand {}

    /**
     * The member is known to an identity provider that has verified the member's address. Whoever set a password before
     * the address was verified is shut out.
     *
     * @param subject the provider's name for this person
     */
    record LinkIdentity(@TargetAggregateIdentifier MemberId memberId, String provider, String subject)
            implements MemberCommand {

        @Override
        public String toString() {
            return "LinkIdentity[" + memberId + ", " + provider + "]";
        }
    }

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

    /**
     * Has the member's calendar read under a new private address, and under no older one.
     *
     * @param tokenHash of the secret part of the address; never the secret
     */
    record CreateCalendarFeed(@TargetAggregateIdentifier MemberId memberId, String tokenHash) implements MemberCommand {

        @Override
        public String toString() {
            return "CreateCalendarFeed[" + memberId + "]";
        }
    }

    /** Has the member's calendar read under no address any more; doing it twice changes nothing. */
    record RevokeCalendarFeed(@TargetAggregateIdentifier MemberId memberId) implements MemberCommand {}

    /**
     * Takes a role away; taking it twice changes nothing. The last admin stays one, and nobody takes away their own admin
     * role.
     */
    record RevokeRole(@TargetAggregateIdentifier MemberId memberId, Role role, String reason) implements MemberCommand {

        @Override
        public String toString() {
            return "RevokeRole[" + memberId + ", " + role + "]";
        }
    }

    /** Shuts a member out until reinstated. All sessions end. */
    record SuspendMember(@TargetAggregateIdentifier MemberId memberId, String reason) implements MemberCommand {

        @Override
        public String toString() {
            return "SuspendMember[" + memberId + "]";
        }
    }

    /** Closes an account until it is reinstated. All sessions end. */
    record DeactivateMember(@TargetAggregateIdentifier MemberId memberId, String reason) implements MemberCommand {

        @Override
        public String toString() {
            return "DeactivateMember[" + memberId + "]";
        }
    }

    /** Lets a suspended or deactivated member in again. */
    record ReinstateMember(@TargetAggregateIdentifier MemberId memberId, String reason) implements MemberCommand {

        @Override
        public String toString() {
            return "ReinstateMember[" + memberId + "]";
        }
    }

    /**
     * Makes an account of somebody who is known to the deployment already and has shown that the address is theirs, or whom
     * the operator vouches for. Doing it twice changes nothing.
     *
     * @param roles may be any; whoever sends this has made sure that they are due
     * @param how by what the address is known to be theirs
     */
    record AdmitMember(
            @TargetAggregateIdentifier MemberId memberId,
            String email,
            String emailFingerprint,
            String firstName,
            String lastName,
            String timeZone,
            List<Role> roles,
            Proof how)
            implements MemberCommand {

        @Override
        public String toString() {
            return "AdmitMember[" + memberId + ", " + roles + "]";
        }
    }

    /**
     * Accepts an invitation: makes the account where there is none, and gives it the role. Accepting it twice changes
     * nothing.
     *
     * @param account absent where the member has one
     */
    record AcceptInvitation(
            @TargetAggregateIdentifier MemberId memberId,
            InvitationId invitationId,
            @Nullable NewAccount account) implements MemberCommand {}

    /** @param passwordHash adaptive hash, never the password; absent for who signs in by other means */
    record NewAccount(
            String email,
            String emailFingerprint,
            @Nullable String passwordHash,
            String firstName,
            String lastName,
            String timeZone) {

        @Override
        public String toString() {
            return "NewAccount[]";
        }
    }
}
