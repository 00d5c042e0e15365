package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.axonframework.commandhandling.CommandExecutionException;
import org.mentorlink.api.graphql.Address;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.SessionCookies;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.graphql.WebAddress;
import org.mentorlink.api.signin.GoogleSignIns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** What follows when a browser comes back from the provider: a session in cookies and a page of ours, or the reason why not. */
@Component
class ProviderSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ProviderSignIn.class);

    private final GoogleSignIns google;
    private final SessionCookies cookies;
    private final ApiProperties properties;
    private final WebAddress web;

    ProviderSignIn(GoogleSignIns google, SessionCookies cookies, ApiProperties properties, WebAddress web) {
        this.google = google;
        this.cookies = cookies;
        this.properties = properties;
        this.web = web;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (!(authentication.getPrincipal() instanceof OidcUser user)) {
            refuse(response, "PROVIDER_REFUSED");
            return;
        }
        var visit = new Visit(UUID.randomUUID().toString(), Viewer.ANONYMOUS, Address.of(request), true, true, null);
        try {
            var kept = google.cookies(user, visit);
            cookies.of(URI.create(request.getRequestURL().toString()), kept)
                    .forEach(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
                csrf.getToken();
            }
            response.sendRedirect(web.page(properties.signIn().landing()));
        } catch (CommandExecutionException refused) {
            refuse(response, Mutations.refusal(refused).code());
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        log.info("a sign-in by a provider failed: {}", failure.getClass().getSimpleName());
        refuse(response, "PROVIDER_REFUSED");
    }

    private void refuse(HttpServletResponse response, String code) throws IOException {
        response.sendRedirect(web.page("/sign-in") + "?error=" + code);
    }
}
