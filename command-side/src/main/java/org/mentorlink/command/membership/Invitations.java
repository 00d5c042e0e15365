package org.mentorlink.command.membership;

import java.util.Optional;
import org.mentorlink.membership.InvitationId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;

/** The invitations to the staff. */
public interface Invitations {

    /**
     * Accepts an invitation for the member who has the address it was sent to.
     *
     * @param emailFingerprint of the member's address
     * @return the role it gives; nothing where the same member has got it by this invitation before, and may have lost it since
     * @throws org.mentorlink.shared.Refused when there is no such open invitation of this address, or whoever invited is no
     *     admin any more
     */
    Optional<Role> accept(InvitationId invitationId, MemberId memberId, String emailFingerprint);
}
