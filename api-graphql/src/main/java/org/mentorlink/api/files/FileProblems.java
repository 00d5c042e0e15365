package org.mentorlink.api.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.web.HttpProblems;
import org.mentorlink.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

/** Says what went wrong with a file in the shape of a GraphQL error, with a status that fits. */
@RestControllerAdvice(assignableTypes = {PhotoEndpoint.class, DocumentEndpoint.class})
class FileProblems {

    private static final Logger log = LoggerFactory.getLogger("org.mentorlink.api.errors");

    private final JsonMapper json;

    FileProblems(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    void handle(Problem problem, HttpServletResponse response) throws IOException {
        if (problem.code() == Problem.Code.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        HttpProblems.answer(response, json, status(problem.code()).value(), problem);
    }

    @ExceptionHandler
    void handle(CommandExecutionException failure, HttpServletResponse response) throws IOException {
        var refusal = failure instanceof Refused refused ? refused.refusal() : Mutations.refusal(failure);
        HttpProblems.answer(response, json, status(refusal.code()).value(), refusal);
    }

    @ExceptionHandler
    void handle(TypeMismatchException malformed, HttpServletResponse response) throws IOException {
        handle(Problem.badRequest("An argument does not have the right form."), response);
    }

    @ExceptionHandler
    void handle(Exception failure, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.info("a file was not delivered: {}", failure.toString());
        } else {
            HttpProblems.failed(response, json, failure);
        }
    }

    private static HttpStatus status(Problem.Code code) {
        return switch (code) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case BAD_REQUEST, PERSISTED_QUERY_NOT_FOUND, QUERY_NOT_IN_SAFELIST -> HttpStatus.BAD_REQUEST;
            case TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static HttpStatus status(String code) {
        return switch (code) {
            case "FILE_TOO_LARGE", "PHOTO_TOO_LARGE" -> HttpStatus.CONTENT_TOO_LARGE;
            case "UNSUPPORTED_PHOTO", "UNSUPPORTED_DOCUMENT" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case "EMAIL_NOT_VERIFIED" -> HttpStatus.FORBIDDEN;
            case "UPLOAD_IN_PROGRESS", "TOO_MANY_DOCUMENTS" -> HttpStatus.CONFLICT;
            case "UPLOAD_CUT_OFF", "EMPTY_FILE" -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
