package org.mentorlink.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.atMost;
import static org.mentorlink.command.shared.Input.reason;
import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.InvitationCommand.InviteStaff;
import org.mentorlink.membership.InvitationCommand.ResendInvitation;
import org.mentorlink.membership.InvitationCommand.RevokeInvitation;
import org.mentorlink.membership.InvitationEvent;
import org.mentorlink.membership.InvitationEvent.InvitationAccepted;
import org.mentorlink.membership.InvitationEvent.InvitationResent;
import org.mentorlink.membership.InvitationEvent.InvitationRevoked;
import org.mentorlink.membership.InvitationEvent.StaffInvited;
import org.mentorlink.membership.InvitationId;
import org.mentorlink.membership.InvitationStatus;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * A6: the only way to the staff. Open from the invitation of an admin until it is accepted by the one it was sent to, or
 * taken back. How long its link is good, the link tells.
 */
@Aggregate
class Invitation {

    @AggregateIdentifier
    private InvitationId invitationId;

    private @Nullable StaffInvited invited;
    private @Nullable MemberId vouchedBy;
    private @Nullable MemberId acceptedBy;
    private InvitationStatus status = InvitationStatus.OPEN;

    Invitation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(InviteStaff command, Admins admins) {
        if (invited != null) {
            return;
        }
        require(
                command.role() == Role.ADMIN || command.role() == Role.FINANCE,
                "ROLE_NOT_ALLOWED",
                "One is invited as admin or to finance.",
                "role");
        atMost(command.email(), 254, "EMAIL_TOO_LONG", "email");
        var reason = reason(command.reason(), 1_000);
        if (!admins.includes(command.invitedBy())) {
            throw Refused.because("ADMINS_ONLY", "Only admins invite.");
        }
        apply(new StaffInvited(
                command.invitationId(),
                Personal.of(command.memberId(), command.email()),
                command.emailFingerprint(),
                command.memberId(),
                command.role(),
                Personal.of(command.memberId(), reason),
                command.invitedBy(),
                command.expiresAt()));
    }

    @CommandHandler
    void handle(RevokeInvitation command) {
        var reason = reason(command.reason(), 1_000);
        switch (status) {
            case OPEN, EXPIRED ->
                apply(new InvitationRevoked(
                        command.invitationId(), Personal.of(invited().memberId(), reason)));
            case ACCEPTED -> throw Refused.because("INVITATION_ACCEPTED", "This invitation has been accepted.");
            case REVOKED -> {}
        }
    }

    @CommandHandler
    void handle(ResendInvitation command, Admins admins) {
        switch (status) {
            case OPEN, EXPIRED -> {
                if (!admins.includes(command.resentBy())) {
                    throw Refused.because("ADMINS_ONLY", "Only admins invite.");
                }
                apply(new InvitationResent(command.invitationId(), command.resentBy(), command.expiresAt()));
            }
            case ACCEPTED -> throw Refused.because("INVITATION_ACCEPTED", "This invitation has been accepted.");
            case REVOKED -> throw Refused.because("INVITATION_NOT_OPEN", "This invitation was taken back.");
        }
    }

    /** @return the role it gives; nothing where the same member has got it by this invitation before */
    Optional<Role> accept(MemberId member, String emailFingerprint, Admins admins) {
        var made = invited();
        if (member.equals(acceptedBy)) {
            return Optional.empty();
        }
        if (status != InvitationStatus.OPEN
                || !made.emailFingerprint().equals(emailFingerprint)
                || vouchedBy == null
                || !admins.includes(vouchedBy)) {
            throw refusedInput("INVITATION_NOT_OPEN", "This invitation cannot be accepted.", "token");
        }
        apply(new InvitationAccepted(made.invitationId(), member, made.role()));
        return Optional.of(made.role());
    }

    private StaffInvited invited() {
        if (invited == null) {
            throw new IllegalStateException("an invitation begins with being made");
        }
        return invited;
    }

    @EventSourcingHandler
    void on(InvitationEvent event) {
        invitationId = event.invitationId();
        switch (event) {
            case StaffInvited made -> {
                invited = made;
                vouchedBy = made.invitedBy();
            }
            case InvitationResent resent -> vouchedBy = resent.resentBy();
            case InvitationAccepted accepted -> {
                status = InvitationStatus.ACCEPTED;
                acceptedBy = accepted.memberId();
            }
            case InvitationRevoked revoked -> status = InvitationStatus.REVOKED;
        }
    }
}
