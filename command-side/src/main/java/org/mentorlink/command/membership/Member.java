package org.mentorlink.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.membership.ProfileInput.personName;
import static org.mentorlink.command.shared.Input.atMost;
import static org.mentorlink.command.shared.Input.optionalReason;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.timeZone;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.membership.MemberState.Identity;
import org.mentorlink.command.membership.MemberState.Registered;
import org.mentorlink.command.membership.MemberState.Said;
import org.mentorlink.command.membership.MemberState.Unregistered;
import org.mentorlink.command.shared.Input;
import org.mentorlink.command.shared.Version;
import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.MemberCommand.AcceptInvitation;
import org.mentorlink.membership.MemberCommand.AdmitMember;
import org.mentorlink.membership.MemberCommand.ChangeMenteeProfile;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.membership.MemberCommand.CreateCalendarFeed;
import org.mentorlink.membership.MemberCommand.DeactivateMember;
import org.mentorlink.membership.MemberCommand.DismissProfilePrompt;
import org.mentorlink.membership.MemberCommand.EndSessions;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberCommand.LinkIdentity;
import org.mentorlink.membership.MemberCommand.LockSignIn;
import org.mentorlink.membership.MemberCommand.NewAccount;
import org.mentorlink.membership.MemberCommand.RecordConsent;
import org.mentorlink.membership.MemberCommand.RecordSignIn;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberCommand.ReinstateMember;
import org.mentorlink.membership.MemberCommand.RemovePhoto;
import org.mentorlink.membership.MemberCommand.ReportTokenReuse;
import org.mentorlink.membership.MemberCommand.RevokeCalendarFeed;
import org.mentorlink.membership.MemberCommand.RevokeRole;
import org.mentorlink.membership.MemberCommand.SetPassword;
import org.mentorlink.membership.MemberCommand.SetPhoto;
import org.mentorlink.membership.MemberCommand.SuspendMember;
import org.mentorlink.membership.MemberCommand.VerifyAddress;
import org.mentorlink.membership.MemberCommand.WithdrawConsent;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.AddressVerified;
import org.mentorlink.membership.MemberEvent.IdentityLinked;
import org.mentorlink.membership.MemberEvent.MemberDeactivated;
import org.mentorlink.membership.MemberEvent.MemberRegistered;
import org.mentorlink.membership.MemberEvent.MemberReinstated;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.MenteeProfileChanged;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberEvent.PasswordSet;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberEvent.ProfileChanged;
import org.mentorlink.membership.MemberEvent.ProfilePromptDismissed;
import org.mentorlink.membership.MemberEvent.RefreshTokenReused;
import org.mentorlink.membership.MemberEvent.RoleGranted;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberEvent.SessionsEnded;
import org.mentorlink.membership.MemberEvent.SignInLocked;
import org.mentorlink.membership.MemberEvent.SignedIn;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.Role;
import org.mentorlink.membership.SessionsEnd;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * A person with an account: registered as mentee or mentor, and given further roles by staff. Each sign-in is an event, so
 * snapshots keep its loading short; {@code @Revision} tells theirs apart, so it rises whenever the fields or the state's
 * shape change. What is personal is encrypted in them as in events.
 */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "memberSnapshots")
@Revision("1")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class Member {

    @AggregateIdentifier
    private MemberId memberId;

    private MemberState state = new Unregistered();
    /** The hash of the first password, by which a registration that is sent again is told from another one. */
    private @Nullable Personal registeredWith;

    private Version profileVersion = Version.NONE;
    private Version menteeVersion = Version.NONE;
    private Consents consents = Consents.NONE;
    private CalendarFeed calendarFeed = CalendarFeed.NONE;

    Member() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterMember command, EmailClaims claims) {
        if (state instanceof Registered member) {
            refuseAnother(member, command.emailFingerprint());
            requireSame(command);
            return;
        }
        require(
                command.role() == Role.MENTEE || command.role() == Role.MENTOR,
                "ROLE_NOT_ALLOWED",
                "One registers as mentee or as mentor.",
                "role");
        register(
                command.memberId(),
                new NewAccount(
                        command.email(),
                        command.emailFingerprint(),
                        command.passwordHash(),
                        command.firstName(),
                        command.lastName(),
                        command.timeZone()),
                claims);
        apply(new RoleGranted(command.memberId(), command.role()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AdmitMember command, EmailClaims claims, Admins admins) {
        if (state instanceof Registered member) {
            refuseAnother(member, command.emailFingerprint());
            return;
        }
        var account = new NewAccount(
                command.email(),
                command.emailFingerprint(),
                null,
                command.firstName(),
                command.lastName(),
                command.timeZone());
        register(command.memberId(), account, claims);
        verify(command.memberId(), command.how());
        command.roles().forEach(role -> grant(command.memberId(), role, admins));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcceptInvitation command, EmailClaims claims, Admins admins, Invitations invitations) {
        var account = command.account();
        var fingerprint = state instanceof Registered member
                ? member.emailFingerprint()
                : account == null ? "" : account.emailFingerprint();
        var role = invitations.accept(command.invitationId(), command.memberId(), fingerprint);
        if (role.isEmpty()) {
            return;
        }
        if (state instanceof Registered member && !member.standing().mayAct()) {
            throw Refused.because("MEMBER_NOT_ACTIVE", "This account is suspended or closed.");
        }
        if (state instanceof Registered) {
            takeOver(command.memberId(), Proof.INVITATION);
            setFirstPassword(command.memberId(), account);
        } else if (account != null) {
            register(command.memberId(), account, claims);
            verify(command.memberId(), Proof.INVITATION);
        }
        grant(command.memberId(), role.get(), admins);
    }

    /** What was typed with the acceptance becomes the password of an account that has none, or none any more. */
    private void setFirstPassword(MemberId member, @Nullable NewAccount account) {
        @Nullable String typed = account == null ? null : account.passwordHash();
        if (typed != null
                && state instanceof Registered registered
                && !registered.signIn().hasPassword()) {
            apply(new PasswordSet(member, Personal.of(member, typed), Proof.INVITATION));
        }
    }

    private void register(MemberId newcomer, NewAccount account, EmailClaims claims) {
        atMost(account.email(), 254, "EMAIL_TOO_LONG", "email");
        timeZone(account.timeZone(), "timeZone");
        var registered = new MemberRegistered(
                newcomer,
                Personal.of(newcomer, account.email()),
                account.emailFingerprint(),
                Personal.ofNullable(newcomer, account.passwordHash()),
                Personal.of(newcomer, personName(account.firstName(), "firstName")),
                Personal.of(newcomer, personName(account.lastName(), "lastName")),
                account.timeZone());
        claims.claim(EmailClaimId.ofFingerprint(account.emailFingerprint()), newcomer);
        apply(registered);
    }

    @CommandHandler
    void handle(GrantRole command, Admins admins) {
        grant(command.memberId(), command.role(), admins);
    }

    private void grant(MemberId member, Role role, Admins admins) {
        if (!state.has(role)) {
            apply(new RoleGranted(member, role));
            if (role == Role.ADMIN && state.mayAct()) {
                admins.add(member);
            }
        }
    }

    @CommandHandler
    void handle(RevokeRole command, MetaData by, Admins admins) {
        var reason = reason(command.reason(), command.memberId());
        if (!state.has(command.role())) {
            return;
        }
        if (command.role() == Role.ADMIN) {
            refuseOwn(
                    command.memberId(),
                    by,
                    "OWN_ADMIN_ROLE",
                    "You cannot take away your own admin role; another admin can.");
            admins.remove(command.memberId());
        }
        apply(new RoleRevoked(command.memberId(), command.role(), reason));
    }

    @CommandHandler
    void handle(SuspendMember command, MetaData by, Admins admins) {
        var reason = reason(command.reason(), command.memberId());
        refuseOwn(
                command.memberId(),
                by,
                "OWN_ACCOUNT",
                "You cannot suspend or close your own account; another admin can.");
        if (!state.standing().suspended()) {
            leaveStaff(command.memberId(), admins);
            apply(new MemberSuspended(command.memberId(), reason));
        }
    }

    @CommandHandler
    void handle(DeactivateMember command, MetaData by, Admins admins) {
        var reason = reason(command.reason(), command.memberId());
        refuseOwn(
                command.memberId(),
                by,
                "OWN_ACCOUNT",
                "You cannot suspend or close your own account; another admin can.");
        if (!state.standing().deactivated()) {
            leaveStaff(command.memberId(), admins);
            apply(new MemberDeactivated(command.memberId(), reason));
        }
    }

    @CommandHandler
    void handle(ReinstateMember command, Admins admins) {
        var reason = reason(command.reason(), command.memberId());
        if (!state.mayAct()) {
            apply(new MemberReinstated(command.memberId(), reason));
            if (state.has(Role.ADMIN)) {
                admins.add(command.memberId());
            }
        }
    }

    private void leaveStaff(MemberId member, Admins admins) {
        if (state.has(Role.ADMIN)) {
            admins.remove(member);
        }
    }

    private static void refuseOwn(MemberId member, MetaData by, String code, String message) {
        if (Actor.of(by).id().equals(member.value())) {
            throw Refused.because(code, message);
        }
    }

    private static Personal reason(String reason, MemberId about) {
        return Personal.of(about, Input.reason(reason, 1_000));
    }

    /** Whether anything can be booked with this member as a mentor (A14). */
    public boolean mayMentor() {
        return state.mayAct() && !state.standing().mentorRevoked();
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
    void handle(CreateCalendarFeed command) {
        calendarFeed.create(command).ifPresent(event -> apply(event));
    }

    @CommandHandler
    void handle(RevokeCalendarFeed command) {
        calendarFeed.revoke(command).ifPresent(event -> apply(event));
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
            case LINK -> takeOver(command.memberId(), Proof.SIGN_IN_LINK);
            case CODE -> takeOver(command.memberId(), Proof.SIGN_IN_CODE);
            case INVITATION -> takeOver(command.memberId(), Proof.INVITATION);
            case GOOGLE -> takeOver(command.memberId(), Proof.PROVIDER);
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
        takeOver(memberId, Proof.PROVIDER);
        apply(new IdentityLinked(memberId, identity.provider(), identity.subject()));
    }

    /**
     * The owner of the address has come. Until then anybody may have registered with it: what they hold (the password,
     * sessions, the address of a calendar) is good for nothing from now on.
     */
    private void takeOver(MemberId member, Proof how) {
        if (state instanceof Registered registered && !registered.signIn().verified()) {
            verify(member, how);
            if (registered.signIn().hasPassword()) {
                apply(new PasswordRemoved(member));
                calendarFeed.revoke(new RevokeCalendarFeed(member)).ifPresent(event -> apply(event));
                apply(new SessionsEnded(member, SessionsEnd.TAKEN_OVER));
            }
        }
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
        calendarFeed = calendarFeed.evolve(event);
        state = state.evolve(event);
        if (event instanceof MemberRegistered registered) {
            registeredWith = registered.passwordHash();
        }
        profileVersion = profileVersion.after(sequence, event instanceof ProfileChanged);
        menteeVersion = menteeVersion.after(sequence, event instanceof MenteeProfileChanged);
    }

    private static void refuseAnother(Registered member, String emailFingerprint) {
        if (!member.emailFingerprint().equals(emailFingerprint)) {
            throw Refused.because("ALREADY_REGISTERED", "This member has registered with another e-mail address.");
        }
    }

    /** Ids of people on the members list follow from their addresses, so two who register may come with the same one. */
    private void requireSame(RegisterMember command) {
        require(
                Objects.equals(Personal.valueOf(registeredWith), command.passwordHash()),
                "EMAIL_TAKEN",
                "There is an account with this e-mail address.",
                "email");
    }

    private Said said() {
        if (state instanceof Registered member) {
            return member.said();
        }
        throw new IllegalStateException("a member begins with a registration");
    }
}
