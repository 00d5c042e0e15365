package org.mentorlink.api.signin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.signin.KnownPeople.KnownPerson;
import org.mentorlink.api.signin.RefreshFamilies.Begun;
import org.mentorlink.api.signin.Sessions.SignInPayload;
import org.mentorlink.membership.MemberCommand.LinkIdentity;
import org.mentorlink.membership.MemberCredentials;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindCredentials;
import org.mentorlink.membership.MemberQuery.FindIdentity;
import org.mentorlink.membership.Proof;
import org.mentorlink.membership.Role;
import org.mentorlink.membership.SignInMethod;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * A5: signing in with Google, whether the browser came back with a code or a client brings an ID token. Known by the
 * provider's subject; at the first time by the address, which the provider must have verified.
 */
@Component
public class GoogleSignIns {

    /** The client registration this is, and the provider's name in events. */
    public static final String GOOGLE = "google";

    private final @Nullable ClientRegistrationRepository clients;
    private final AtomicReference<@Nullable JwtDecoder> decoder = new AtomicReference<>();
    private final EphemeralStore store;
    private final Questions questions;
    private final Mutations mutations;
    private final Registration registration;
    private final Newcomers newcomers;
    private final Sessions sessions;
    private final Limits limits;

    GoogleSignIns(
            ObjectProvider<ClientRegistrationRepository> clients,
            EphemeralStore store,
            Questions questions,
            Mutations mutations,
            Registration registration,
            Newcomers newcomers,
            Sessions sessions,
            Limits limits) {
        this.clients = clients.getIfAvailable();
        this.store = store;
        this.questions = questions;
        this.mutations = mutations;
        this.registration = registration;
        this.newcomers = newcomers;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** Whether a deployment has it. */
    boolean isOn() {
        return clients != null && clients.findByRegistrationId(GOOGLE) != null;
    }

    /** Signs in with an ID token, once. */
    SignInPayload signIn(String idToken, @Nullable String timeZone, @Nullable SessionTransport asked, Visit visit) {
        limits.credential(visit);
        var transport = Sessions.possible(asked, visit);
        @Nullable ClientRegistration client = clients == null ? null : clients.findByRegistrationId(GOOGLE);
        if (client == null) {
            return SignInPayload.refused("GOOGLE_SIGN_IN_OFF", "Signing in with Google is not set up here.");
        }
        try {
            var token = decoder(client).decode(idToken);
            requireFirstUse(token);
            return signIn(token, timeZone, transport, visit);
        } catch (JwtException invalid) {
            return SignInPayload.refused(
                    "INVALID_ID_TOKEN", "Google did not make this token for us, or it is too old.", "idToken");
        } catch (CommandExecutionException refused) {
            return SignInPayload.refused(UserError.of(Mutations.refusal(refused)));
        }
    }

    private SignInPayload signIn(Jwt token, @Nullable String timeZone, SessionTransport transport, Visit visit) {
        StandardClaimAccessor claims = token::getClaims;
        return sessions.signIn(member(claims, timeZone, visit), SignInMethod.GOOGLE, transport, visit);
    }

    /**
     * A session in cookies for whoever a browser came back as.
     *
     * @throws Refused with the reason why there is none
     */
    public org.mentorlink.api.graphql.SessionCookies.Kept cookies(StandardClaimAccessor claims, Visit visit) {
        Begun begun = sessions.begin(member(claims, null, visit), SignInMethod.GOOGLE, SessionTransport.COOKIES, visit);
        return sessions.cookies(begun);
    }

    private JwtDecoder decoder(ClientRegistration client) {
        @Nullable JwtDecoder known = decoder.get();
        if (known != null) {
            return known;
        }
        var made = new OidcIdTokenDecoderFactory().createDecoder(client);
        decoder.set(made);
        return made;
    }

    private void requireFirstUse(Jwt token) {
        @Nullable Instant expiresAt = token.getExpiresAt();
        var isFirst = store.<Boolean>update(
                "google-token/" + Hashes.of(token.getTokenValue()),
                kept -> Change.put("1", expiresAt == null ? Instant.MAX : expiresAt.plusSeconds(120), kept == null));
        if (!isFirst) {
            throw Refused.because("INVALID_ID_TOKEN", "This token was used before.", "idToken");
        }
    }

    private String member(StandardClaimAccessor claims, @Nullable String timeZone, Visit visit) {
        @Nullable String subject = claims.getSubject();
        if (subject == null) {
            throw Refused.because("INVALID_ID_TOKEN", "The provider does not say who this is.");
        }
        @Nullable MemberCredentials known = questions.find(new FindIdentity(GOOGLE, subject), MemberCredentials.class);
        if (known != null) {
            return known.memberId();
        }
        @Nullable String email = claims.getEmail();
        if (email == null || !Boolean.TRUE.equals(claims.getEmailVerified())) {
            throw Refused.because(
                    "ADDRESS_NOT_VERIFIED_BY_GOOGLE", "Google has not verified the address of this account.");
        }
        mutations.awaitHead();
        @Nullable MemberCredentials member =
                questions.find(new FindCredentials(Registration.normalised(email)), MemberCredentials.class);
        var memberId = member == null
                ? newcomers
                        .join(visit, email, person(claims, email, timeZone), Proof.PROVIDER)
                        .value()
                : member.memberId();
        mutations.send(visit, Sessions.acting(memberId), new LinkIdentity(new MemberId(memberId), GOOGLE, subject));
        mutations.awaitHead();
        return memberId;
    }

    private KnownPerson person(StandardClaimAccessor claims, String email, @Nullable String timeZone) {
        newcomers.requireWelcome(email);
        @Nullable KnownPerson known = newcomers.known(email);
        if (known != null) {
            return known;
        }
        var first = firstOf(claims.getGivenName(), claims.getFullName(), email.substring(0, email.indexOf('@')));
        var last = firstOf(claims.getFamilyName(), "Member", "Member");
        return new KnownPerson(first, last, zone(firstOf(timeZone, claims.getZoneInfo(), "UTC")), Set.of(Role.MENTEE));
    }

    private static String firstOf(@Nullable String one, @Nullable String other, String last) {
        var text = one != null && !one.isBlank() ? one : other != null && !other.isBlank() ? other : last;
        return text.length() > 100 ? text.substring(0, 100) : text;
    }

    private static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            return "UTC";
        }
    }
}
