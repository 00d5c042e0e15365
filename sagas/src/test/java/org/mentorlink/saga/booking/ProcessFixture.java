package org.mentorlink.saga.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.eventscheduler.StubEventScheduler;
import org.axonframework.test.saga.FixtureExecutionResult;
import org.axonframework.test.saga.SagaTestFixture;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepId;
import org.mentorlink.mothers.Bookings;
import org.mentorlink.mothers.Members;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Actor;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

/** A process with a clock at {@link Members#NOW}, and commands that are only written down. */
public final class ProcessFixture {

    /** The name of the event that is looked at. */
    static final String CAUSE = "event-1";

    private final SagaTestFixture<?> axon;
    private final StubEventScheduler schedule;

    ProcessFixture() {
        this(BookingSaga.class);
    }

    public ProcessFixture(Class<?> saga) {
        axon = new SagaTestFixture<>(saga);
        schedule = (StubEventScheduler) ReflectionTestUtils.getField(axon, "eventScheduler");
        var commands =
                DefaultCommandGateway.builder().commandBus(axon.getCommandBus()).build();
        axon.registerResource(new ProcessSteps(commands, retry -> {}, Duration.ofSeconds(5)));
        axon.givenCurrentTime(Members.NOW);
    }

    /** From here on, each command of that kind fails. */
    public ProcessFixture failing(Predicate<Object> commands, RuntimeException failure) {
        axon.setCallbackBehavior((command, metaData) -> {
            if (commands.test(command)) {
                throw failure;
            }
            return null;
        });
        return this;
    }

    public ProcessFixture given(Object... events) {
        Stream.of(events).forEach(axon::givenAPublished);
        return this;
    }

    ProcessFixture givenItIs(Instant time) {
        axon.andThenTimeAdvancesTo(time);
        return this;
    }

    public Then when(Object event) {
        return new Then(
                axon.whenPublishingA(new GenericEventMessage<>(CAUSE, event, MetaData.emptyInstance(), Members.NOW)));
    }

    /** The first event of an aggregate, as it is stored. */
    Then whenStored(String aggregateId, Object event) {
        return new Then(axon.whenAggregate(aggregateId).publishes(event));
    }

    public Then whenItIs(Instant time) {
        return new Then(axon.whenTimeAdvancesTo(time));
    }

    public static <D> Map.Entry<Instant, D> at(Instant due, D deadline) {
        return Map.entry(due, deadline);
    }

    /** A step of the booking that waits for staff. */
    static ParkStep parked(Object command, String cause) {
        var json = JsonMapper.builder().build().writeValueAsString(command);
        return new ParkStep(
                StepId.of(Bookings.BOOKING.value(), json),
                Bookings.BOOKING.value(),
                command.getClass().getName(),
                json,
                cause);
    }

    /** Everything a step leaves behind. */
    public final class Then {

        private final FixtureExecutionResult result;

        private Then(FixtureExecutionResult result) {
            this.result = result.expectSuccessfulHandlerExecution();
        }

        /** These and no others, in this order, each on behalf of the platform. */
        public Then sends(Object... commands) {
            List<CommandMessage<?>> sent = axon.getCommandBus().getDispatchedCommands();
            assertThat(sent.stream().<Object>map(CommandMessage::getPayload)).containsExactly(commands);
            assertThat(sent)
                    .allSatisfy(command ->
                            assertThat(Actor.of(command.getMetaData())).isEqualTo(Actor.PLATFORM));
            result.expectDispatchedCommands(commands);
            return this;
        }

        public Then sendsNothing() {
            result.expectNoDispatchedCommands();
            return this;
        }

        /** These deadlines and no others. */
        @SafeVarargs
        public final Then awaits(Map.Entry<Instant, ?>... deadlines) {
            assertThat(schedule.getScheduledItems().stream()
                            .<Map.Entry<Instant, ?>>map(item -> Map.entry(
                                    item.getScheduleTime(), item.getEvent().getPayload()))
                            .collect(Collectors.toList()))
                    .containsExactlyInAnyOrder(deadlines);
            for (var deadline : deadlines) {
                result.expectScheduledEvent(deadline.getKey(), deadline.getValue());
            }
            return this;
        }

        public Then awaitsNothing() {
            result.expectNoScheduledEvents();
            return this;
        }

        public Then goesOn() {
            result.expectActiveSagas(1);
            return this;
        }

        public Then isOver() {
            result.expectActiveSagas(0);
            return this;
        }
    }
}
