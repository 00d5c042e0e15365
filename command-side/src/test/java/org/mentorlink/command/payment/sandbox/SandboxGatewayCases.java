package org.mentorlink.command.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.PaymentGatewayContract;
import org.mentorlink.governance.SandboxQuery.FindGatewayBalance;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.SandboxDeadline.CardholderDisputes;
import org.mentorlink.shared.Money;
import org.mockito.ArgumentCaptor;

/** What the sandbox's gateway does, wherever its books are. */
abstract class SandboxGatewayCases extends PaymentGatewayContract {
    private static final Instant MONDAY_10H = Instant.parse("2026-10-05T10:00:00Z");
    private static final BookingId BOOKING = new BookingId("bkg_1");

    protected final Clock clock = Clock.fixed(MONDAY_10H, ZoneOffset.UTC);
    private final EventScheduler scheduler = mock(EventScheduler.class);
    private SandboxBooks books;
    private SandboxGateway gateway;

    @BeforeEach
    void open() {
        books = openBooks();
        gateway = new SandboxGateway(books, scheduler, clock, Duration.ZERO);
    }

    abstract SandboxBooks openBooks();

    @Override
    protected PaymentGateway gateway() {
        return gateway;
    }

    @Override
    protected String workingMethod() {
        return "pm_card_visa";
    }

    @Override
    protected String decliningMethod() {
        return "pm_card_chargeDeclined";
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined",
        "pm_card_insufficientFunds, insufficient_funds",
        "4242424242424242, payment_method_unknown"
    })
    void declinesByThePaymentMethod(String paymentMethod, String code) {
        assertThat(gateway.authorize(key(), price, paymentMethod, "pay_1")).isEqualTo(new Declined(code));
        assertThat(books.held("ZAR").isZero()).isTrue();
    }

    @Test
    void keepsOneAnswerToItselfAndThenTellsIt() {
        var key = key();
        assertThatThrownBy(() -> gateway.authorize(key, price, "pm_card_timeout", "pay_1"))
                .isInstanceOf(GatewayTimeout.class);
        assertThat(books.held("ZAR")).isEqualTo(price);
        var answer = inquired(key);
        assertThat(answer).isInstanceOf(Done.class);
        assertThat(gateway.authorize(key, price, "pm_card_timeout", "pay_1")).isEqualTo(answer);
    }

    @Test
    void refusesAKeyForAnotherAmount() {
        var key = key();
        reference(gateway.authorize(key, price, "pm_card_visa", "pay_1"));
        assertThat(gateway.authorize(key, Money.of(1, "ZAR"), "pm_card_visa", "pay_1"))
                .isEqualTo(new Declined("idempotency_key_reused"));
        assertThat(books.held("ZAR")).isEqualTo(price);
    }

    @Test
    void tellsWhyItRefuses() {
        var captured = captured();
        assertThat(gateway.capture(key(), captured, price)).isEqualTo(new Declined("already_captured"));
        assertThat(gateway.voidAuthorization(key(), captured)).isEqualTo(new Declined("already_captured"));
        assertThat(gateway.refund(key(), captured, Money.of(1_001, "ZAR")))
                .isEqualTo(new Declined("refund_exceeds_capture"));
        var voided = authorized();
        reference(gateway.voidAuthorization(key(), voided));
        assertThat(gateway.capture(key(), voided, price)).isEqualTo(new Declined("authorization_voided"));
        assertThat(gateway.voidAuthorization(key(), voided)).isEqualTo(new Declined("authorization_voided"));
        assertThat(gateway.capture(key(), authorized(), Money.of(1_001, "ZAR")))
                .isEqualTo(new Declined("amount_too_large"));
        assertThat(gateway.transfer(key(), Money.zero("ZAR"), "mtr_1")).isEqualTo(new Declined("amount_not_positive"));
        assertThat(gateway.capture(key(), "unheard-of", price)).isEqualTo(new Declined("authorization_unknown"));
    }

    @Test
    void balancesCapturesAgainstAllThatWentOut() {
        authorized();
        var captured = captured();
        reference(gateway.refund(key(), captured, Money.of(200, "ZAR")));
        reference(gateway.transfer(key(), Money.of(300, "ZAR"), "mtr_1"));
        assertThat(new SandboxGatewayQueries(books).handle(new FindGatewayBalance("ZAR")))
                .isEqualTo(Money.of(500, "ZAR"));
        assertThat(books.balance("USD")).isEqualTo(Money.zero("USD"));
        assertThat(books.held("ZAR")).isEqualTo(price);
        books.chargeBack("dispute", captured);
        assertThat(books.balance("ZAR")).isEqualTo(Money.of(-300, "ZAR"));
    }

    @Test
    void booksAKeyOnceHoweverManyComeAtOnce() throws Exception {
        var authorization = authorized();
        assertThat(atOnce(() -> gateway.authorize("one", price, "pm_card_visa", "pay_1")))
                .hasSize(1);
        assertThat(atOnce(() -> gateway.capture("two", authorization, price))).hasSize(1);
        assertThat(atOnce(() -> gateway.refund("three", authorization, price))).hasSize(1);
        assertThat(atOnce(() -> gateway.transfer("four", Money.of(100, "ZAR"), "mtr_1")))
                .hasSize(1);
        assertThat(books.balance("ZAR")).isEqualTo(Money.of(-100, "ZAR"));
    }

    @Test
    void refundsNoMoreThanWasCapturedHoweverManyComeAtOnce() throws Exception {
        var captured = captured();
        atOnce(() -> gateway.refund(key(), captured, Money.of(400, "ZAR")));
        assertThat(books.balance("ZAR")).isEqualTo(Money.of(200, "ZAR"));
    }

    private static HashSet<GatewayAnswer> atOnce(Callable<GatewayAnswer> call) throws Exception {
        var crowd = 8;
        var start = new CyclicBarrier(crowd);
        try (var threads = Executors.newFixedThreadPool(crowd)) {
            var futures = new ArrayList<java.util.concurrent.Future<GatewayAnswer>>();
            for (var i = 0; i < crowd; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            var answers = new HashSet<GatewayAnswer>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    @Test
    void isChargedBackADayAfterTheCapture() {
        var authorization = reference(gateway.authorize(
                key(), price, "pm_card_createDispute", PaymentId.of(BOOKING).value()));
        verifyNoInteractions(scheduler);
        var capture = key();
        reference(gateway.capture(capture, authorization, price));
        reference(gateway.capture(capture, authorization, price));

        var scheduled = ArgumentCaptor.forClass(Object.class);
        verify(scheduler, times(1)).schedule(eq(MONDAY_10H.plus(Duration.ofHours(24))), scheduled.capture());
        var due = ((EventMessage<?>) scheduled.getValue()).getPayload();
        assertThat(due).isEqualTo(new CardholderDisputes(PaymentId.of(BOOKING), BOOKING, authorization));

        reference(gateway.refund(key(), authorization, Money.of(400, "ZAR")));
        var commands = mock(CommandGateway.class);
        var cardholder = new SandboxCardholder(books, commands);
        cardholder.on((CardholderDisputes) due);
        cardholder.on((CardholderDisputes) due);
        var sent = ArgumentCaptor.forClass(Object.class);
        verify(commands, times(2)).sendAndWait(sent.capture());
        assertThat(sent.getAllValues().stream()
                        .map(it -> ((CommandMessage<?>) it).getPayload())
                        .distinct())
                .singleElement()
                .satisfies(it -> assertThat(((RecordChargeback) it).amount()).isEqualTo(Money.of(600, "ZAR")));
        assertThat(books.balance("ZAR")).isEqualTo(Money.zero("ZAR"));
    }

    @Test
    void isNotChargedBackOnceAllWasRefunded() {
        var captured = captured();
        reference(gateway.refund(key(), captured, price));
        var commands = mock(CommandGateway.class);
        new SandboxCardholder(books, commands).on(new CardholderDisputes(PaymentId.of(BOOKING), BOOKING, captured));
        verifyNoInteractions(commands);
    }

    @Test
    void capturesNothingWhereTheDisputeCannotBeScheduled() {
        var authorization = reference(gateway.authorize(
                key(), price, "pm_card_createDispute", PaymentId.of(BOOKING).value()));
        when(scheduler.schedule(any(Instant.class), any())).thenThrow(new IllegalStateException("no database"));
        var capture = key();
        assertThatThrownBy(() -> gateway.capture(capture, authorization, price)).hasMessage("no database");
        assertThat(inquired(capture)).isInstanceOf(GatewayAnswer.NotFound.class);
    }
}
