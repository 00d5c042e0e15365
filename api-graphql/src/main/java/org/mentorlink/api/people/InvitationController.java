package org.mentorlink.api.people;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.people.PeopleController.MemberPayload;
import org.mentorlink.api.signin.Links;
import org.mentorlink.api.signin.Links.Recipient;
import org.mentorlink.communication.LinkPurpose;
import org.mentorlink.membership.InvitationCommand.InviteStaff;
import org.mentorlink.membership.InvitationCommand.ResendInvitation;
import org.mentorlink.membership.InvitationCommand.RevokeInvitation;
import org.mentorlink.membership.InvitationId;
import org.mentorlink.membership.InvitationPage;
import org.mentorlink.membership.InvitationQuery.FindInvitation;
import org.mentorlink.membership.InvitationQuery.ListInvitations;
import org.mentorlink.membership.InvitationStatus;
import org.mentorlink.membership.InvitationView;
import org.mentorlink.membership.KnownAddress;
import org.mentorlink.membership.KnownAddresses;
import org.mentorlink.membership.MemberCommand.AcceptInvitation;
import org.mentorlink.membership.MemberCommand.NewAccount;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MembersListQuery.FindAddresses;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** A6: admins invite to the staff by mail; whoever reads that mailbox accepts. */
@Controller
class InvitationController {

    private final Mutations mutations;
    private final Questions questions;
    private final Registration registration;
    private final Links links;
    private final Members members;
    private final Limits limits;
    private final Clock wallClock;

    InvitationController(
            Mutations mutations,
            Questions questions,
            Registration registration,
            Links links,
            Members members,
            Limits limits,
            @Qualifier("wallClock") Clock wallClock) {
        this.mutations = mutations;
        this.questions = questions;
        this.registration = registration;
        this.links = links;
        this.members = members;
        this.limits = limits;
        this.wallClock = wallClock;
    }

    record InviteAdminInput(String email, Role role, String reason) {}

    record ResendInvitationInput(String invitationId) {}

    record RevokeInvitationInput(String invitationId, String reason) {}

    record AcceptInvitationInput(
            String token, @Nullable String password, String firstName, String lastName, String timeZone) {

        @Override
        public String toString() {
            return "AcceptInvitationInput[]";
        }
    }

    record InvitationPayload(
            @Nullable InvitationView invitation,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    Connection<InvitationView> invitations(@Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(new ListInvitations(Paging.byNumber(first, after)), InvitationPage.class);
        return Connection.of(found.invitations(), found.hasNext(), after, InvitationView::position);
    }

    @MutationMapping
    InvitationPayload inviteAdmin(@Argument InviteAdminInput input, @ContextValue Visit visit) {
        var invitationId = InvitationId.random();
        var email = input.email().strip();
        var fingerprint = registration.fingerprint(email);
        var memberId = memberOf(fingerprint);
        var payload = mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> new InviteStaff(
                        invitationId,
                        email,
                        fingerprint,
                        memberId,
                        input.role(),
                        input.reason(),
                        visit.viewer().member(),
                        wallClock.instant().plus(LinkPurpose.INVITATION.life())),
                () -> find(invitationId.value()),
                InvitationPayload::new);
        mail(visit, payload);
        return payload;
    }

    /** To whom the first mail did not come, or came too late. */
    @MutationMapping
    InvitationPayload resendInvitation(@Argument ResendInvitationInput input, @ContextValue Visit visit) {
        var payload = mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> new ResendInvitation(
                        id(input.invitationId()),
                        visit.viewer().member(),
                        wallClock.instant().plus(LinkPurpose.INVITATION.life())),
                () -> find(input.invitationId()),
                InvitationPayload::new);
        mail(visit, payload);
        return payload;
    }

    private void mail(Visit visit, InvitationPayload payload) {
        var invitation = payload.invitation();
        if (payload.errors().isEmpty() && invitation != null && invitation.email() != null) {
            var to = new Recipient(new MemberId(invitation.memberId()), invitation.email());
            links.send(visit, LinkPurpose.INVITATION, to, subject(invitation));
        }
    }

    /** Of the newest mail alone: another one makes the invitation end later, and older links name another end. */
    private static String subject(InvitationView invitation) {
        return invitation.id() + ' ' + invitation.expiresAt().toEpochMilli();
    }

    private @Nullable InvitationView invitedBy(String token) {
        @Nullable String subject = links.look(token, LinkPurpose.INVITATION);
        @Nullable InvitationView invitation = subject == null ? null : find(subject.split(" ", 2)[0]);
        return invitation != null && subject(invitation).equals(subject) ? invitation : null;
    }

    private static InvitationId id(String text) {
        if (!Ids.is(InvitationId.PREFIX, text)) {
            throw Mutations.notFound("invitation", "invitationId");
        }
        return new InvitationId(text);
    }

    @MutationMapping
    InvitationPayload revokeInvitation(@Argument RevokeInvitationInput input, @ContextValue Visit visit) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                () -> new RevokeInvitation(id(input.invitationId()), input.reason()),
                () -> find(input.invitationId()),
                InvitationPayload::new);
    }

    /** The link is used up once it has worked; that it works twice for the same member changes nothing. */
    @MutationMapping
    MemberPayload acceptInvitation(@Argument AcceptInvitationInput input, @ContextValue Visit visit) {
        limits.credential(visit);
        try {
            requireName(input.firstName(), "firstName");
            requireName(input.lastName(), "lastName");
            var password = input.password();
            @Nullable String hash = password == null ? null : registration.hash(password, "password");
            @Nullable InvitationView invitation = invitedBy(input.token());
            if (invitation == null) {
                throw Refused.because(
                        "INVALID_TOKEN",
                        "This link was used, is too old or never was one; ask an admin to invite you again.",
                        "token");
            }
            var accepted = accept(visit, invitation, input, hash);
            links.consume(input.token(), LinkPurpose.INVITATION);
            return accepted;
        } catch (CommandExecutionException refused) {
            return new MemberPayload(null, List.of(UserError.of(Mutations.refusal(refused))), null);
        }
    }

    private MemberPayload accept(
            Visit visit, InvitationView invitation, AcceptInvitationInput input, @Nullable String hash) {
        @Nullable String email = invitation.email();
        if (email == null) {
            throw Refused.because("INVITATION_NOT_OPEN", "This invitation cannot be accepted.", "token");
        }
        var memberId = memberOf(invitation.emailFingerprint());
        var account = new NewAccount(
                email,
                invitation.emailFingerprint(),
                hash,
                input.firstName().strip(),
                input.lastName().strip(),
                input.timeZone());
        mutations.send(
                visit,
                new Actor(memberId.value(), invitation.role().name()),
                new AcceptInvitation(memberId, new InvitationId(invitation.id()), account));
        return mutations.seen(
                () -> questions.find(new FindMember(memberId.value()), MemberView.class), MemberPayload::new);
    }

    private static void requireName(String name, String field) {
        if (name.isBlank() || name.length() > 100 || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.because("INVALID_NAME", "A name has 1 to 100 characters.", field);
        }
    }

    /** The account of an address, or the one it will be. */
    private MemberId memberOf(String fingerprint) {
        return questions.ask(new FindAddresses(List.of(fingerprint)), KnownAddresses.class).addresses().stream()
                .map(KnownAddress::accountId)
                .filter(account -> account != null)
                .findFirst()
                .map(MemberId::new)
                .orElseGet(() -> Registration.memberIdOf(fingerprint));
    }

    private @Nullable InvitationView find(String invitationId) {
        return questions.find(new FindInvitation(invitationId), InvitationView.class);
    }

    @SchemaMapping(typeName = "Invitation")
    List<AvailableAction> availableActions(InvitationView invitation) {
        return switch (invitation.statusAt(wallClock.instant())) {
            case OPEN, EXPIRED -> List.of(AvailableAction.yes("RESEND"), AvailableAction.yes("REVOKE"));
            case ACCEPTED ->
                List.of(
                        AvailableAction.no("RESEND", "INVITATION_ACCEPTED"),
                        AvailableAction.no("REVOKE", "INVITATION_ACCEPTED"));
            case REVOKED -> List.of(AvailableAction.no("RESEND", "INVITATION_NOT_OPEN"));
        };
    }

    @SchemaMapping(typeName = "Invitation")
    InvitationStatus status(InvitationView invitation) {
        return invitation.statusAt(wallClock.instant());
    }

    @BatchMapping(typeName = "Invitation")
    Map<InvitationView, @Nullable MemberView> invitedBy(Collection<InvitationView> invitations) {
        return members.ofNullable(invitations, InvitationView::invitedBy);
    }
}
