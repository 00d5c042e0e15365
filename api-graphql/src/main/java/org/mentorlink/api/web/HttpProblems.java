package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mentorlink.api.graphql.ErrorShape;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request that never reaches the GraphQL engine in the shape of a GraphQL error. */
public final class HttpProblems {

    private static final Logger log = LoggerFactory.getLogger("org.mentorlink.api.errors");

    private HttpProblems() {}

    public static void answer(HttpServletResponse response, JsonMapper json, int status, Problem problem)
            throws IOException {
        var traceId = UUID.randomUUID().toString();
        log.info("{} {} {}: {}", traceId, status, problem.code(), problem.says());
        var retryAfter = problem.details().get("retryAfterSeconds");
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        write(response, json, status, problem.says(), ErrorShape.extensions(problem, traceId));
    }

    /** Answers a refusal, whose code is more telling than those of a {@link Problem}. */
    public static void answer(HttpServletResponse response, JsonMapper json, int status, Refused.Refusal refusal)
            throws IOException {
        var traceId = UUID.randomUUID().toString();
        log.info("{} {} {}: {}", traceId, status, refusal.code(), refusal.message());
        write(response, json, status, refusal.message(), Map.of("code", refusal.code(), "traceId", traceId));
    }

    /** Answers what nobody expected: it gives nothing away, and the log tells the rest under the trace id. */
    public static void failed(HttpServletResponse response, JsonMapper json, Throwable failure) throws IOException {
        var traceId = UUID.randomUUID().toString();
        log.error("{} INTERNAL", traceId, failure);
        write(
                response,
                json,
                HttpStatus.INTERNAL_SERVER_ERROR.value(),
                "Something went wrong on our side.",
                Map.of("code", Problem.Code.INTERNAL.name(), "traceId", traceId));
    }

    private static void write(
            HttpServletResponse response, JsonMapper json, int status, String message, Map<String, Object> extensions)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(),
                Map.of("errors", List.of(Map.of("message", message, "extensions", extensions))));
    }
}
