package org.mentorlink.saga.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MENTORS_TIME;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.booking.BookingCommand;
import org.mentorlink.booking.BookingCommand.AcceptPayment;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.Party;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepCommand.ResolveStep;
import org.mentorlink.governance.StepCommand.RetryStep;
import org.mentorlink.governance.StepEvent.StepRetried;
import org.mentorlink.governance.StepId;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.Role;
import org.mentorlink.payment.BankDeskCommand.ReviewBankDesk;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import tools.jackson.databind.json.JsonMapper;

class StepRetrierTest {

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final ProcessSteps steps = new ProcessSteps(
            DefaultCommandGateway.builder().commandBus(bus).build(), retry -> {}, Duration.ofSeconds(5));
    private final StepRetrier retrier = new StepRetrier(steps);

    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    private static StepRetried retried(String type, String json) {
        return new StepRetried(StepId.of(BOOKING.value(), json), BOOKING.value(), type, json);
    }

    private static StepRetried retried(Object command) {
        return retried(
                command.getClass().getName(), JsonMapper.builder().build().writeValueAsString(command));
    }

    static Stream<Object> commands() {
        var payout = PayoutId.of(BOOKING);
        var payment = PaymentId.of(BOOKING);
        return Stream.of(
                new AcceptPayment(BOOKING),
                new ReserveTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME),
                new RequestAuthorization(payment, BOOKING, ADA, PRICE, "sandbox", "pm_visa"),
                new ReturnPayment(payment, BOOKING, PRICE),
                new SettleEarnings(payout, BOOKING, MENTOR_GRACE, PRICE, PRICE.zero(), Instant.EPOCH.plusNanos(1)),
                new OweRecovery(MentorAccountId.of(MENTOR_GRACE, "ZAR"), payout, BOOKING, PRICE),
                new ReviewBankDesk(BankDeskId.of("ZAR")),
                new GrantRole(ADA, Role.MENTOR));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void resolves_the_step_and_sends_the_same_command_again(Object command) {
        var event = retried(command);

        retrier.on(event);

        assertThat(sent()).containsExactly(new ResolveStep(event.stepId()), command);
        assertThat(bus.getDispatchedCommands())
                .allSatisfy(
                        message -> assertThat(Actor.of(message.getMetaData())).isEqualTo(Actor.PLATFORM));
    }

    /** They follow whatever failed last. */
    @Test
    void sends_what_was_parked_before_it_named_what_it_follows() {
        retrier.on(retried(
                SendPayout.class.getName(),
                "{\"payoutId\":\"pyo_1\",\"recovered\":{\"amountMinor\":0,\"currency\":\"ZAR\"}}"));
        retrier.on(
                retried(
                        ReturnPayment.class.getName(),
                        "{\"paymentId\":\"pay_1\",\"bookingId\":\"bkg_1\",\"total\":{\"amountMinor\":5,\"currency\":\"ZAR\"}}"));
        retrier.on(retried(
                RunPayouts.class.getName(),
                "{\"mentorAccountId\":\"acc_grace_ZAR\",\"belowMinimum\":true,\"memberId\":null,\"reason\":null}"));

        assertThat(sent().stream().filter(command -> !(command instanceof ResolveStep)))
                .containsExactly(
                        new SendPayout(new PayoutId("pyo_1"), Money.of(0, "ZAR"), null),
                        new ReturnPayment(new PaymentId("pay_1"), new BookingId("bkg_1"), Money.of(5, "ZAR"), null),
                        new RunPayouts(new MentorAccountId("acc_grace_ZAR"), true, null, null, null));
    }

    @Test
    void parks_it_again_with_its_new_cause_where_it_fails_again() {
        var event = retried(new AcceptPayment(BOOKING));
        bus.setCallbackBehavior((command, metaData) -> {
            if (command instanceof BookingCommand) {
                throw Refused.because("TOO_LATE", "The booking has ended.");
            }
            return null;
        });

        retrier.on(event);

        assertThat(sent())
                .containsExactly(
                        new ResolveStep(event.stepId()),
                        new AcceptPayment(BOOKING),
                        new ParkStep(
                                event.stepId(),
                                BOOKING.value(),
                                event.commandType(),
                                event.command(),
                                "org.mentorlink.shared.Refused: TOO_LATE: The booking has ended."));
    }

    @Test
    void fails_where_the_step_can_be_neither_sent_nor_parked() {
        var away = new IllegalStateException("the store is away");
        bus.setCallbackBehavior((command, metaData) -> {
            throw away;
        });

        assertThatThrownBy(() -> retrier.on(retried(new AcceptPayment(BOOKING))))
                .isSameAs(away);
    }

    @Test
    void is_called_for_the_event_and_never_in_a_replay() throws Exception {
        var handler = new AnnotationEventHandlerAdapter(retrier);

        assertThat(handler.supportsReset()).isFalse();
        handler.handle(GenericEventMessage.asEventMessage(retried(new AcceptPayment(BOOKING))));
        assertThat(sent()).hasSize(2);
        assertThat(StepRetrier.class).hasAnnotation(DisallowReplay.class);
        assertThat(StepRetrier.class.getAnnotation(ProcessingGroup.class).value())
                .isEqualTo("worker-steps");
    }

    @Nested
    class A_forged_command {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "java.lang.ProcessBuilder",
                    "java.util.HashMap",
                    "no.such.Type",
                    "",
                    "org.mentorlink.booking.BookingCommand",
                    "org.mentorlink.booking.BookingEvent$BookingClosed",
                    "org.mentorlink.membership.MemberCommand$RegisterMember",
                    "org.mentorlink.governance.StepCommand$ResolveStep"
                })
        void is_parked_again_and_never_sent(String type) {
            var event = retried(type, "{}");

            retrier.on(event);

            assertThat(sent())
                    .singleElement()
                    .satisfies(command -> assertThat(command)
                            .isEqualTo(new ParkStep(
                                    event.stepId(),
                                    BOOKING.value(),
                                    type,
                                    "{}",
                                    "java.lang.IllegalArgumentException: no process sends commands of the type "
                                            + type)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "no JSON", "{\"bookingId\":\"pay_1\"}", "{\"bookingId\":{}}", "null", "{}"})
        void is_parked_again_where_its_text_is_not_one(String json) {
            retrier.on(retried(AcceptPayment.class.getName(), json));

            assertThat(sent()).singleElement().isInstanceOf(ParkStep.class);
        }

        @Test
        void can_be_no_other_command_than_one_of_a_process() {
            assertThat(new RetriableCommands()
                            .read(GrantRole.class.getName(), "{\"memberId\":\"mbr_ada\",\"role\":\"MENTOR\"}"))
                    .isEqualTo(new GrantRole(ADA, Role.MENTOR));
            for (var type : List.of(RegisterMember.class, RetryStep.class, ParkStep.class)) {
                assertThatThrownBy(() -> new RetriableCommands().read(type.getName(), "{}"))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
