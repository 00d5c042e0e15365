package org.mentorlink.command.membership;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;

import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.InvitationCommand.InviteStaff;
import org.mentorlink.membership.InvitationCommand.ResendInvitation;
import org.mentorlink.membership.InvitationCommand.RevokeInvitation;
import org.mentorlink.membership.InvitationEvent.InvitationAccepted;
import org.mentorlink.membership.InvitationEvent.InvitationResent;
import org.mentorlink.membership.InvitationEvent.InvitationRevoked;
import org.mentorlink.membership.InvitationEvent.StaffInvited;
import org.mentorlink.membership.InvitationId;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Personal;

class InvitationTest {

    private static final InvitationId ID = new InvitationId("inv_1");
    private static final StaffInvited INVITED = new StaffInvited(
            ID,
            Personal.of(ADA, "ada@example.org"),
            "3b1f",
            ADA,
            Role.ADMIN,
            Personal.of(ADA, "Runs the desk"),
            LINUS,
            NOW);
    private static final InvitationRevoked REVOKED = new InvitationRevoked(ID, Personal.of(ADA, "A mistake"));

    @Test
    void an_admin_invites_to_the_staff() {
        byAdmin().when(inviting(Role.ADMIN, "Runs the desk")).then(INVITED);
    }

    @Test
    void inviting_twice_changes_nothing() {
        byAdmin().given(INVITED).when(inviting(Role.ADMIN, "Runs the desk")).nothing();
    }

    @Test
    void nobody_is_invited_as_something_else() {
        byAdmin().when(inviting(Role.MENTOR, "x")).refused("ROLE_NOT_ALLOWED", "input", "role");
    }

    @Test
    void an_invitation_has_a_reason() {
        byAdmin().when(inviting(Role.FINANCE, " ")).refused("BLANK_REASON", "input", "reason");
    }

    @Test
    void who_is_no_admin_invites_nobody() {
        by(new Roster(ADA)).when(inviting(Role.ADMIN, "x")).refused("ADMINS_ONLY");
    }

    @Test
    void it_is_taken_back_once() {
        byAdmin().given(INVITED).when(new RevokeInvitation(ID, "A mistake")).then(REVOKED);
        byAdmin()
                .given(INVITED, REVOKED)
                .when(new RevokeInvitation(ID, "A mistake"))
                .nothing();
    }

    @Test
    void it_is_not_taken_back_once_accepted() {
        byAdmin()
                .given(INVITED, new InvitationAccepted(ID, ADA, Role.ADMIN))
                .when(new RevokeInvitation(ID, "Too late"))
                .refused("INVITATION_ACCEPTED");
    }

    @Test
    void it_is_sent_again_while_it_is_open() {
        var later = NOW.plusSeconds(60);
        byAdmin()
                .given(INVITED)
                .when(new ResendInvitation(ID, LINUS, later))
                .then(new InvitationResent(ID, LINUS, later));
        by(new Roster(ADA))
                .given(INVITED)
                .when(new ResendInvitation(ID, LINUS, later))
                .refused("ADMINS_ONLY");
        byAdmin()
                .given(INVITED, REVOKED)
                .when(new ResendInvitation(ID, LINUS, later))
                .refused("INVITATION_NOT_OPEN");
        byAdmin()
                .given(INVITED, new InvitationResent(ID, LINUS, later), new InvitationAccepted(ID, ADA, Role.ADMIN))
                .when(new ResendInvitation(ID, LINUS, later))
                .refused("INVITATION_ACCEPTED");
    }

    private static InviteStaff inviting(Role role, String reason) {
        return new InviteStaff(ID, "ada@example.org", "3b1f", ADA, role, reason, LINUS, NOW);
    }

    private static Scenario<Invitation> byAdmin() {
        return by(new Roster(LINUS));
    }

    private static Scenario<Invitation> by(Admins admins) {
        return new Scenario<>(Invitation.class, NOW, admins);
    }
}
