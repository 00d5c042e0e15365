package org.mentorlink.saga.payment;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
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
import org.mentorlink.saga.shared.ProcessSteps;

/**
 * The process of one purchase of a pack of credits (K4).
 *
 * <ol>
 *   <li>Requested: the price is authorised. <i>Declined, or nobody pays in time: the purchase fails.</i>
 *   <li>Authorised: it is captured. <i>The capture fails: the purchase fails.</i>
 *   <li>Captured: the purchase is completed, and this ends. {@link WhenPackIsPaidGiveCredits} gives the credits. <i>It has
 *       failed: all of it goes back, whatever has been heard of it by then; the payment sees to that itself from there
 *       on, and to what is paid once more.</i>
 * </ol>
 */
@Saga
@ProcessingGroup("saga-credit-purchase")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
public class CreditPurchaseSaga {

    private static final String PURCHASE_ID = "creditPurchaseId";
    private static final String PAYMENT_ID = "paymentId";
    private static final String PAYMENT_ABANDONED = "PAYMENT_ABANDONED";

    @StartSaga
    @SagaEventHandler(associationProperty = PURCHASE_ID)
    void on(CreditPurchaseRequested event, ProcessSteps steps, EventScheduler scheduler) {
        var id = event.creditPurchaseId();
        var paymentId = PaymentId.of(id);
        SagaLifecycle.associateWith(PAYMENT_ID, paymentId.value());
        scheduler.schedule(event.payBy(), new CreditPurchaseLapsed(id));
        // Handled again after the payment has ended, there is nothing to be done: its own events tell the end.
        steps.sendUnless(
                PAYMENT_ABANDONED,
                id.value(),
                new RequestAuthorization(
                        paymentId, id.order(), event.buyerId(), event.price(), event.gateway(), event.paymentMethod()));
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(PaymentAuthorized event, ProcessSteps steps) {
        steps.send(CreditPurchaseId.of(event.paymentId()).value(), new CapturePayment(event.paymentId()));
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(PaymentCaptured event, ProcessSteps steps) {
        var id = CreditPurchaseId.of(event.paymentId());
        steps.send(id.value(), new CompletePurchase(id));
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(AuthorizationDeclined event, ProcessSteps steps) {
        fail(steps, CreditPurchaseId.of(event.paymentId()), event.code());
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(CaptureFailed event, ProcessSteps steps) {
        fail(steps, CreditPurchaseId.of(event.paymentId()), event.code());
    }

    @SagaEventHandler(associationProperty = PURCHASE_ID)
    void on(CreditPurchaseLapsed event, ProcessSteps steps) {
        fail(steps, event.creditPurchaseId(), "expired");
    }

    /** Starts too: a charge-back may be undone long after it had failed. */
    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = PURCHASE_ID)
    void on(CreditPurchaseFailed event, ProcessSteps steps, @MessageIdentifier String cause) {
        var id = event.creditPurchaseId();
        steps.send(id.value(), new ReturnPayment(PaymentId.of(id), id.order(), event.price(), cause));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = PURCHASE_ID)
    void on(CreditPurchaseCompleted event) {
        // Nothing is left to be waited for.
    }

    private static void fail(ProcessSteps steps, CreditPurchaseId id, String code) {
        steps.send(id.value(), new FailPurchase(id, code));
    }
}
