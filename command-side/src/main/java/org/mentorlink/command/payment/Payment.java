package org.mentorlink.command.payment;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.OutstandingStep;
import org.mentorlink.payment.PaymentAtGateway;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.DescribePayment;
import org.mentorlink.payment.PaymentCommand.DescribeStep;
import org.mentorlink.payment.PaymentCommand.RecordAuthorizationDeclined;
import org.mentorlink.payment.PaymentCommand.RecordAuthorized;
import org.mentorlink.payment.PaymentCommand.RecordCaptureFailed;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceRefused;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceSubmitted;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordNotReceived;
import org.mentorlink.payment.PaymentCommand.RecordOutcomeUnknown;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundByHand;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentCommand.RecordVoided;
import org.mentorlink.payment.PaymentCommand.RefundAgain;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ResumeStep;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentCommand.SubmitEvidence;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentId;

/**
 * What a mentee pays for one booking, or in addition for another session that was agreed on later. It is authorised when
 * the booking is requested and captured when it is confirmed, in part where the price is lower by then;
 * what is returned before the capture is voided, what is returned after it is refunded. Each {@code ...Requested} event
 * is an intent that the payment worker carries out at the gateway; the answer comes back as a command, perhaps twice,
 * late, or in another order. Returned while an answer is missing, the payment is given up or the refund waits for it.
 */
@Aggregate(cache = "aggregateCache")
class Payment {
    @AggregateIdentifier
    private PaymentId paymentId;

    private @Nullable PaymentState state;

    Payment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestAuthorization command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReturnPayment command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(CapturePayment command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordAuthorizationDeclined command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordAuthorized command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordCaptureFailed command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordCaptured command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RefundAgain command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordDispute command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordDisputeEnded command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordChargeback command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordRefundByHand command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordChargebackReversed command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(SubmitEvidence command, EvidenceGateways gateways, Clock clock) {
        if (state != null && state.order() != null) {
            EvidenceDecisions.requireTaken(state, gateways);
        }
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordEvidenceSubmitted command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordEvidenceRefused command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordFee command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordNotReceived command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordOutcomeUnknown command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordPaid command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordRefundFailed command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordRefunded command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(RecordVoided command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(ResumeStep command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    @Nullable OutstandingStep handle(DescribeStep command) {
        return state == null
                ? null
                : state.outstanding(command.step(), command.refundId(), command.attempt())
                        .orElse(null);
    }

    @CommandHandler
    @Nullable PaymentAtGateway handle(DescribePayment command) {
        var order = state == null ? null : state.order();
        return state == null || order == null
                ? null
                : new PaymentAtGateway(order.gateway(), state.gatewayReference(), state.refunded());
    }

    @EventSourcingHandler
    void on(PaymentEvent event) {
        paymentId = event.paymentId();
        state = PaymentState.evolve(state, event);
    }

    private void decide(PaymentCommand command, Clock clock) {
        PaymentDecisions.decide(state, command, clock.instant()).forEach(AggregateLifecycle::apply);
    }
}
