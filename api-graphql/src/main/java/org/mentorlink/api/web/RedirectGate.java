package org.mentorlink.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mentorlink.api.graphql.Address;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Counts the redirects of a sign-in by a provider, which come before any other gate. */
final class RedirectGate extends OncePerRequestFilter {

    static final String BEGIN = "/oauth2/authorization/";
    static final String BACK = "/login/oauth2/code/";
    static final RequestMatcher PATHS = Paths.matching(BEGIN + "**", BACK + "**");

    private final Limits limits;
    private final JsonMapper json;

    RedirectGate(Limits limits, JsonMapper json) {
        this.limits = limits;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PATHS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            limits.anonymous(Address.of(request));
        } catch (Problem problem) {
            HttpProblems.answer(response, json, HttpStatus.TOO_MANY_REQUESTS.value(), problem);
            return;
        }
        chain.doFilter(request, response);
    }
}
