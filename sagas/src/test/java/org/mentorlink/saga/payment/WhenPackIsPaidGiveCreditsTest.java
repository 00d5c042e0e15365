package org.mentorlink.saga.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.payment.CreditAccountCommand.ClaimCredits;
import org.mentorlink.payment.CreditAccountCommand.FreezeCredits;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountCommand.ThawCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPurchaseCommand.ClaimPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.DisputePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.EndPurchaseDispute;
import org.mentorlink.payment.CreditPurchaseCommand.NotePurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputeEnded;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Money;

class WhenPackIsPaidGiveCreditsTest {

    private static final CreditPurchaseId PURCHASE = CreditPurchaseId.of(ADA, "1");
    private static final PaymentId PAYMENT = PaymentId.of(PURCHASE);
    private static final BookingId ORDER = PURCHASE.order();
    private static final CreditAccountId ACCOUNT = CreditAccountId.of(ADA);
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(90));
    private static final BookingId BOOKING = new BookingId("bkg_1");
    private static final PaymentId OTHER = PaymentId.of(BOOKING);

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final AnnotationEventHandlerAdapter handler =
            new AnnotationEventHandlerAdapter(new WhenPackIsPaidGiveCredits(new ProcessSteps(
                    DefaultCommandGateway.builder().commandBus(bus).build(), retry -> {}, Duration.ofSeconds(5))));

    private List<Object> sentOn(Object event) throws Exception {
        bus.clearCommands();
        handler.handle(new GenericEventMessage<>("event-1", event, Map.of(), NOW));
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    @Test
    void gives_what_was_paid_for_and_what_comes_on_top() throws Exception {
        assertThat(sentOn(new CreditPurchaseCompleted(PURCHASE, ADA, zar(900), zar(100), UNTIL)))
                .containsExactly(
                        grant(PURCHASE.paidLot(), CreditSource.PURCHASE, zar(900)),
                        grant(PURCHASE.bonusLot(), CreditSource.BONUS, zar(100)));
    }

    @Test
    void gives_nothing_on_top_where_there_is_nothing() throws Exception {
        assertThat(sentOn(new CreditPurchaseCompleted(PURCHASE, ADA, zar(900), zar(0), UNTIL)))
                .containsExactly(grant(PURCHASE.paidLot(), CreditSource.PURCHASE, zar(900)));
    }

    @Test
    void claims_what_the_gateway_takes_back() throws Exception {
        assertThat(sentOn(new PaymentChargedBack(PAYMENT, ORDER, "dp_1", zar(900))))
                .containsExactly(new ClaimPurchase(PURCHASE, "dp_1", zar(900)));
        assertThat(sentOn(new ChargebackReversed(PAYMENT, ORDER, "dp_1", zar(900), zar(0))))
                .containsExactly(new ClaimPurchase(PURCHASE, "dp_1", zar(0)));
        assertThat(sentOn(new CreditPurchaseClaimed(PURCHASE, ADA, "dp_1", zar(900), zar(900), zar(900), zar(100))))
                .containsExactly(
                        new ClaimCredits(ACCOUNT, PURCHASE.paidLot(), zar(900)),
                        new ClaimCredits(ACCOUNT, PURCHASE.bonusLot(), zar(100)));
    }

    @Test
    void freezes_what_the_buyers_bank_disputes_until_that_is_over() throws Exception {
        assertThat(sentOn(new PaymentDisputed(PAYMENT, ORDER, "dp_1")))
                .containsExactly(new DisputePurchase(PURCHASE, "dp_1"));
        assertThat(sentOn(new PaymentDisputeEnded(PAYMENT, ORDER, "dp_1")))
                .containsExactly(new EndPurchaseDispute(PURCHASE, "dp_1"));
        assertThat(sentOn(new CreditPurchaseDisputed(PURCHASE, ADA, "dp_1", zar(100))))
                .containsExactly(
                        new FreezeCredits(ACCOUNT, PURCHASE.paidLot(), "dp_1"),
                        new FreezeCredits(ACCOUNT, PURCHASE.bonusLot(), "dp_1"));
        assertThat(sentOn(new CreditPurchaseDisputed(PURCHASE, ADA, "dp_1", zar(0))))
                .containsExactly(new FreezeCredits(ACCOUNT, PURCHASE.paidLot(), "dp_1"));
        assertThat(sentOn(new CreditPurchaseDisputeEnded(PURCHASE, ADA, "dp_1", zar(100))))
                .containsExactly(
                        new ThawCredits(ACCOUNT, PURCHASE.paidLot(), "dp_1"),
                        new ThawCredits(ACCOUNT, PURCHASE.bonusLot(), "dp_1"));
        assertThat(sentOn(new CreditPurchaseDisputeEnded(PURCHASE, ADA, "dp_1", zar(0))))
                .containsExactly(new ThawCredits(ACCOUNT, PURCHASE.paidLot(), "dp_1"));
    }

    @Test
    void lets_go_of_what_is_frozen_once_what_was_never_clear_is_won() throws Exception {
        assertThat(sentOn(new ChargebackReversed(PAYMENT, ORDER, "dp_1", zar(0), zar(0))))
                .containsExactly(new EndPurchaseDispute(PURCHASE, "dp_1"));
    }

    @Test
    void tells_the_purchase_what_has_gone_back() throws Exception {
        assertThat(sentOn(new PaymentRefunded(PAYMENT, ORDER, "r1", zar(300), zar(500), "re")))
                .containsExactly(new NotePurchaseRefunded(PURCHASE, zar(500)));
    }

    @Test
    void shows_staff_what_did_not_go_back_and_what_is_unclear() throws Exception {
        assertThat(sentOn(new RefundFailed(PAYMENT, ORDER, "r1", zar(900), "lost_card", zar(900))))
                .singleElement()
                .isInstanceOfSatisfying(ParkStep.class, step -> {
                    assertThat(step.processId()).isEqualTo(PURCHASE.value());
                    assertThat(step.commandType()).isEqualTo(ReturnPayment.class.getName());
                    assertThat(step.command()).contains("900").contains("\"cause\":\"r1\"");
                    assertThat(step.cause()).isEqualTo("lost_card");
                });
        assertThat(sentOn(new RefundReversed(PAYMENT, ORDER, "r1", zar(900), zar(0), zar(900), "re", "lost_card")))
                .satisfiesExactly(
                        noted -> assertThat(noted).isEqualTo(new NotePurchaseRefunded(PURCHASE, zar(0))),
                        parked -> assertThat(parked).isInstanceOfSatisfying(ParkStep.class, step -> {
                            assertThat(step.commandType()).isEqualTo(ReturnPayment.class.getName());
                            assertThat(step.command()).contains("\"cause\":\"r1\"");
                        }));
        assertThat(sentOn(new ChargebackUnclear(PAYMENT, ORDER, "dp_1", Money.of(5, "USD"))))
                .satisfiesExactly(
                        held -> assertThat(held).isEqualTo(new DisputePurchase(PURCHASE, "dp_1")),
                        parked -> assertThat(parked)
                                .isInstanceOfSatisfying(
                                        ParkStep.class,
                                        step -> assertThat(step.commandType())
                                                .isEqualTo(RecordChargeback.class.getName())));
    }

    @Test
    void leaves_the_payments_of_bookings_alone() throws Exception {
        assertThat(sentOn(new PaymentChargedBack(OTHER, BOOKING, "dp_1", zar(900))))
                .isEmpty();
        assertThat(sentOn(new ChargebackReversed(OTHER, BOOKING, "dp_1", zar(900), zar(0))))
                .isEmpty();
        assertThat(sentOn(new ChargebackUnclear(OTHER, BOOKING, "dp_1", zar(900))))
                .isEmpty();
        assertThat(sentOn(new PaymentDisputed(OTHER, BOOKING, "dp_1"))).isEmpty();
        assertThat(sentOn(new PaymentDisputeEnded(OTHER, BOOKING, "dp_1"))).isEmpty();
        assertThat(sentOn(new PaymentRefunded(OTHER, BOOKING, "r1", zar(900), zar(900), "re")))
                .isEmpty();
        assertThat(sentOn(new RefundFailed(OTHER, BOOKING, "r1", zar(900), "lost_card", zar(900))))
                .isEmpty();
        assertThat(sentOn(new RefundReversed(OTHER, BOOKING, "r1", zar(900), zar(0), zar(900), "re", "lost_card")))
                .isEmpty();
    }

    @Test
    void never_does_so_in_a_replay() {
        assertThat(handler.supportsReset()).isFalse();
    }

    private static GrantCredits grant(CreditLotId lotId, CreditSource source, Money amount) {
        return new GrantCredits(ACCOUNT, ADA, lotId, source, amount, UNTIL, null, null);
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }
}
