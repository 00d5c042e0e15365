package org.mentorlink.membership;

import org.axonframework.serialization.Revision;
import org.mentorlink.shared.Personal;

/** What has happened to a member. */
public sealed interface MemberEvent {

    MemberId memberId();

    @Revision("1")
    record MemberRegistered(
            MemberId memberId,
            Personal email,
            String emailFingerprint,
            Personal passwordHash,
            Personal firstName,
            Personal lastName,
            String timeZone)
            implements MemberEvent {}

    @Revision("1")
    record RoleGranted(MemberId memberId, Role role) implements MemberEvent {}

    /** @param version of the text that the member has read */
    @Revision("1")
    record ConsentGiven(MemberId memberId, ConsentPurpose purpose, String version) implements MemberEvent {}

    @Revision("1")
    record ConsentWithdrawn(MemberId memberId, ConsentPurpose purpose) implements MemberEvent {}
}
