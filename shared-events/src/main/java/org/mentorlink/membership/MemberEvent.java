package org.mentorlink.membership;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;

/** What has happened to a member. */
public sealed interface MemberEvent {

    MemberId memberId();

    /** @param passwordHash absent for who signs in by other means */
    @Revision("1")
    record MemberRegistered(
            MemberId memberId,
            Personal email,
            String emailFingerprint,
            @Nullable Personal passwordHash,
            Personal firstName,
            Personal lastName,
            String timeZone)
            implements MemberEvent {}

    @Revision("1")
    record RoleGranted(MemberId memberId, Role role) implements MemberEvent {}

    /**
     * The whole profile after the change.
     *
     * @param reason given where an admin changed it
     */
    @Revision("1")
    record ProfileChanged(
            MemberId memberId,
            Personal firstName,
            Personal lastName,
            String timeZone,
            @Nullable Personal bio,
            @Nullable Personal phone,
            Channels channels,
            ProfileLinks links,
            @Nullable Personal reason)
            implements MemberEvent {}

    /** The whole mentee profile after the change. */
    @Revision("2")
    record MenteeProfileChanged(MemberId memberId, MenteeProfile mentee) implements MemberEvent {}

    @Revision("1")
    record ProfilePromptDismissed(MemberId memberId) implements MemberEvent {}

    /** @param version of the text that the member has read */
    @Revision("1")
    record ConsentGiven(MemberId memberId, ConsentPurpose purpose, String version) implements MemberEvent {}

    @Revision("1")
    record ConsentWithdrawn(MemberId memberId, ConsentPurpose purpose) implements MemberEvent {}

    /** The address is the member's own. */
    @Revision("1")
    record AddressVerified(MemberId memberId, Proof how) implements MemberEvent {}

    /** @param how absent where the password is the same as before, hashed anew */
    @Revision("1")
    record PasswordSet(
            MemberId memberId,
            Personal passwordHash,
            @Nullable Proof how) implements MemberEvent {}

    /** There is no password any more. */
    @Revision("1")
    record PasswordRemoved(MemberId memberId) implements MemberEvent {}

    @Revision("1")
    record SignedIn(MemberId memberId, SignInMethod method) implements MemberEvent {}

    /**
     * Passwords are refused for a while.
     *
     * @param failures in a row
     * @param until by the wall clock
     */
    @Revision("1")
    record SignInLocked(MemberId memberId, int failures, Instant until) implements MemberEvent {}

    /** Every session that began before is over. */
    @Revision("1")
    record SessionsEnded(MemberId memberId, SessionsEnd why) implements MemberEvent {}

    /** One session is over because its refresh token was used twice. */
    @Revision("1")
    record RefreshTokenReused(MemberId memberId) implements MemberEvent {}

    /** @param subject the provider's name for this person */
    @Revision("1")
    record IdentityLinked(MemberId memberId, String provider, Personal subject) implements MemberEvent {}

    /** @param sha256 personal as well: who has the same picture could otherwise tell whose it is */
    @Revision("1")
    record PhotoSet(MemberId memberId, PhotoId photoId, Personal sha256, int width, int height)
            implements MemberEvent {}

    @Revision("1")
    record PhotoRemoved(MemberId memberId, PhotoId photoId) implements MemberEvent {}

    /**
     * There is a private address under which the member's calendar can be read; one that was there before is none any more.
     *
     * @param tokenHash of the secret part of the address; personal, so that it goes with the member's key
     */
    @Revision("1")
    record CalendarFeedCreated(MemberId memberId, Personal tokenHash) implements MemberEvent {}

    @Revision("1")
    record CalendarFeedRevoked(MemberId memberId) implements MemberEvent {}

    @Revision("1")
    record RoleRevoked(MemberId memberId, Role role, Personal reason) implements MemberEvent {}

    /** Shut out by an admin. Every session that began before is over. */
    @Revision("1")
    record MemberSuspended(MemberId memberId, Personal reason) implements MemberEvent {}

    /** The account was closed by an admin. Every session that began before is over. */
    @Revision("1")
    record MemberDeactivated(MemberId memberId, Personal reason) implements MemberEvent {}

    /** Neither suspended nor deactivated any more. */
    @Revision("1")
    record MemberReinstated(MemberId memberId, Personal reason) implements MemberEvent {}
}
