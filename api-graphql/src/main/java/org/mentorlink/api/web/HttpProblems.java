package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mentorlink.api.graphql.ErrorShape;
import org.mentorlink.api.graphql.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request that never reaches the GraphQL engine in the shape of a GraphQL error. */
final class HttpProblems {

    private static final Logger log = LoggerFactory.getLogger("org.mentorlink.api.errors");

    private HttpProblems() {}

    static void answer(HttpServletResponse response, JsonMapper json, int status, Problem problem) throws IOException {
        var traceId = UUID.randomUUID().toString();
        log.info("{} {} {}: {}", traceId, status, problem.code(), problem.says());
        var retryAfter = problem.details().get("retryAfterSeconds");
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(),
                Map.of(
                        "errors",
                        List.of(Map.of(
                                "message", problem.says(), "extensions", ErrorShape.extensions(problem, traceId)))));
    }
}
