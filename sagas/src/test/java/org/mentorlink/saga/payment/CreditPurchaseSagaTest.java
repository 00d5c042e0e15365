package org.mentorlink.saga.payment;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.saga.booking.ProcessFixture.at;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepId;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.payment.CreditPurchaseCommand.CompletePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.FailPurchase;
import org.mentorlink.payment.CreditPurchaseDeadline.CreditPurchaseLapsed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.saga.booking.ProcessFixture;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import tools.jackson.databind.json.JsonMapper;

/** Each row of the table of packs in {@code docs/sagas.md}. */
class CreditPurchaseSagaTest {

    private static final CreditPurchaseId PURCHASE = CreditPurchaseId.of(ADA, "1");
    private static final PaymentId PAYMENT = PaymentId.of(PURCHASE);
    private static final Money PRICE = Money.of(900, "ZAR");
    private static final Instant PAY_BY = NOW.plus(Duration.ofHours(1));
    private static final CreditPurchaseRequested REQUESTED = new CreditPurchaseRequested(
            PURCHASE,
            new CreditPackId("pck_1"),
            ADA,
            PRICE,
            Money.of(1_000, "ZAR"),
            90,
            "sandbox",
            "pm_card_visa",
            PAY_BY);
    private static final RequestAuthorization REQUEST =
            new RequestAuthorization(PAYMENT, PURCHASE.order(), ADA, PRICE, "sandbox", "pm_card_visa");
    private static final PaymentAuthorized AUTHORIZED = new PaymentAuthorized(PAYMENT, PURCHASE.order(), PRICE, "ch_1");
    private static final PaymentCaptured CAPTURED = new PaymentCaptured(PAYMENT, PURCHASE.order(), PRICE);
    private static final CreditPurchaseFailed FAILED = new CreditPurchaseFailed(PURCHASE, ADA, PRICE, "expired");

    private final ProcessFixture process = new ProcessFixture(CreditPurchaseSaga.class);

    @Test
    void begins_with_the_payment() {
        process.when(REQUESTED)
                .sends(REQUEST)
                .awaits(at(PAY_BY, new CreditPurchaseLapsed(PURCHASE)))
                .goesOn();
    }

    /** The event came again after the payment had ended: what became of that is told by the payment itself. */
    @Test
    void sets_nothing_aside_where_the_payment_was_given_up() {
        process.failing(
                        RequestAuthorization.class::isInstance,
                        Refused.because("PAYMENT_ABANDONED", "This payment was given up."))
                .when(REQUESTED)
                .sends(REQUEST)
                .goesOn();
    }

    @Test
    void shows_staff_what_is_refused_for_another_reason() {
        var json = JsonMapper.builder().build().writeValueAsString(REQUEST);
        var name = PURCHASE.value();
        var cause = Refused.class.getName() + ": AMOUNT_NOT_POSITIVE: A payment is more than nothing.";
        process.failing(
                        RequestAuthorization.class::isInstance,
                        Refused.because("AMOUNT_NOT_POSITIVE", "A payment is more than nothing."))
                .when(REQUESTED)
                .sends(
                        REQUEST,
                        new ParkStep(StepId.of(name, json), name, RequestAuthorization.class.getName(), json, cause))
                .goesOn();
    }

    @Test
    void captures_what_is_authorised() {
        process.given(REQUESTED)
                .when(AUTHORIZED)
                .sends(new CapturePayment(PAYMENT))
                .goesOn();
    }

    @Test
    void is_complete_once_it_is_captured() {
        process.given(REQUESTED, AUTHORIZED)
                .when(CAPTURED)
                .sends(new CompletePurchase(PURCHASE))
                .goesOn();
    }

    @Test
    void ends_once_it_is_complete() {
        process.given(REQUESTED, AUTHORIZED, CAPTURED)
                .when(new CreditPurchaseCompleted(PURCHASE, ADA, PRICE, Money.of(100, "ZAR"), NOW))
                .sendsNothing()
                .isOver();
    }

    @Test
    void fails_where_the_payment_is_declined() {
        process.given(REQUESTED)
                .when(new AuthorizationDeclined(PAYMENT, PURCHASE.order(), "card_declined"))
                .sends(new FailPurchase(PURCHASE, "card_declined"))
                .goesOn();
    }

    @Test
    void fails_where_the_capture_does() {
        process.given(REQUESTED, AUTHORIZED)
                .when(new CaptureFailed(PAYMENT, PURCHASE.order(), "expired_card"))
                .sends(new FailPurchase(PURCHASE, "expired_card"))
                .goesOn();
    }

    @Test
    void fails_where_nobody_pays_in_time() {
        process.given(REQUESTED)
                .whenItIs(PAY_BY)
                .sends(new FailPurchase(PURCHASE, "expired"))
                .goesOn();
    }

    @Test
    void returns_all_of_the_payment_where_it_has_failed() {
        process.given(REQUESTED)
                .when(FAILED)
                .sends(new ReturnPayment(PAYMENT, PURCHASE.order(), PRICE, "event-1"))
                .isOver();
    }

    @Test
    void returns_what_is_left_where_that_is_said_again() {
        process.given(REQUESTED, FAILED)
                .when(FAILED)
                .sends(new ReturnPayment(PAYMENT, PURCHASE.order(), PRICE, "event-1"))
                .isOver();
    }

    @Test
    void leaves_to_the_payment_what_is_paid_after_that() {
        process.given(REQUESTED, FAILED).when(CAPTURED).sendsNothing().isOver();
    }

    @Test
    void leaves_to_the_payment_what_is_paid_once_more() {
        process.given(REQUESTED, CAPTURED, new CreditPurchaseCompleted(PURCHASE, ADA, PRICE, PRICE.zero(), NOW))
                .when(CAPTURED)
                .sendsNothing()
                .isOver();
    }
}
