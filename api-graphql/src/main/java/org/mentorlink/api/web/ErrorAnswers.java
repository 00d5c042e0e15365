package org.mentorlink.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mentorlink.api.graphql.Problem;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** Gives what goes wrong outside the GraphQL engine, wherever it does, the shape of all other errors. */
@Controller
class ErrorAnswers implements ErrorController {

    private final JsonMapper json;
    private final UnknownPage unknown = UnknownPage.ofClient();

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        if (status != HttpStatus.NOT_FOUND.value() || !unknown.answered(request, response)) {
            HttpProblems.answer(response, json, status, problem(status));
        }
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problem.unauthenticated();
            case 403 -> Problem.forbidden();
            case 404 -> Problem.notFound("address");
            case 405 -> Problem.badRequest("This address does not take this method.");
            case 413 -> Problem.badRequest("The request is too long.");
            case 415 -> Problem.badRequest("This address does not take this content type.");
            default ->
                status < HttpStatus.INTERNAL_SERVER_ERROR.value()
                        ? Problem.badRequest("The request does not have the right form.")
                        : Problem.tryAgain("Something went wrong on our side.");
        };
    }
}
