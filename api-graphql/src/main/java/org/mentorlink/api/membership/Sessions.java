package org.mentorlink.api.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Begins, prolongs and ends sessions. An unknown address and a wrong password look alike and take equally long. */
@Component
class Sessions {

    private static final String NO_COOKIE = "";

    private final Questions questions;
    private final PasswordEncoder passwords;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Limits limits;
    private final String nobodysHash;

    Sessions(
            Questions questions,
            PasswordEncoder passwords,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Limits limits) {
        this.questions = questions;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.limits = limits;
        this.nobodysHash = passwords.encode("nobody's password");
    }

    SignInPayload signIn(String email, String password, Visit visit) {
        limits.credential(visit);
        @Nullable MemberCredentials credentials =
                questions.find(new FindCredentials(Registration.normalised(email)), MemberCredentials.class);
        var isRight = passwords.matches(password, hash(credentials));
        if (credentials == null || !isRight) {
            return refused("INVALID_CREDENTIALS", "The e-mail address or the password is wrong.");
        }
        visit.answerRefreshToken(refreshTokens.begin(credentials.memberId()));
        return signedIn(member(credentials.memberId()));
    }

    SignInPayload refresh(Visit visit) {
        limits.credential(visit);
        @Nullable String token = visit.refreshToken();
        var rotated = token == null || token.isEmpty() ? null : refreshTokens.rotate(token);
        if (rotated == null) {
            visit.answerRefreshToken(NO_COOKIE);
            return refused("INVALID_SESSION", "The session is over; sign in again.");
        }
        visit.answerRefreshToken(rotated.token());
        return signedIn(member(rotated.memberId()));
    }

    SignOutPayload signOut(Visit visit) {
        @Nullable String token = visit.refreshToken();
        if (token != null) {
            refreshTokens.end(token);
        }
        visit.answerRefreshToken(NO_COOKIE);
        return new SignOutPayload(List.of(), null);
    }

    private String hash(@Nullable MemberCredentials credentials) {
        @Nullable String hash = credentials == null ? null : credentials.passwordHash();
        return hash == null ? nobodysHash : hash;
    }

    private MemberView member(String memberId) {
        return questions.ask(new FindMember(memberId), MemberView.class);
    }

    private SignInPayload signedIn(MemberView member) {
        return new SignInPayload(member, accessTokens.issue(member.id(), member.roles()), List.of(), null);
    }

    private static SignInPayload refused(String code, String message) {
        return new SignInPayload(null, null, List.of(UserError.of(code, message)), null);
    }

    record SignInPayload(
            @Nullable MemberView member,
            @Nullable String accessToken,
            List<UserError> errors,
            @Nullable String position) {}

    record SignOutPayload(List<UserError> errors, @Nullable String position) {}
}
