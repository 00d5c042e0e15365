package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.mentorlink.shared.Refused.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** Reached only where no provider of that name is set up: the security chain answers otherwise. */
@Controller
class ProviderOffController {

    private final JsonMapper json;

    ProviderOffController(JsonMapper json) {
        this.json = json;
    }

    @GetMapping(RedirectGate.BEGIN + "{provider}")
    void off(HttpServletResponse response) throws IOException {
        HttpProblems.answer(
                response,
                json,
                HttpStatus.NOT_FOUND.value(),
                new Refusal("GOOGLE_SIGN_IN_OFF", "Signing in with Google is not set up here.", List.of()));
    }
}
