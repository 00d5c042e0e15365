package org.mentorlink.api.signin;

import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.signin.LinkSignIns.VerifyPayload;
import org.mentorlink.api.signin.Sessions.Done;
import org.mentorlink.api.signin.Sessions.SignInPayload;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class SignInController {

    private final Registration registration;
    private final Newcomers newcomers;
    private final Passwords passwords;
    private final LinkSignIns links;
    private final GoogleSignIns google;
    private final Sessions sessions;
    private final Mutations mutations;
    private final Questions questions;
    private final Limits limits;

    SignInController(
            Registration registration,
            Newcomers newcomers,
            Passwords passwords,
            LinkSignIns links,
            GoogleSignIns google,
            Sessions sessions,
            Mutations mutations,
            Questions questions,
            Limits limits) {
        this.registration = registration;
        this.newcomers = newcomers;
        this.passwords = passwords;
        this.links = links;
        this.google = google;
        this.sessions = sessions;
        this.mutations = mutations;
        this.questions = questions;
        this.limits = limits;
    }

    record RegisterInput(
            String email, String password, String firstName, String lastName, String timeZone, Role role) {}

    record SignInInput(
            String email, String password, @Nullable SessionTransport transport) {}

    record RequestLinkInput(String email) {}

    record SignInWithLinkInput(String token, @Nullable SessionTransport transport) {}

    record SignInWithCodeInput(
            String email, String code, @Nullable SessionTransport transport) {}

    record SignInWithGoogleInput(
            String idToken,
            @Nullable String timeZone,
            @Nullable SessionTransport transport) {}

    record VerifyAddressInput(String token) {}

    record ResetPasswordInput(
            String token, String newPassword, @Nullable SessionTransport transport) {}

    record ChangePasswordInput(
            String currentPassword,
            String newPassword,
            @Nullable SessionTransport transport) {}

    record RegisterPayload(
            @Nullable MemberView member,
            List<UserError> errors,
            @Nullable String position) {}

    /** A5: who else can say who somebody is. */
    enum SignInProvider {
        GOOGLE
    }

    @QueryMapping
    List<SignInProvider> signInProviders() {
        return google.isOn() ? List.of(SignInProvider.GOOGLE) : List.of();
    }

    @MutationMapping
    RegisterPayload register(@Argument RegisterInput input, @ContextValue Visit visit, GraphQLContext context) {
        limits.registration(visit);
        var memberId = newcomers.idOf(input.email());
        var payload = mutations.perform(
                visit,
                new Actor(memberId.value(), input.role().name()),
                () -> command(memberId, input),
                () -> questions.find(new FindMember(memberId.value()), MemberView.class),
                RegisterPayload::new);
        if (payload.errors().isEmpty()) {
            links.welcome(memberId.value(), visit);
            readAs(payload.member(), context);
        }
        return payload;
    }

    @MutationMapping
    SignInPayload signIn(@Argument SignInInput input, @ContextValue Visit visit, GraphQLContext context) {
        return seen(passwords.signIn(input.email(), input.password(), input.transport(), visit), context);
    }

    @MutationMapping
    Done requestSignInLink(@Argument RequestLinkInput input, @ContextValue Visit visit) {
        return links.requestSignIn(input.email(), visit);
    }

    @MutationMapping
    SignInPayload signInWithLink(
            @Argument SignInWithLinkInput input, @ContextValue Visit visit, GraphQLContext context) {
        return seen(links.signIn(input.token(), input.transport(), visit), context);
    }

    @MutationMapping
    SignInPayload signInWithCode(
            @Argument SignInWithCodeInput input, @ContextValue Visit visit, GraphQLContext context) {
        return seen(links.signIn(input.email(), input.code(), input.transport(), visit), context);
    }

    @MutationMapping
    SignInPayload signInWithGoogle(
            @Argument SignInWithGoogleInput input, @ContextValue Visit visit, GraphQLContext context) {
        return seen(google.signIn(input.idToken(), input.timeZone(), input.transport(), visit), context);
    }

    @MutationMapping
    Done requestVerificationLink(@ContextValue Visit visit) {
        return links.requestVerification(visit.viewer().id(), visit);
    }

    @MutationMapping
    VerifyPayload verifyAddress(@Argument VerifyAddressInput input, @ContextValue Visit visit, GraphQLContext context) {
        var payload = links.verify(input.token(), visit);
        readAs(payload.member(), context);
        return payload;
    }

    @MutationMapping
    Done requestPasswordReset(@Argument RequestLinkInput input, @ContextValue Visit visit) {
        return links.requestReset(input.email(), visit);
    }

    @MutationMapping
    SignInPayload resetPassword(@Argument ResetPasswordInput input, @ContextValue Visit visit, GraphQLContext context) {
        return seen(passwords.reset(input.token(), input.newPassword(), input.transport(), visit), context);
    }

    @MutationMapping
    SignInPayload changePassword(
            @Argument ChangePasswordInput input, @ContextValue Visit visit, GraphQLContext context) {
        return seen(passwords.change(input.currentPassword(), input.newPassword(), input.transport(), visit), context);
    }

    @MutationMapping
    SignInPayload refreshSession(
            @Argument @Nullable String refreshToken, @ContextValue Visit visit, GraphQLContext context) {
        return seen(sessions.refresh(refreshToken, visit), context);
    }

    @MutationMapping
    Done signOut(@Argument @Nullable String refreshToken, @ContextValue Visit visit) {
        return sessions.signOut(refreshToken, visit);
    }

    @MutationMapping
    Done signOutEverywhere(@ContextValue Visit visit) {
        return sessions.signOutEverywhere(visit);
    }

    /** Whoever signs in reads what is theirs in the same answer. */
    private static SignInPayload seen(SignInPayload payload, GraphQLContext context) {
        readAs(payload.member(), context);
        return payload;
    }

    /**
     * The rest of this payload is read as the member would: they have just shown who they are, by a password of their own
     * making or by a link that would sign them in as well. Not where they are shut out.
     */
    private static void readAs(@Nullable MemberView member, GraphQLContext context) {
        if (member != null && member.status().maySignIn()) {
            context.put(Visit.VIEWER, new Viewer(member.id(), member.roles(), member.status(), null));
        }
    }

    private Object command(MemberId memberId, RegisterInput input) {
        if (input.role() != Role.MENTOR && input.role() != Role.MENTEE) {
            throw Refused.because("ROLE_NOT_ALLOWED", "Register as MENTEE or MENTOR; staff is invited.", "role");
        }
        requireName(input.firstName(), "firstName");
        requireName(input.lastName(), "lastName");
        newcomers.requireOpen();
        return registration.command(
                memberId,
                input.email(),
                input.password(),
                input.firstName(),
                input.lastName(),
                input.timeZone(),
                input.role());
    }

    private static void requireName(String name, String field) {
        if (name.isBlank() || name.length() > 100) {
            throw Refused.because("INVALID_NAME", "A name has 1 to 100 characters.", field);
        }
    }
}
