package org.mentorlink.api.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.governance.OutboxMessages;
import org.mentorlink.governance.OutboxMessages.OutboxMessage;
import org.mentorlink.governance.SandboxQuery.FindGatewayBalance;
import org.mentorlink.governance.SandboxQuery.FindOutbox;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.SandboxTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Open to everyone, and there at all only where the sandbox is on. */
@Controller
class SandboxController {

    private final @Nullable SandboxTime time;
    private final Questions questions;
    private final Mutations mutations;

    SandboxController(ObjectProvider<SandboxTime> time, Questions questions, Mutations mutations) {
        this.time = time.getIfAvailable();
        this.questions = questions;
        this.mutations = mutations;
    }

    record Sandbox(Instant now) {}

    record AdvanceClockInput(Duration by) {}

    record AdvanceClockPayload(
            @Nullable Instant now,
            @Nullable Sandbox sandbox,
            List<UserError> errors,
            @Nullable String position) {

        static AdvanceClockPayload of(@Nullable Sandbox sandbox, List<UserError> errors, @Nullable String position) {
            return new AdvanceClockPayload(sandbox == null ? null : sandbox.now(), sandbox, errors, position);
        }
    }

    @QueryMapping
    @Nullable Sandbox sandbox() {
        return time == null ? null : new Sandbox(time.now());
    }

    @SchemaMapping(typeName = "Sandbox")
    List<OutboxMessage> outbox(Sandbox sandbox, @Argument @Nullable String to, @Argument @Nullable Integer first) {
        return questions
                .ask(new FindOutbox(to, Paging.first(first)), OutboxMessages.class)
                .messages();
    }

    @SchemaMapping(typeName = "Sandbox")
    Money gatewayBalance(Sandbox sandbox, @Argument String currency) {
        return questions.ask(new FindGatewayBalance(known(currency)), Money.class);
    }

    @MutationMapping
    AdvanceClockPayload advanceClock(@Argument AdvanceClockInput input) {
        if (time == null) {
            return refused("SANDBOX_OFF", "There is no sandbox here.");
        }
        try {
            var now = time.advance(input.by());
            return mutations.seen(() -> new Sandbox(now), AdvanceClockPayload::of);
        } catch (IllegalArgumentException e) {
            return refused("OUT_OF_RANGE", "The clock moves forward, by at most 400 days.", "by");
        }
    }

    private static AdvanceClockPayload refused(String code, String message, String... path) {
        return AdvanceClockPayload.of(null, List.of(UserError.of(code, message, path)), null);
    }

    private static String known(String currency) {
        try {
            return Money.zero(currency).currency();
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("`currency` is an ISO 4217 code.");
        }
    }
}
