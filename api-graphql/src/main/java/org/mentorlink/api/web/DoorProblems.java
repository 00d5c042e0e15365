package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mentorlink.api.graphql.AccessUnknown;
import org.mentorlink.api.graphql.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** How the door says no. Paths are open to everybody or not there at all, so whoever is denied one is told the latter. */
final class DoorProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(DoorProblems.class);

    private final JsonMapper json;
    private final UnknownPage unknown;

    DoorProblems(JsonMapper json, UnknownPage unknown) {
        this.json = json;
        this.unknown = unknown;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AccessUnknown) {
            log.error("what a member may do could not be read", failure);
            HttpProblems.answer(response, json, HttpStatus.SERVICE_UNAVAILABLE.value(), Problem.unavailable());
        } else if (failure instanceof OAuth2AuthenticationException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            HttpProblems.answer(response, json, HttpStatus.UNAUTHORIZED.value(), Problem.unauthenticated());
        } else {
            answerUnknown(request, response);
        }
    }

    private void answerUnknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!unknown.answered(request, response)) {
            HttpProblems.answer(response, json, HttpStatus.NOT_FOUND.value(), Problem.notFound("address"));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (failure instanceof CsrfException) {
            HttpProblems.answer(
                    response,
                    json,
                    HttpStatus.FORBIDDEN.value(),
                    Problem.forbidden(
                            "A POST that the cookie mentorlink_access signs in, a query too, needs the header X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN."));
        } else {
            answerUnknown(request, response);
        }
    }
}
