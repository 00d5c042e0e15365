package org.mentorlink.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Address;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * R2: counts every request, whatever path it is for, as its member's or as its address's. Not counted are pages and probes,
 * which cost nothing, what {@link RedirectGate} has counted, and live connections, whose operations are.
 */
final class CountGate extends OncePerRequestFilter {

    private final Limits limits;
    private final Map<RequestMatcher, PathLimit> own = new LinkedHashMap<>();
    private final RequestMatcher free;
    private final JsonMapper json;

    /** @param free patterns of the paths that are not counted */
    CountGate(Limits limits, List<PathLimit> own, List<String> free, JsonMapper json) {
        this.limits = limits;
        own.forEach(limit -> this.own.put(Paths.matching(limit.pattern()), limit));
        this.free = new OrRequestMatcher(
                Paths.matching(free.toArray(String[]::new)), RedirectGate.PATHS, RequestGate::isLive);
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return free.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = Address.of(request);
        request.setAttribute(Visit.ADDRESS, address);
        try {
            count(request, address, SecurityContextHolder.getContext().getAuthentication());
        } catch (Problem problem) {
            HttpProblems.answer(response, json, HttpStatus.TOO_MANY_REQUESTS.value(), problem);
            return;
        }
        chain.doFilter(request, response);
    }

    private void count(HttpServletRequest request, String address, @Nullable Authentication member) {
        for (var limit : own.entrySet()) {
            if ((member == null || limit.getValue().countsMembers())
                    && limit.getKey().matches(request)) {
                limit.getValue().limit().require(address);
                return;
            }
        }
        if (member == null) {
            limits.anonymous(address);
        } else {
            limits.member(member.getName());
        }
    }
}
