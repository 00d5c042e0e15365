package org.mentorlink.command.payment;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindDisputeEvidence;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.payment.GatewayDeadline.PaymentInquiryDue;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.OutstandingStep;
import org.mentorlink.payment.PaymentCommand.DescribeStep;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceRefused;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceSubmitted;
import org.mentorlink.payment.PaymentCommand.RecordOutcomeUnknown;
import org.mentorlink.payment.PaymentCommand.ResumeStep;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmissionRequested;
import org.mentorlink.payment.PaymentId;
import org.springframework.stereotype.Component;

/**
 * Sends gateways what speaks against charge-backs (K13), as {@link PaymentWorker} does all other steps. The gateway is always
 * asked first, so that it is sent once. It is made of the events anew; where it is not what staff have read any more,
 * it is not sent, and they read it again.
 */
@Component
@ProcessingGroup("worker-payment")
@DisallowReplay
class EvidenceWorker {

    private final PaymentWorker worker;
    private final PaymentGateways gateways;
    private final QueryGateway queries;

    EvidenceWorker(PaymentWorker worker, PaymentGateways gateways, QueryGateway queries) {
        this.worker = worker;
        this.gateways = gateways;
        this.queries = queries;
    }

    @EventHandler
    void on(EvidenceSubmissionRequested event) {
        submit(event.paymentId(), event.bookingId(), event.gatewayDisputeId(), 0);
    }

    @EventHandler
    void on(PaymentInquiryDue event) {
        var dispute = event.refundId();
        if (event.step() == GatewayStep.EVIDENCE && dispute != null) {
            submit(event.paymentId(), event.bookingId(), dispute, event.attempt());
        }
    }

    private void submit(PaymentId paymentId, BookingId bookingId, String dispute, int attempt) {
        @Nullable OutstandingStep outstanding = worker.send(new DescribeStep(paymentId, GatewayStep.EVIDENCE, dispute, attempt));
        if (outstanding == null) {
            return;
        }
        var sha256 = Objects.requireNonNull(outstanding.evidence(), "evidence has a hash");
        var gateway = gateways.evidenceReceiving(outstanding.gateway())
                .orElseThrow(() -> new IllegalStateException(outstanding.gateway() + " takes no evidence"));
        var became = PaymentWorker.ask(() -> gateway.inquireEvidence(dispute, sha256));
        var answer = became instanceof NotFound ? carryOut(gateway, paymentId, bookingId, dispute, sha256) : became;
        switch (answer) {
            case Done done ->
                worker.tell(
                        bookingId.value(), new RecordEvidenceSubmitted(paymentId, dispute, sha256, done.reference()));
            case Declined declined ->
                worker.tell(bookingId.value(), new RecordEvidenceRefused(paymentId, dispute, sha256, declined.code()));
            case Paid paid -> throw new IllegalStateException("evidence is not paid");
            case Accepted later -> stillUnknown(paymentId, bookingId, dispute, attempt);
            case NotFound() -> stillUnknown(paymentId, bookingId, dispute, attempt);
            case null -> stillUnknown(paymentId, bookingId, dispute, attempt);
        }
    }

    private @Nullable GatewayAnswer carryOut(
            EvidenceReceiving gateway, PaymentId paymentId, BookingId bookingId, String dispute, String sha256) {
        var evidence = evidence(bookingId);
        return evidence.sha256().equals(sha256)
                ? PaymentWorker.ask(() ->
                        gateway.submitEvidence(GatewayKeys.ofEvidence(paymentId, dispute, sha256), dispute, evidence))
                : new Declined(EvidenceDecisions.CHANGED);
    }

    private void stillUnknown(PaymentId paymentId, BookingId bookingId, String dispute, int attempt) {
        if (attempt < PaymentWorker.MAX_ATTEMPTS) {
            worker.tell(bookingId.value(), new RecordOutcomeUnknown(paymentId, GatewayStep.EVIDENCE, dispute));
        } else {
            worker.park(
                    bookingId.value(),
                    new ResumeStep(paymentId, GatewayStep.EVIDENCE, dispute),
                    "The gateway does not answer.");
        }
    }

    private DisputeEvidenceView evidence(BookingId bookingId) {
        @Nullable DisputeEvidenceView found = queries.query(new FindDisputeEvidence(bookingId.value()), DisputeEvidenceView.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        if (found == null) {
            throw new IllegalStateException("not seen by the read models yet: the dispute of " + bookingId);
        }
        return found;
    }
}
