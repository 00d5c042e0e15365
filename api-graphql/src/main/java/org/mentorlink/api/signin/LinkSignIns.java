package org.mentorlink.api.signin;

import java.time.Clock;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.signin.KnownPeople.KnownPerson;
import org.mentorlink.api.signin.Links.Recipient;
import org.mentorlink.api.signin.Sessions.Done;
import org.mentorlink.api.signin.Sessions.SignInPayload;
import org.mentorlink.communication.LinkPurpose;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCommand.VerifyAddress;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.SignInMethod;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * A2, A7: links and codes by e-mail. Whoever asks for one gets the same answer, and the same is done, whether somebody has
 * the address or not. A link for a member ends with the member's sessions: a new password makes older links void.
 */
@Component
class LinkSignIns {

    private static final String MEMBER = "member ";
    private static final String ADDRESS = "address ";
    private static final String NOBODY = "nobody";

    private final Questions questions;
    private final Mutations mutations;
    private final Registration registration;
    private final Links links;
    private final Codes codes;
    private final SealedAddresses addresses;
    private final Lockout lockout;
    private final Newcomers newcomers;
    private final Sessions sessions;
    private final Limits limits;
    private final Clock wallClock;

    LinkSignIns(
            Questions questions,
            Mutations mutations,
            Registration registration,
            Links links,
            Codes codes,
            SealedAddresses addresses,
            Lockout lockout,
            Newcomers newcomers,
            Sessions sessions,
            Limits limits,
            @Qualifier("wallClock") Clock wallClock) {
        this.questions = questions;
        this.mutations = mutations;
        this.registration = registration;
        this.links = links;
        this.codes = codes;
        this.addresses = addresses;
        this.lockout = lockout;
        this.newcomers = newcomers;
        this.sessions = sessions;
        this.limits = limits;
        this.wallClock = wallClock;
    }

    static SignInPayload invalid() {
        return SignInPayload.refused(
                "INVALID_TOKEN",
                "This link was used, is too old or never was one; ask for a new one and use the newest mail.",
                "token");
    }

    // --- asking ---

    Done requestSignIn(String email, Visit visit) {
        limits.link(visit);
        var fingerprint = registration.fingerprint(email);
        var normalised = Registration.normalised(email);
        @Nullable MemberCredentials member = questions.find(new FindCredentials(normalised), MemberCredentials.class);
        @Nullable KnownPerson known = newcomers.known(normalised);
        String subject;
        Recipient to;
        if (member != null) {
            subject = subject(member.access());
            to = recipient(member);
        } else if (known != null) {
            subject = ADDRESS + addresses.seal(email.strip());
            to = new Recipient(MemberId.random(), email.strip());
        } else {
            subject = NOBODY;
            to = Recipient.nobody();
        }
        var code = codes.issue(fingerprint, subject);
        if (subject.equals(NOBODY) && newcomers.isMembersOnly()) {
            var stranger = new Recipient(MemberId.random(), email.strip());
            links.sendNone(
                    visit,
                    LinkPurpose.SIGN_IN,
                    mailed(stranger, fingerprint),
                    wallClock.instant().plus(LinkPurpose.SIGN_IN.life()));
        } else {
            links.send(visit, LinkPurpose.SIGN_IN, mailed(to, fingerprint), subject, code);
        }
        return Done.NOTHING;
    }

    Done requestReset(String email, Visit visit) {
        limits.link(visit);
        @Nullable MemberCredentials member =
                questions.find(new FindCredentials(Registration.normalised(email)), MemberCredentials.class);
        if (member == null) {
            var nobody = mailed(Recipient.nobody(), registration.fingerprint(email));
            links.send(visit, LinkPurpose.RESET, nobody, NOBODY);
        } else {
            var to = mailed(recipient(member), registration.fingerprint(email));
            links.send(visit, LinkPurpose.RESET, to, subject(member.access()));
        }
        return Done.NOTHING;
    }

    /** Sends nothing where the address is verified already. */
    Done requestVerification(String memberId, Visit visit) {
        limits.link(visit);
        if (visit.viewer().status() == MemberStatus.PENDING) {
            verification(memberId, LinkPurpose.VERIFICATION, visit);
        }
        return Done.NOTHING;
    }

    /** The first mail to somebody who has registered. */
    void welcome(String memberId, Visit visit) {
        verification(memberId, LinkPurpose.WELCOME, visit);
    }

    private void verification(String memberId, LinkPurpose purpose, Visit visit) {
        var member = questions.ask(new FindMember(memberId), MemberView.class);
        var to = new Recipient(new MemberId(memberId), member.email());
        links.send(visit, purpose, mailed(to), subject(sessions.access(memberId)));
    }

    /** Nobody, where the mailbox has got all it may get for now. */
    private Recipient mailed(Recipient to, String fingerprint) {
        return limits.mayMail(fingerprint) ? to : new Recipient(to.memberId(), null);
    }

    private Recipient mailed(Recipient to) {
        return to.address() == null ? to : mailed(to, registration.fingerprint(to.address()));
    }

    private static Recipient recipient(MemberCredentials member) {
        // Nothing is mailed to who is shut out.
        var address = member.access().status().maySignIn() ? member.email() : null;
        return new Recipient(new MemberId(member.memberId()), address);
    }

    private static String subject(MemberAccess access) {
        return MEMBER + access.memberId() + ' ' + access.sessionEpoch();
    }

    // --- coming back ---

    SignInPayload signIn(String token, @Nullable SessionTransport asked, Visit visit) {
        limits.credential(visit);
        var transport = Sessions.possible(asked, visit);
        @Nullable String subject = links.consume(token, LinkPurpose.SIGN_IN);
        if (subject == null) {
            subject = links.consume(token, LinkPurpose.WELCOME, LinkPurpose.VERIFICATION);
            verified(subject, visit);
        }
        return subject == null ? invalid() : signIn(subject, SignInMethod.LINK, transport, visit, invalid());
    }

    /**
     * Before the sign-in: who follows the link of a mail which says that the account was registered keeps the password it was
     * registered with. A sign-in to an address that is not verified drops it.
     */
    private void verified(@Nullable String subject, Visit visit) {
        @Nullable String memberId = subject == null ? null : standing(subject);
        if (memberId != null) {
            mutations.send(
                    visit,
                    Sessions.acting(memberId),
                    new VerifyAddress(new MemberId(memberId), Proof.VERIFICATION_LINK));
        }
    }

    SignInPayload signIn(String email, String code, @Nullable SessionTransport asked, Visit visit) {
        limits.credential(visit);
        var transport = Sessions.possible(asked, visit);
        @Nullable String subject = codes.redeem(registration.fingerprint(email), code.strip());
        var invalid = SignInPayload.refused(
                "INVALID_CODE",
                "This code is wrong, was used, or is too old; type the newest one or ask for another.",
                "code");
        return subject == null ? invalid : signIn(subject, SignInMethod.CODE, transport, visit, invalid);
    }

    private SignInPayload signIn(
            String subject, SignInMethod method, SessionTransport transport, Visit visit, SignInPayload invalid) {
        try {
            @Nullable String memberId = subject.startsWith(ADDRESS)
                    ? joined(addresses.open(subject.substring(ADDRESS.length())), visit)
                    : standing(subject);
            if (memberId == null) {
                return invalid;
            }
            var payload = sessions.signIn(memberId, method, transport, visit);
            var member = payload.member();
            if (member != null && member.email() != null) {
                lockout.clear(registration.fingerprint(member.email()));
            }
            return payload;
        } catch (CommandExecutionException refused) {
            return SignInPayload.refused(UserError.of(Mutations.refusal(refused)));
        }
    }

    /** The member with that address, whose account begins now unless it has already. */
    private @Nullable String joined(String email, Visit visit) {
        @Nullable MemberCredentials member =
                questions.find(new FindCredentials(Registration.normalised(email)), MemberCredentials.class);
        if (member != null) {
            return member.memberId();
        }
        @Nullable KnownPerson known = newcomers.known(email);
        if (known == null) {
            throw Refused.because("NOT_IN_MEMBERS_LIST", "This address is not in the members list; ask an admin.");
        }
        var memberId = newcomers.join(visit, email, known, Proof.SIGN_IN_LINK).value();
        mutations.awaitHead();
        return memberId;
    }

    /** Whose token this was; used up now. */
    @Nullable String member(String token, LinkPurpose... purposes) {
        @Nullable String subject = links.consume(token, purposes);
        return subject == null ? null : standing(subject);
    }

    /** The member a subject names, if all their sessions have not ended since. */
    private @Nullable String standing(String subject) {
        if (!subject.startsWith(MEMBER)) {
            return null;
        }
        var parts = subject.substring(MEMBER.length()).split(" ", 2);
        @Nullable MemberAccess access = questions.find(new FindAccess(parts[0]), MemberAccess.class);
        return access != null && subject(access).equals(subject) ? parts[0] : null;
    }

    VerifyPayload verify(String token, Visit visit) {
        limits.credential(visit);
        @Nullable String memberId = member(token, LinkPurpose.VERIFICATION, LinkPurpose.WELCOME);
        if (memberId == null) {
            return new VerifyPayload(null, invalid().errors(), null);
        }
        return mutations.perform(
                visit,
                Sessions.acting(memberId),
                () -> new VerifyAddress(new MemberId(memberId), Proof.VERIFICATION_LINK),
                () -> questions.find(new FindMember(memberId), MemberView.class),
                VerifyPayload::new);
    }

    record VerifyPayload(
            @Nullable MemberView member,
            java.util.List<UserError> errors,
            @Nullable String position) {}
}
