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
     * E5: the member agrees to a purpose.
     *
     * @param version of the text that the member has read
     */
    record RecordConsent(@TargetAggregateIdentifier MemberId memberId, ConsentPurpose purpose, String version)
            implements MemberCommand {}

    /** The member takes a consent back; where there is none nothing changes. */
    record WithdrawConsent(@TargetAggregateIdentifier MemberId memberId, ConsentPurpose purpose)
            implements MemberCommand {}
}
