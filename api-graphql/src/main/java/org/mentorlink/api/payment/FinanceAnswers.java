package org.mentorlink.api.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.web.HttpProblems;
import org.mentorlink.shared.Refused;
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
        } catch (Refused refused) {
            HttpProblems.answer(response, json, status(refused).value(), refused.refusal());
        } catch (UncheckedIOException failed) {
            if (!(failed.getCause() instanceof CharacterCodingException)) {
                throw failed;
            }
            var refused = Refused.because("NOT_UTF_8", "Save the file in UTF-8.");
            HttpProblems.answer(response, json, HttpStatus.UNPROCESSABLE_CONTENT.value(), refused.refusal());
        } catch (Problem problem) {
            if (response.isCommitted()) {
                throw problem;
            }
            HttpProblems.answer(response, json, status(problem).value(), problem);
        }
    }

    private static HttpStatus status(Refused refused) {
        return switch (refused.code()) {
            case "FILE_TOO_LARGE" -> HttpStatus.CONTENT_TOO_LARGE;
            case "EMAIL_NOT_VERIFIED" -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem.code()) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case BAD_REQUEST, PERSISTED_QUERY_NOT_FOUND, QUERY_NOT_IN_SAFELIST -> HttpStatus.BAD_REQUEST;
            case TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
