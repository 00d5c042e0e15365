package org.mentorlink.api.signin;

import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.signin.Sessions.SignInPayload;
import org.mentorlink.communication.LinkPurpose;
import org.mentorlink.membership.MemberCommand.LockSignIn;
import org.mentorlink.membership.MemberCommand.SetPassword;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.SignInMethod;
import org.mentorlink.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Signs in by password, and changes it. An unknown address and a wrong password look alike and take equally long. */
@Component
class Passwords {

    private static final Logger log = LoggerFactory.getLogger(Passwords.class);

    private final Questions questions;
    private final Mutations mutations;
    private final CommandGateway commands;
    private final PasswordEncoder encoder;
    private final Registration registration;
    private final Lockout lockout;
    private final LinkSignIns links;
    private final Sessions sessions;
    private final Limits limits;
    private final Clock wallClock;
    private final @Nullable String nobodysHash;

    Passwords(
            Questions questions,
            Mutations mutations,
            CommandGateway commands,
            PasswordEncoder encoder,
            Registration registration,
            Lockout lockout,
            LinkSignIns links,
            Sessions sessions,
            Limits limits,
            @Qualifier("wallClock") Clock wallClock) {
        this.questions = questions;
        this.mutations = mutations;
        this.commands = commands;
        this.encoder = encoder;
        this.registration = registration;
        this.lockout = lockout;
        this.links = links;
        this.sessions = sessions;
        this.limits = limits;
        this.wallClock = wallClock;
        this.nobodysHash = encoder.encode(Hashes.secret());
    }

    SignInPayload signIn(String email, String password, @Nullable SessionTransport asked, Visit visit) {
        limits.credential(visit);
        var transport = Sessions.possible(asked, visit);
        var fingerprint = registration.fingerprint(email);
        @Nullable MemberCredentials member =
                questions.find(new FindCredentials(Registration.normalised(email)), MemberCredentials.class);
        var attempt = lockout.begin(fingerprint);
        if (attempt.locked()) {
            return locked(attempt.failures());
        }
        @Nullable String hash = member == null ? null : member.passwordHash();
        var isRight = encoder.matches(password, hash == null ? nobodysHash : hash);
        if (member == null || hash == null || !isRight) {
            tellOfLock(member, attempt.failures(), visit);
            return SignInPayload.refused("INVALID_CREDENTIALS", "The e-mail address or the password is wrong.");
        }
        lockout.clear(fingerprint);
        var payload = sessions.signIn(member.memberId(), SignInMethod.PASSWORD, transport, visit);
        if (payload.errors().isEmpty() && encoder.upgradeEncoding(hash)) {
            upgrade(new MemberId(member.memberId()), password, visit);
        }
        return payload;
    }

    private SignInPayload locked(Lockout.Failures failures) {
        var until = failures.until();
        var wait = until == null ? Duration.ZERO : Duration.between(wallClock.instant(), until);
        return SignInPayload.refused(
                new UserError.SignInLocked("Too many wrong passwords; try again later, or sign in by a link.", (int)
                        Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /** Not waited for, so that a lock takes as long for an address nobody has. */
    private void tellOfLock(@Nullable MemberCredentials member, Lockout.Failures failures, Visit visit) {
        var until = failures.until();
        if (member != null && until != null) {
            var command = new LockSignIn(new MemberId(member.memberId()), failures.count(), until);
            commands.send(command, visit.metaData(Actor.PLATFORM)).whenComplete((done, failure) -> {
                if (failure != null) {
                    log.error("{} failed", command, failure);
                }
            });
        }
    }

    private void upgrade(MemberId memberId, String password, Visit visit) {
        var hash = encoder.encode(password);
        if (hash != null) {
            mutations.send(visit, Actor.PLATFORM, new SetPassword(memberId, hash, null));
        }
    }

    /** A8: the subject of the link is good as long as no other has been used. */
    SignInPayload reset(String token, String newPassword, @Nullable SessionTransport asked, Visit visit) {
        limits.credential(visit);
        var transport = Sessions.possible(asked, visit);
        try {
            var hash = registration.hash(newPassword, "newPassword");
            @Nullable String memberId = links.member(token, LinkPurpose.RESET);
            if (memberId == null) {
                return LinkSignIns.invalid();
            }
            mutations.send(
                    visit, Sessions.acting(memberId), new SetPassword(new MemberId(memberId), hash, Proof.RESET_LINK));
            mutations.awaitHead();
            unlock(memberId);
            return sessions.signIn(memberId, SignInMethod.LINK, transport, visit);
        } catch (CommandExecutionException refused) {
            return SignInPayload.refused(UserError.of(Mutations.refusal(refused)));
        }
    }

    /** Ends all sessions and begins another for whoever changes it. */
    SignInPayload change(String current, String newPassword, @Nullable SessionTransport asked, Visit visit) {
        limits.credential(visit);
        var transport = Sessions.possible(asked, visit);
        var memberId = visit.viewer().member();
        var email = questions
                .ask(new FindMember(memberId.value()), MemberView.class)
                .email();
        @Nullable MemberCredentials member = email == null
                ? null
                : questions.find(new FindCredentials(Registration.normalised(email)), MemberCredentials.class);
        @Nullable String before = member == null ? null : member.passwordHash();
        if (email == null || before == null) {
            return SignInPayload.refused(
                    "NO_PASSWORD", "There is no password to change; requestPasswordReset mails a link to set one.");
        }
        var fingerprint = registration.fingerprint(email);
        var attempt = lockout.begin(fingerprint);
        if (attempt.locked()) {
            return locked(attempt.failures());
        }
        if (!encoder.matches(current, before)) {
            tellOfLock(member, attempt.failures(), visit);
            return SignInPayload.refused("INVALID_CREDENTIALS", "The password so far is wrong.", "currentPassword");
        }
        lockout.clear(fingerprint);
        try {
            var hash = registration.hash(newPassword, "newPassword");
            mutations.send(visit, Sessions.acting(memberId.value()), new SetPassword(memberId, hash, Proof.PASSWORD));
            return sessions.goOn(memberId.value(), transport, visit);
        } catch (CommandExecutionException refused) {
            return SignInPayload.refused(UserError.of(Mutations.refusal(refused)));
        }
    }

    private void unlock(String memberId) {
        var email = questions.ask(new FindMember(memberId), MemberView.class).email();
        if (email != null) {
            lockout.clear(registration.fingerprint(email));
        }
    }
}
