package org.mentorlink.membership;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of an invitation. It is accepted by {@link MemberCommand.AcceptInvitation}. */
public sealed interface InvitationCommand {

    InvitationId invitationId();

    /**
     * Invites somebody to the staff; only admins can.
     *
     * @param emailFingerprint keyed hash of the normalised address
     * @param memberId the account of this address, or the one it will be
     * @param role ADMIN or FINANCE
     * @param invitedBy the admin
     * @param expiresAt until when its link is good, by the wall clock
     */
    record InviteStaff(
            @TargetAggregateIdentifier InvitationId invitationId,
            String email,
            String emailFingerprint,
            MemberId memberId,
            Role role,
            String reason,
            MemberId invitedBy,
            Instant expiresAt)
            implements InvitationCommand {

        @Override
        public String toString() {
            return "InviteStaff[" + invitationId + ", " + role + "]";
        }
    }

    /**
     * Mails the link of an invitation once more, also of one that nobody accepted in time; refused once it is accepted or
     * taken back.
     *
     * @param resentBy the admin, who counts from now on as the one who invited
     * @param expiresAt until when the new link is good, by the wall clock
     */
    record ResendInvitation(@TargetAggregateIdentifier InvitationId invitationId, MemberId resentBy, Instant expiresAt)
            implements InvitationCommand {}

    /** Takes an invitation back; refused once it is accepted. */
    record RevokeInvitation(@TargetAggregateIdentifier InvitationId invitationId, String reason)
            implements InvitationCommand {

        @Override
        public String toString() {
            return "RevokeInvitation[" + invitationId + "]";
        }
    }
}
