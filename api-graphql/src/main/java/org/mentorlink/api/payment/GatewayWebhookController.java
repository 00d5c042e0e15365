package org.mentorlink.api.payment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Address;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.web.HttpProblems;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.WebhookReading;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what gateways tell by themselves, one path for each. The gateway's adapter proves that it is genuine and says what it
 * means; the payment takes it in or has known it for long, so that a message that comes twice or late does nothing.
 */
@Controller
class GatewayWebhookController {

    static final String PATTERN = "/gateways/*/webhooks";

    private static final Logger LOG = LoggerFactory.getLogger(GatewayWebhookController.class);
    private static final int MOST_BYTES = 262_144;

    /**
     * What is refused for good and loses nothing by it: a payment or refund that is none of ours, and a charge-back in another currency that
     * staff was shown before. Whatever else is refused may have come too early, and the gateway sends it again.
     */
    private static final Set<String> HARMLESS = Set.of("NOT_FOUND", "REFUND_UNKNOWN", "CURRENCY_MISMATCH");

    private final Questions questions;
    private final CommandGateway commands;
    private final JsonMapper json;

    GatewayWebhookController(Questions questions, CommandGateway commands, JsonMapper json) {
        this.questions = questions;
        this.commands = commands;
        this.json = json;
    }

    @PostMapping("/gateways/{name}/webhooks")
    void take(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, Problem.badRequest("A message is not as long as that."));
            return;
        }
        try {
            take(name, new String(body, StandardCharsets.UTF_8), request, response);
        } catch (RuntimeException failure) {
            HttpProblems.failed(response, json, failure);
        }
    }

    private void take(String name, String body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        @Nullable WebhookReading reading = questions.find(
                new ReadWebhook(name, headers(request), body, Address.exactly(request)), WebhookReading.class);
        if (reading == null) {
            refuse(response, HttpStatus.NOT_FOUND, Problem.notFound("gateway"));
        } else if (Boolean.TRUE.equals(reading.unanswered())) {
            refuse(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    Problem.tryAgain("The gateway does not say whether that is its own; send it again."));
        } else if (!reading.genuine()) {
            refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    Problem.badRequest("That is not proven to come from the gateway."));
        } else if (reading.said().stream().map(this::tell).toList().contains(false)) {
            refuse(response, HttpStatus.CONFLICT, Problem.badRequest("That is not to be expected yet; send it again."));
        } else {
            response.setStatus(HttpStatus.OK.value());
        }
    }

    /** @return whether it needs not be sent again */
    private boolean tell(PaymentCommand command) {
        try {
            commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(command).withMetaData(Actor.PLATFORM.asMetaData()),
                    30,
                    TimeUnit.SECONDS);
            return true;
        } catch (CommandExecutionException failed) {
            Refused.Refusal refusal = Mutations.refusal(failed);
            LOG.warn("{} of {}: {}", command.getClass().getSimpleName(), command.paymentId(), refusal.code());
            return HARMLESS.contains(refusal.code());
        }
    }

    private void refuse(HttpServletResponse response, HttpStatus status, Problem problem) throws IOException {
        HttpProblems.answer(response, json, status.value(), problem);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return headers;
    }
}
