package org.mentorlink.api.signin;

import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.EndedSessions;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.SessionCookies.Kept;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.signin.RefreshFamilies.Begun;
import org.mentorlink.api.signin.RefreshFamilies.Rotation;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberCommand.EndSessions;
import org.mentorlink.membership.MemberCommand.RecordSignIn;
import org.mentorlink.membership.MemberCommand.ReportTokenReuse;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.SessionsEnd;
import org.mentorlink.membership.SignInMethod;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/** Begins, prolongs and ends sessions of members who have shown who they are. */
@Component
class Sessions {

    private static final String GONE = "";

    private final Questions questions;
    private final Mutations mutations;
    private final AccessTokens accessTokens;
    private final RefreshFamilies families;
    private final EndedSessions ended;
    private final Limits limits;

    Sessions(
            Questions questions,
            Mutations mutations,
            AccessTokens accessTokens,
            RefreshFamilies families,
            EndedSessions ended,
            Limits limits) {
        this.questions = questions;
        this.mutations = mutations;
        this.accessTokens = accessTokens;
        this.families = families;
        this.ended = ended;
        this.limits = limits;
    }

    /** Answer to a sign-in. */
    record SignInPayload(
            @Nullable MemberView member,
            @Nullable String accessToken,
            @Nullable String refreshToken,
            List<UserError> errors,
            @Nullable String position) {

        static SignInPayload refused(UserError error) {
            return new SignInPayload(null, null, null, List.of(error), null);
        }

        static SignInPayload refused(String code, String message, String... path) {
            return refused(UserError.of(code, message, path));
        }
    }

    /** Answer that names nothing. */
    record Done(List<UserError> errors, @Nullable String position) {

        static final Done NOTHING = new Done(List.of(), null);
    }

    /** Throws a problem where the client cannot be answered as it asks; before anything is used up. */
    static SessionTransport possible(@Nullable SessionTransport asked, Visit visit) {
        var transport = asked == null ? SessionTransport.REFRESH_COOKIE : asked;
        if (transport != SessionTransport.TOKENS) {
            visit.requireCookies();
        }
        return transport;
    }

    /**
     * Notes the sign-in and begins a session, unless the member is shut out.
     *
     * @throws Refused as ACCOUNT_SUSPENDED or ACCOUNT_INACTIVE
     */
    Begun begin(String memberId, SignInMethod method, SessionTransport transport, Visit visit) {
        requireOpen(access(memberId));
        mutations.send(visit, acting(memberId), new RecordSignIn(new MemberId(memberId), method));
        mutations.awaitHead();
        return families.begin(memberId, access(memberId).sessionEpoch(), transport);
    }

    /** As {@link #begin}, answered to a client of the API. */
    SignInPayload signIn(String memberId, SignInMethod method, SessionTransport transport, Visit visit) {
        try {
            return answer(begin(memberId, method, transport, visit), visit);
        } catch (CommandExecutionException refused) {
            return SignInPayload.refused(UserError.of(Mutations.refusal(refused)));
        }
    }

    /** A session that takes the place of the one that has just ended with all others. */
    SignInPayload goOn(String memberId, SessionTransport transport, Visit visit) {
        mutations.awaitHead();
        return answer(families.begin(memberId, access(memberId).sessionEpoch(), transport), visit);
    }

    /** What can fail comes before the token is used up, so that nobody loses a session by it. */
    SignInPayload refresh(@Nullable String given, Visit visit) {
        limits.credential(visit);
        @Nullable String token = given == null ? visit.refreshToken() : given;
        if (token == null || token.isEmpty()) {
            return over(given, visit);
        }
        // A session that does not stand any more is ended by this, and then unknown below.
        @Nullable Seen seen = families.look(token) instanceof Rotation.Rotated good && stands(good.begun())
                ? seen(good.begun().memberId())
                : null;
        return switch (families.rotate(token)) {
            case Rotation.Rotated rotated -> answer(rotated.begun(), requireSeen(seen), visit);
            case Rotation.Unknown unknown -> over(given, visit);
            case Rotation.Reused reused -> {
                mutations.send(visit, Actor.PLATFORM, new ReportTokenReuse(new MemberId(reused.memberId())));
                yield over(given, visit);
            }
        };
    }

    private static Seen requireSeen(@Nullable Seen seen) {
        if (seen == null) {
            throw new IllegalStateException("a token does not become good again");
        }
        return seen;
    }

    private SignInPayload over(@Nullable String given, Visit visit) {
        if (given == null && visit.cookiesPossible()) {
            forget(visit);
        }
        return SignInPayload.refused("INVALID_SESSION", "The session is over; sign in again.");
    }

    Done signOut(@Nullable String given, Visit visit) {
        @Nullable String token = given == null ? visit.refreshToken() : given;
        if (token != null && !token.isEmpty()) {
            families.endWith(token);
        }
        var session = visit.viewer().session();
        if (session != null) {
            families.end(session.id());
        }
        if (visit.cookiesPossible()) {
            forget(visit);
        }
        return Done.NOTHING;
    }

    Done signOutEverywhere(Visit visit) {
        var memberId = visit.viewer().member();
        mutations.send(visit, acting(memberId.value()), new EndSessions(memberId, SessionsEnd.SIGNED_OUT_EVERYWHERE));
        var position = mutations.awaitHead();
        var out = signOut(null, visit);
        return new Done(out.errors(), position);
    }

    private static void forget(Visit visit) {
        visit.keep(new Kept(GONE, visit.broughtAccessCookie() ? GONE : null));
    }

    /** What an answer tells besides the session. */
    private record Seen(MemberView member, @Nullable String position) {}

    private Seen seen(String memberId) {
        var member = questions.ask(new FindMember(memberId), MemberView.class);
        return new Seen(member, mutations.awaitHead());
    }

    private SignInPayload answer(Begun begun, Visit visit) {
        return answer(begun, seen(begun.memberId()), visit);
    }

    private SignInPayload answer(Begun begun, Seen seen, Visit visit) {
        var access = accessTokens.issue(begun.memberId(), begun.session());
        var member = seen.member();
        var position = seen.position();
        return switch (begun.transport()) {
            case TOKENS -> new SignInPayload(member, access, begun.token(), List.of(), position);
            case REFRESH_COOKIE -> {
                visit.keep(new Kept(begun.token(), null));
                yield new SignInPayload(member, access, null, List.of(), position);
            }
            case COOKIES -> {
                visit.keep(new Kept(begun.token(), access));
                yield new SignInPayload(member, null, null, List.of(), position);
            }
        };
    }

    /** What a browser keeps of a session that began by a redirect. */
    Kept cookies(Begun begun) {
        return new Kept(begun.token(), accessTokens.issue(begun.memberId(), begun.session()));
    }

    private boolean stands(Begun begun) {
        @Nullable MemberAccess access = questions.find(new FindAccess(begun.memberId()), MemberAccess.class);
        var isGood = access != null
                && EndedSessions.stands(access, begun.session())
                && !ended.isEnded(begun.session().id());
        if (!isGood) {
            families.end(begun.session().id());
        }
        return isGood;
    }

    MemberAccess access(String memberId) {
        return questions.ask(new FindAccess(memberId), MemberAccess.class);
    }

    private static void requireOpen(MemberAccess access) {
        switch (access.status()) {
            case SUSPENDED ->
                throw Refused.because("ACCOUNT_SUSPENDED", "This account is suspended; ask the support team.");
            case INACTIVE ->
                throw Refused.because("ACCOUNT_INACTIVE", "This account is closed; ask an admin to open it again.");
            case PENDING, ACTIVE -> {}
        }
    }

    static Actor acting(String memberId) {
        return new Actor(memberId, "MEMBER");
    }
}
