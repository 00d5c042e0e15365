package org.mentorlink.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.shared.PersonalStreams;
import org.mentorlink.shared.SandboxTime;
import org.mentorlink.shared.Secrets;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.SchemaReport;

/** The API on buses of its own, with a {@link FakeWorld} at their other end. */
@SpringBootApplication
public class ApiTestApplication {

    @Bean
    SimpleQueryBus queryBus() {
        return SimpleQueryBus.builder().build();
    }

    @Bean
    AtomicInteger questionsAsked(QueryBus bus) {
        var count = new AtomicInteger();
        bus.registerDispatchInterceptor(messages -> (index, message) -> {
            count.incrementAndGet();
            return message;
        });
        return count;
    }

    @Bean
    FakeWorld world(QueryBus queries, SimpleCommandBus commands) {
        var world = new FakeWorld(queries.queryUpdateEmitter());
        world.people();
        new AnnotationQueryHandlerAdapter<>(world).subscribe(queries);
        new AnnotationCommandHandlerAdapter<>(world).subscribe(commands);
        new AnnotationQueryHandlerAdapter<>(world.programs).subscribe(queries);
        new AnnotationCommandHandlerAdapter<>(world.programs).subscribe(commands);
        var profiles = new FakeProfiles(world);
        new AnnotationQueryHandlerAdapter<>(profiles).subscribe(queries);
        new AnnotationCommandHandlerAdapter<>(profiles).subscribe(commands);
        return world;
    }

    @Bean
    FakePreparation preparation(FakeWorld world, QueryBus queries, SimpleCommandBus commands) {
        var preparation = new FakePreparation(world);
        new AnnotationQueryHandlerAdapter<>(preparation).subscribe(queries);
        new AnnotationCommandHandlerAdapter<>(preparation).subscribe(commands);
        return preparation;
    }

    @Bean
    FakeFeedback feedback(FakeWorld world, QueryBus queries, SimpleCommandBus commands) {
        var feedback = new FakeFeedback(world);
        new AnnotationQueryHandlerAdapter<>(feedback).subscribe(queries);
        new AnnotationCommandHandlerAdapter<>(feedback).subscribe(commands);
        return feedback;
    }

    @Bean
    SimpleCommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    CommandGateway commandGateway(SimpleCommandBus bus) {
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Bean
    QueryGateway queryGateway(QueryBus bus) {
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    @Bean
    @Primary
    TestClock clock() {
        return new TestClock(Views.LONG_BEFORE);
    }

    @Bean
    TestClock wallClock() {
        return new TestClock(Clock.systemUTC().instant());
    }

    @Bean
    Secrets secrets() {
        return name -> (name + "-".repeat(32)).substring(0, 32).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Bean
    PersonalStreams personalStreams() {
        return new TestStreams();
    }

    @Bean
    SandboxTime sandboxTime(TestClock clock) {
        return new SandboxTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public Instant advance(Duration by) {
                if (by.isNegative() || by.isZero() || by.compareTo(Duration.ofDays(400)) > 0) {
                    throw new IllegalArgumentException();
                }
                clock.advance(by);
                return now();
            }
        };
    }

    @Bean
    AtomicReference<SchemaReport> schemaReport() {
        return new AtomicReference<>();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    GraphQlSourceBuilderCustomizer inspecting(AtomicReference<SchemaReport> report) {
        return builder -> builder.inspectSchemaMappings(
                inspector -> inspector
                        .classNameFunction(type -> type.getName() + "View")
                        .classMapping("Refusal", UserError.Refusal.class)
                        .classMapping("AnswersMissing", UserError.AnswersMissing.class)
                        .classMapping("RateLimited", UserError.RateLimited.class)
                        .classMapping("SignInLocked", UserError.SignInLocked.class)
                        .classMapping("OnboardingIncomplete", UserError.OnboardingIncomplete.class)
                        .classMapping("ProgramBlackout", UserError.ProgramBlackout.class)
                        .classMapping("SlotTaken", UserError.SlotTaken.class),
                report::set);
    }
}
