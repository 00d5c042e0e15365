package org.mentorlink.command.membership;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.membership.InvitationId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Accepts an invitation in the same unit of work in which the member gets the role. */
@Component
final class RepositoryInvitations implements Invitations {

    private final ObjectProvider<Repository<Invitation>> invitations;
    private final Admins admins;

    /** @param invitations asked when needed, as the repositories are built after the handlers they serve */
    RepositoryInvitations(ObjectProvider<Repository<Invitation>> invitations, Admins admins) {
        this.invitations = invitations;
        this.admins = admins;
    }

    @Override
    public Optional<Role> accept(InvitationId invitationId, MemberId memberId, String emailFingerprint) {
        try {
            return invitations
                    .getObject()
                    .load(invitationId.value())
                    .invoke(invitation -> invitation.accept(memberId, emailFingerprint, admins));
        } catch (AggregateNotFoundException unknown) {
            throw refusedInput("INVITATION_NOT_OPEN", "This invitation cannot be accepted.", "token");
        }
    }
}
