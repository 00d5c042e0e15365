package org.mentorlink.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mentorlink.api.graphql.AccessUnknown;
import org.mentorlink.api.graphql.SessionCookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * A10: finds who comes by the access cookie, where no Authorization header says. A cookie is sent without anybody's doing,
 * so one that is good no more leaves its bearer anonymous, rather than shut out of signing in again.
 */
final class CookieSessionFilter extends OncePerRequestFilter {

    private final AuthenticationManager manager;
    private final AuthenticationEntryPoint refusal;

    CookieSessionFilter(AuthenticationManager manager, AuthenticationEntryPoint refusal) {
        this.manager = manager;
        this.refusal = refusal;
    }

    /** Whether a request that could change something is borne by the cookie alone, and so has to show a CSRF token. */
    static boolean needsCsrfToken(HttpServletRequest request) {
        var method = HttpMethod.valueOf(request.getMethod());
        var isSafe = method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || method.equals(HttpMethod.OPTIONS)
                || method.equals(HttpMethod.TRACE);
        return !isSafe && token(request).isPresent();
    }

    private static Optional<String> token(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                ? Optional.empty()
                : Optional.ofNullable(WebUtils.getCookie(request, SessionCookies.ACCESS))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        if (token.isPresent()) {
            try {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(manager.authenticate(new BearerTokenAuthenticationToken(token.get())));
                SecurityContextHolder.setContext(context);
            } catch (AccessUnknown unavailable) {
                refusal.commence(request, response, unavailable);
                return;
            } catch (AuthenticationException over) {
                SecurityContextHolder.clearContext();
            }
        }
        chain.doFilter(request, response);
    }
}
