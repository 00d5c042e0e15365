package org.mentorlink.saga.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.booking.BookingCommand.AcceptPayment;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepId;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;

class ProcessStepsTest {

    private static final AcceptPayment STEP = new AcceptPayment(BOOKING);
    private static final String JSON = "{\"bookingId\":\"" + BOOKING.value() + "\"}";
    private static final Refused REFUSED = Refused.because("TOO_LATE", "The booking has ended.");

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final List<Integer> pauses = new ArrayList<>();
    private final ProcessSteps steps = new ProcessSteps(
            DefaultCommandGateway.builder().commandBus(bus).build(), pauses::add, Duration.ofSeconds(5));

    /** The next commands fail so, one after the other; those after them work. */
    private void failing(Throwable... failures) {
        Deque<Throwable> left = new ArrayDeque<>(List.of(failures));
        bus.setCallbackBehavior((command, metaData) -> {
            if (left.isEmpty()) {
                return null;
            }
            switch (left.pop()) {
                case Exception exception -> throw exception;
                case Throwable error -> throw (Error) error;
            }
        });
    }

    private static Throwable[] times(int times, Throwable failure) {
        return IntStream.range(0, times).mapToObj(time -> failure).toArray(Throwable[]::new);
    }

    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    private static ParkStep parked(String cause) {
        return new ParkStep(
                StepId.of(BOOKING.value(), JSON), BOOKING.value(), AcceptPayment.class.getName(), JSON, cause);
    }

    @Test
    void sends_a_command_as_the_platform() {
        steps.send(BOOKING.value(), STEP);

        assertThat(bus.getDispatchedCommands()).singleElement().satisfies(command -> {
            assertThat(command.getPayload()).isEqualTo(STEP);
            assertThat(Actor.of(command.getMetaData())).isEqualTo(Actor.PLATFORM);
        });
        assertThat(pauses).isEmpty();
    }

    static Stream<Throwable> passing() {
        return Stream.of(
                new ConcurrencyException("somebody was faster"),
                new DeadlockException("both waited"),
                new NoHandlerForCommandException("nobody there yet"),
                new CommandExecutionException("late", new TimeoutException()),
                new TimeoutException(),
                new EventStoreException("deadlock detected"),
                new IllegalStateException("whatever it is"),
                Refused.because("CONFLICT", "Others changed this at the same time."),
                new CommandExecutionException(
                        "from another process",
                        null,
                        Refused.because("CONFLICT", "Others changed this at the same time.")
                                .refusal()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void tries_again_after_what_may_pass(Throwable failure) {
        failing(failure, failure);

        steps.send(BOOKING.value(), STEP);

        assertThat(sent()).containsExactly(STEP, STEP, STEP);
        assertThat(pauses).containsExactly(1, 2);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void parks_what_does_not_pass_after_three_retries(Throwable failure) {
        failing(times(4, failure));

        steps.send(BOOKING.value(), STEP);

        assertThat(sent()).hasSize(5).startsWith(STEP, STEP, STEP, STEP);
        assertThat(sent().getLast()).isInstanceOf(ParkStep.class);
        assertThat(pauses).containsExactly(1, 2, 3);
    }

    static Stream<Throwable> lasting() {
        return Stream.of(REFUSED, new CommandExecutionException("from another process", null, REFUSED.refusal()));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void parks_at_once_what_will_not_pass(Throwable failure) {
        failing(failure);

        steps.send(BOOKING.value(), STEP);

        assertThat(sent()).hasSize(2).first().isEqualTo(STEP);
        assertThat(sent().getLast()).isInstanceOf(ParkStep.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void parks_the_command_with_its_cause() {
        failing(REFUSED);

        steps.send(BOOKING.value(), STEP);

        assertThat(sent())
                .containsExactly(STEP, parked("org.mentorlink.shared.Refused: TOO_LATE: The booking has ended."));
        assertThat(Actor.of(bus.getDispatchedCommands().getLast().getMetaData()))
                .isEqualTo(Actor.PLATFORM);
    }

    @Test
    void keeps_causes_short() {
        failing(times(4, new IllegalStateException("x".repeat(10_000))));

        steps.send(BOOKING.value(), STEP);

        assertThat(((ParkStep) sent().getLast()).cause())
                .hasSize(500)
                .startsWith("java.lang.IllegalStateException: xxx");
    }

    @Test
    void parks_the_same_step_under_the_same_name() {
        failing(REFUSED);
        steps.send(BOOKING.value(), STEP);
        failing(REFUSED);
        steps.send(BOOKING.value(), STEP);

        assertThat(sent().get(1)).isEqualTo(sent().get(3));
    }

    @Test
    void parks_what_staff_has_to_look_at_without_sending_it() {
        steps.park(BOOKING.value(), STEP, "account_closed");

        assertThat(sent()).containsExactly(parked("account_closed"));
    }

    @Nested
    class Where_the_store_is_away {

        @Test
        void fails_so_that_the_event_comes_again() {
            var away = new EventStoreException("the store is away");
            failing(Stream.concat(Stream.of(REFUSED), Stream.of(times(4, away))).toArray(Throwable[]::new));

            assertThatThrownBy(() -> steps.send(BOOKING.value(), STEP)).isSameAs(away);
        }

        @Test
        void parks_nothing_that_would_find_room_for_less_than_the_step() {
            var full = new EventStoreException("not appended", new SQLException("No space left on device", "53100"));
            failing(times(4, full));

            assertThatThrownBy(() -> steps.send(BOOKING.value(), STEP)).isSameAs(full);
            assertThat(sent()).containsExactly(STEP, STEP, STEP, STEP);
            failing(times(4, full));
            assertThatThrownBy(() -> steps.sendUnless("TOO_LATE", BOOKING.value(), STEP))
                    .isSameAs(full);
            failing(times(4, full));
            assertThatThrownBy(() -> steps.attempt(STEP)).isSameAs(full);
            assertThat(sent()).hasSize(12).containsOnly(STEP);
        }

        @Test
        void fails_only_after_parking_was_tried_again() {
            var away = new NoHandlerForCommandException("nobody there yet");
            failing(times(8, away));

            assertThatThrownBy(() -> steps.send(BOOKING.value(), STEP)).isSameAs(away);
            assertThat(sent()).hasSize(8);
        }
    }

    @Nested
    class Where_it_is_stopped {

        @Test
        void fails_instead_of_parking() {
            var stopped = new CommandExecutionException("stopped", new InterruptedException());
            failing(stopped);

            assertThatThrownBy(() -> steps.send(BOOKING.value(), STEP)).isSameAs(stopped);
            assertThat(sent()).containsExactly(STEP);
        }

        @Test
        void does_not_take_an_error_of_the_machine_for_a_failed_step() {
            var error = new OutOfMemoryError("just a test");
            failing(error);

            assertThatThrownBy(() -> steps.send(BOOKING.value(), STEP)).isSameAs(error);
            assertThat(sent()).containsExactly(STEP);
        }
    }

    @Nested
    class A_command_that_is_not_answered {

        /** Takes every command and never answers one, but for parking. */
        private final RecordingCommandBus silent = new RecordingCommandBus() {
            @Override
            public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
                if (command.getPayload() instanceof ParkStep) {
                    super.dispatch(command, callback);
                } else {
                    super.dispatch(command);
                }
            }
        };

        @Test
        void is_waited_for_only_so_long() {
            var impatient = new ProcessSteps(
                    DefaultCommandGateway.builder().commandBus(silent).build(), pauses::add, Duration.ofMillis(1));

            impatient.send(BOOKING.value(), STEP);

            List<Object> sent = silent.getDispatchedCommands().stream()
                    .<Object>map(CommandMessage::getPayload)
                    .toList();
            assertThat(sent).hasSize(5).startsWith(STEP, STEP, STEP, STEP);
            assertThat(((ParkStep) sent.getLast()).cause()).startsWith("java.util.concurrent.TimeoutException");
        }
    }

    @Nested
    class The_backoff {

        @Test
        void waits_twice_as_long_each_time() {
            assertThat(lasts(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(190));
            assertThat(lasts(2)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }

        @Test
        void is_cut_short_by_an_interrupt_and_leaves_it_to_be_seen() {
            Thread.currentThread().interrupt();

            assertThat(lasts(10)).isLessThan(Duration.ofSeconds(10));
            assertThat(Thread.interrupted()).isTrue();
        }

        private Duration lasts(int retry) {
            var start = System.nanoTime();
            Backoff.EXPONENTIAL.before(retry);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
