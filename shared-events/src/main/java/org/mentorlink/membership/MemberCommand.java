package org.mentorlink.membership;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

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
