package org.mentorlink.query.membership;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.InvitationEvent;
import org.mentorlink.membership.InvitationEvent.InvitationAccepted;
import org.mentorlink.membership.InvitationEvent.InvitationResent;
import org.mentorlink.membership.InvitationEvent.InvitationRevoked;
import org.mentorlink.membership.InvitationEvent.StaffInvited;
import org.mentorlink.membership.InvitationStatus;
import org.mentorlink.membership.InvitationView;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class InvitationProjection {

    private final Invitations invitations;

    InvitationProjection(Invitations invitations) {
        this.invitations = invitations;
    }

    @EventHandler
    void on(InvitationEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        invitations.fold(event.invitationId().value(), seen, view -> evolve(view, event, seen));
    }

    private static @Nullable InvitationView evolve(@Nullable InvitationView view, InvitationEvent event, Seen seen) {
        return switch (event) {
            case StaffInvited invited ->
                new InvitationView(
                        invited.invitationId().value(),
                        seen.position(),
                        invited.email().value(),
                        invited.emailFingerprint(),
                        invited.memberId().value(),
                        invited.role(),
                        invited.reason().value(),
                        invited.invitedBy().value(),
                        seen.at(),
                        invited.expiresAt(),
                        InvitationStatus.OPEN);
            case InvitationResent resent -> with(view, InvitationStatus.OPEN, resent.expiresAt());
            case InvitationAccepted accepted -> with(view, InvitationStatus.ACCEPTED);
            case InvitationRevoked revoked -> with(view, InvitationStatus.REVOKED);
        };
    }

    private static @Nullable InvitationView with(@Nullable InvitationView view, InvitationStatus status) {
        return view == null ? null : with(view, status, view.expiresAt());
    }

    private static @Nullable InvitationView with(
            @Nullable InvitationView view, InvitationStatus status, Instant expiresAt) {
        return view == null
                ? null
                : new InvitationView(
                        view.id(),
                        view.position(),
                        view.email(),
                        view.emailFingerprint(),
                        view.memberId(),
                        view.role(),
                        view.reason(),
                        view.invitedBy(),
                        view.invitedAt(),
                        expiresAt,
                        status);
    }

    @ResetHandler
    void reset() {
        invitations.clear();
    }
}
