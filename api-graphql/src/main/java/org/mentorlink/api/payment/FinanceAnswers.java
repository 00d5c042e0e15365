package org.mentorlink.api.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.web.HttpProblems;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** How what finance takes away is answered beside GraphQL. */
final class FinanceAnswers {

    private FinanceAnswers() {}

    /** Writes an answer. */
    @FunctionalInterface
    interface Answer {
        void write() throws IOException;
    }

    /** Answers, or says why not. What fails on its way ends the connection, so that nobody takes a part for the whole. */
    static void answer(HttpServletResponse response, JsonMapper json, Answer answer) throws IOException {
        try {
            answer.write();
        } catch (Problem problem) {
            if (response.isCommitted()) {
                throw problem;
            }
            HttpProblems.answer(response, json, status(problem).value(), problem);
        }
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem.code()) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case BAD_REQUEST -> HttpStatus.BAD_REQUEST;
            case TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
