package org.mentorlink.membership;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.mentorlink.shared.Personal;

/** What has happened to an invitation to the staff. */
public sealed interface InvitationEvent {

    InvitationId invitationId();

    /**
     * @param memberId the account of this address, or the one it will be
     * @param expiresAt until when its link is good, by the wall clock
     */
    @Revision("1")
    record StaffInvited(
            InvitationId invitationId,
            Personal email,
            String emailFingerprint,
            MemberId memberId,
            Role role,
            Personal reason,
            MemberId invitedBy,
            Instant expiresAt)
            implements InvitationEvent {}

    /**
     * Its link was mailed once more; the links before are void.
     *
     * @param resentBy the admin who stands for it from now on
     * @param expiresAt until when the new one is good, by the wall clock
     */
    @Revision("1")
    record InvitationResent(InvitationId invitationId, MemberId resentBy, Instant expiresAt)
            implements InvitationEvent {}

    @Revision("1")
    record InvitationAccepted(InvitationId invitationId, MemberId memberId, Role role) implements InvitationEvent {}

    @Revision("1")
    record InvitationRevoked(InvitationId invitationId, Personal reason) implements InvitationEvent {}
}
