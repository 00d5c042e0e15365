package org.mentorlink.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.membership.ProfileInput.personName;
import static org.mentorlink.command.shared.Input.atMost;
import static org.mentorlink.command.shared.Input.optionalReason;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.timeZone;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.membership.MemberState.Identity;
import org.mentorlink.command.membership.MemberState.Registered;
import org.mentorlink.command.membership.MemberState.Said;
import org.mentorlink.command.membership.MemberState.Unregistered;
import org.mentorlink.command.shared.Version;
import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.MemberCommand.ChangeMenteeProfile;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.membership.MemberCommand.DismissProfilePrompt;
import org.mentorlink.membership.MemberCommand.EndSessions;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberCommand.LinkIdentity;
import org.mentorlink.membership.MemberCommand.LockSignIn;
import org.mentorlink.membership.MemberCommand.RecordConsent;
import org.mentorlink.membership.MemberCommand.RecordSignIn;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberCommand.RemovePhoto;
import org.mentorlink.membership.MemberCommand.ReportTokenReuse;
import org.mentorlink.membership.MemberCommand.SetPassword;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberCommand.VerifyAddress;
import org.mentorlink.membership.MemberCommand.WithdrawConsent;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.AddressVerified;
import org.mentorlink.membership.MemberEvent.IdentityLinked;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberEvent.PasswordSet;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RefreshTokenReused;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberEvent.SessionsEnded;
import org.mentorlink.membership.MemberEvent.SignInLocked;
import org.mentorlink.membership.MemberEvent.SignedIn;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.Role;
import org.mentorlink.membership.SessionsEnd;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** A person with an account: registered as mentee or mentor, and given further roles by staff. */
@Aggregate
public class Member {

    @AggregateIdentifier
    private MemberId memberId;

    private MemberState state = new Unregistered();
    private Version profileVersion = Version.NONE;
    private Version menteeVersion = Version.NONE;
    private Consents consents = Consents.NONE;

    Member() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterMember command, EmailClaims claims) {
        if (state instanceof Registered member) {
            refuseAnother(member, command);
            return;
        }
        require(
                command.role() == Role.MENTEE || command.role() == Role.MENTOR,
                "ROLE_NOT_ALLOWED",
                "One registers as mentee or as mentor.",
                "role");
        atMost(command.email(), 254, "EMAIL_TOO_LONG", "email");
        timeZone(command.timeZone(), "timeZone");
        var registered = new MemberRegistered(
                command.memberId(),
                Personal.of(command.memberId(), command.email()),
                command.emailFingerprint(),
                Personal.ofNullable(command.memberId(), command.passwordHash()),
                Personal.of(command.memberId(), personName(command.firstName(), "firstName")),
                Personal.of(command.memberId(), personName(command.lastName(), "lastName")),
                command.timeZone());
        claims.claim(EmailClaimId.ofFingerprint(command.emailFingerprint()), command.memberId());
        apply(registered);
        apply(new RoleGranted(command.memberId(), command.role()));
    }

    @CommandHandler
    void handle(GrantRole command) {
        if (!state.has(command.role())) {
            apply(new RoleGranted(command.memberId(), command.role()));
        }
    }

    @CommandHandler
    void handle(RecordConsent command) {
        consents.give(command).ifPresent(event -> apply(event));
    }

    @CommandHandler
    void handle(WithdrawConsent command) {
        consents.withdraw(command).ifPresent(event -> apply(event));
    }

    @CommandHandler
    void handle(VerifyAddress command) {
        verify(command.memberId(), command.how());
    }

    @CommandHandler
    void handle(SetPassword command) {
        var memberId = command.memberId();
        var how = command.how();
        apply(new PasswordSet(memberId, Personal.of(memberId, command.passwordHash()), how));
        if (how == Proof.RESET_LINK) {
            verify(memberId, how);
        }
        if (how != null) {
            apply(new SessionsEnded(
                    memberId, how == Proof.RESET_LINK ? SessionsEnd.PASSWORD_RESET : SessionsEnd.PASSWORD_CHANGED));
        }
    }

    @CommandHandler
    void handle(RecordSignIn command) {
        switch (command.method()) {
            case PASSWORD -> {}
            case LINK -> verify(command.memberId(), Proof.SIGN_IN_LINK);
            case CODE -> verify(command.memberId(), Proof.SIGN_IN_CODE);
            case INVITATION -> verify(command.memberId(), Proof.INVITATION);
            case GOOGLE -> verify(command.memberId(), Proof.PROVIDER);
        }
        apply(new SignedIn(command.memberId(), command.method()));
    }

    @CommandHandler
    void handle(LockSignIn command) {
        apply(new SignInLocked(command.memberId(), command.failures(), command.until()));
    }

    @CommandHandler
    void handle(EndSessions command) {
        apply(new SessionsEnded(command.memberId(), command.why()));
    }

    @CommandHandler
    void handle(ReportTokenReuse command) {
        apply(new RefreshTokenReused(command.memberId()));
    }

    @CommandHandler
    void handle(LinkIdentity command) {
        var memberId = command.memberId();
        var identity = new Identity(command.provider(), Personal.of(memberId, command.subject()));
        if (!(state instanceof Registered member)
                || member.signIn().identities().contains(identity)) {
            return;
        }
        if (!member.signIn().verified()) {
            verify(memberId, Proof.PROVIDER);
            if (member.signIn().hasPassword()) {
                apply(new PasswordRemoved(memberId));
                apply(new SessionsEnded(memberId, SessionsEnd.TAKEN_OVER));
            }
        }
        apply(new IdentityLinked(memberId, identity.provider(), identity.subject()));
    }

    private void verify(MemberId member, Proof how) {
        if (state instanceof Registered registered && !registered.signIn().verified()) {
            apply(new AddressVerified(member, how));
        }
    }

    @CommandHandler
    @Nullable String handle(SetPhoto command) {
        var shown = state.photo();
        if (command.photoId().equals(shown)) {
            return null;
        }
        apply(new PhotoSet(
                command.memberId(),
                command.photoId(),
                Personal.of(command.memberId(), command.sha256()),
                command.width(),
                command.height()));
        return shown == null ? null : shown.value();
    }

    @CommandHandler
    @Nullable String handle(RemovePhoto command) {
        var shown = state.photo();
        if (shown == null) {
            return null;
        }
        apply(new PhotoRemoved(command.memberId(), shown));
        return shown.value();
    }

    @CommandHandler
    void handle(ChangeProfile command) {
        var profile = ProfileInput.edited(said().profile(), command);
        var reason = optionalReason(command.reason());
        if (!profile.equals(said().profile())) {
            profileVersion.require(command.expectedVersion());
            apply(profile.changed(command.memberId(), Personal.ofNullable(command.memberId(), reason)));
        }
    }

    @CommandHandler
    void handle(ChangeMenteeProfile command) {
        var mentee = ProfileInput.edited(said().mentee(), command);
        if (!mentee.equals(said().mentee())) {
            menteeVersion.require(command.expectedVersion());
            apply(new MenteeProfileChanged(command.memberId(), mentee));
        }
    }

    @CommandHandler
    void handle(DismissProfilePrompt command) {
        if (!said().promptDismissed()) {
            apply(new ProfilePromptDismissed(command.memberId()));
        }
    }

    @EventSourcingHandler
    void on(MemberEvent event, @SequenceNumber long sequence) {
        memberId = event.memberId();
        consents = consents.evolve(event);
        state = state.evolve(event);
        profileVersion = profileVersion.after(sequence, event instanceof ProfileChanged);
        menteeVersion = menteeVersion.after(sequence, event instanceof MenteeProfileChanged);
    }

    private static void refuseAnother(Registered member, RegisterMember command) {
        if (!member.emailFingerprint().equals(command.emailFingerprint())) {
            throw Refused.because("ALREADY_REGISTERED", "This member has registered with another e-mail address.");
        }
    }

    private Said said() {
        if (state instanceof Registered member) {
            return member.said();
        }
        throw new IllegalStateException("a member begins with a registration");
    }
}
