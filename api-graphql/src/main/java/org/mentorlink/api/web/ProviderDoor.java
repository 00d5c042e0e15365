package org.mentorlink.api.web;

import java.time.Clock;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.graphql.SessionCookies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A5: the way out to a provider and back, where one is set up by {@code spring.security.oauth2.client.*}. */
@Component
class ProviderDoor {

    private final ObjectProvider<ClientRegistrationRepository> clients;
    private final EphemeralStore store;
    private final SessionCookies cookies;
    private final ProviderSignIn signIn;
    private final Clock wallClock;
    private final JsonMapper json;

    ProviderDoor(
            ObjectProvider<ClientRegistrationRepository> clients,
            EphemeralStore store,
            SessionCookies cookies,
            ProviderSignIn signIn,
            @Qualifier("wallClock") Clock wallClock,
            JsonMapper json) {
        this.clients = clients;
        this.store = store;
        this.cookies = cookies;
        this.signIn = signIn;
        this.wallClock = wallClock;
        this.json = json;
    }

    void open(HttpSecurity http) {
        clients.ifAvailable(known -> {
            var begin = RedirectGate.BEGIN.substring(0, RedirectGate.BEGIN.length() - 1);
            var resolver = new DefaultOAuth2AuthorizationRequestResolver(known, begin);
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            http.oauth2Login(login -> login.clientRegistrationRepository(known)
                    .authorizedClientRepository(new NoAuthorizedClients())
                    .loginPage("/sign-in")
                    .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver)
                            .authorizationRequestRepository(
                                    new EphemeralAuthorizationRequests(store, cookies, wallClock, json)))
                    .successHandler(signIn)
                    .failureHandler(signIn));
        });
    }
}
