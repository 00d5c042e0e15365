package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.LERATO;
import static org.mentorlink.command.payment.Fixtures.PAYMENT;
import static org.mentorlink.command.payment.Fixtures.PRICE;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingQuery.FindDisputeEvidence;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.payment.GatewayDeadline.PaymentInquiryDue;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ResumeStep;
import org.mentorlink.payment.PaymentCommand.SubmitEvidence;
import org.mentorlink.payment.PaymentEvent.EvidenceRefused;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmissionRequested;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmitted;

/** K13: what staff have read is sent to the gateway, once. */
class EvidenceWorkerTest {

    private static final String HASH = "0a".repeat(32);

    private final QueryGateway queries = mock(QueryGateway.class);
    private final Court gateway = new Court();
    private final MoneyWorld world = new MoneyWorld(gateway);
    private final EvidenceWorker worker = new EvidenceWorker(world.worker, world.gateways, queries);

    /** Takes evidence, and answers as it is told to. */
    private static final class Court extends ScriptedGateway implements EvidenceReceiving {
        private final List<String> sent = new ArrayList<>();
        private boolean silent;
        private boolean losesAnswers;
        private @Nullable String refusal;

        @Override
        public Optional<Instant> evidenceDueBy(String gatewayDisputeId) {
            return Optional.empty();
        }

        @Override
        public GatewayAnswer inquireEvidence(String gatewayDisputeId, String sha256) {
            if (silent) {
                throw new GatewayTimeout("away");
            }
            if (refusal != null) {
                return new Declined(refusal);
            }
            return sent.contains(sha256) ? new Done(gatewayDisputeId) : new NotFound();
        }

        @Override
        public GatewayAnswer submitEvidence(String key, String gatewayDisputeId, DisputeEvidenceView evidence) {
            sent.add(evidence.sha256());
            if (losesAnswers) {
                throw new GatewayTimeout("done, and not told");
            }
            return new Done(gatewayDisputeId);
        }
    }

    @BeforeEach
    void chargedBack() {
        world.handle(new RequestAuthorization(PAYMENT, BOOKING, LERATO, PRICE, "sandbox", "pm_card_visa"));
        world.deliverAll();
        world.handle(new CapturePayment(PAYMENT));
        world.deliverAll();
        world.handle(new RecordChargeback(PAYMENT, "dp_1", PRICE));
        world.handle(new SubmitEvidence(PAYMENT, "dp_1", HASH, LERATO, null));
        there(HASH);
    }

    private void there(@Nullable String sha256) {
        when(queries.query(eq(new FindDisputeEvidence(BOOKING.value())), eq(DisputeEvidenceView.class)))
                .thenReturn(CompletableFuture.completedFuture(
                        sha256 == null
                                ? null
                                : new DisputeEvidenceView("dsp_1", BOOKING.value(), null, List.of(), "{}", sha256)));
    }

    private EvidenceSubmissionRequested asked() {
        return world.events.stream()
                .filter(EvidenceSubmissionRequested.class::isInstance)
                .map(EvidenceSubmissionRequested.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Object last() {
        return world.events.getLast();
    }

    @Test
    void sendsItOnceHoweverOftenItIsHandled() {
        worker.on(asked());
        assertThat(last()).isEqualTo(new EvidenceSubmitted(PAYMENT, BOOKING, "dp_1", HASH, "dp_1"));
        worker.on(asked());
        assertThat(gateway.sent).containsExactly(HASH);
    }

    @Test
    void asksWhatBecameOfItBeforeItSendsItAgain() {
        gateway.losesAnswers = true;
        worker.on(asked());
        assertThat(world.payment.unansweredAttempts(GatewayStep.EVIDENCE, "dp_1"))
                .isEqualTo(1);
        worker.on(new PaymentInquiryDue(PAYMENT, BOOKING, GatewayStep.EVIDENCE, "dp_1", 1));
        assertThat(last()).isInstanceOf(EvidenceSubmitted.class);
        assertThat(gateway.sent).containsExactly(HASH);
    }

    @Test
    void sendsNothingThatNobodyHasRead() {
        there("0b".repeat(32));
        worker.on(asked());
        assertThat(last()).isEqualTo(new EvidenceRefused(PAYMENT, BOOKING, "dp_1", HASH, "evidence_changed"));
        assertThat(gateway.sent).isEmpty();
    }

    @Test
    void tellsWhyTheGatewayDoesNotTakeIt() {
        gateway.refusal = "evidence_overdue";
        worker.on(asked());
        assertThat(last()).isEqualTo(new EvidenceRefused(PAYMENT, BOOKING, "dp_1", HASH, "evidence_overdue"));
        assertThat(gateway.sent).isEmpty();
    }

    @Test
    void isHandledAgainWhereNoReadModelHasSeenTheDispute() {
        there(null);
        assertThatThrownBy(() -> worker.on(asked())).isInstanceOf(IllegalStateException.class);
        assertThat(world.payment.awaitsOutcomeOf(GatewayStep.EVIDENCE, "dp_1")).isTrue();
    }

    @Test
    void isShownToStaffWhereTheGatewayNeverAnswers() {
        gateway.silent = true;
        worker.on(asked());
        for (var attempt = 1; attempt <= PaymentWorker.MAX_ATTEMPTS; attempt++) {
            worker.on(new PaymentInquiryDue(PAYMENT, BOOKING, GatewayStep.EVIDENCE, "dp_1", attempt));
        }
        assertThat(world.parked)
                .singleElement()
                .satisfies(parked -> assertThat(parked.commandType()).isEqualTo(ResumeStep.class.getName()));
        gateway.silent = false;
        world.handle(new ResumeStep(PAYMENT, GatewayStep.EVIDENCE, "dp_1"));
        worker.on(new PaymentInquiryDue(PAYMENT, BOOKING, GatewayStep.EVIDENCE, "dp_1", 1));
        assertThat(last()).isInstanceOf(EvidenceSubmitted.class);
    }

    @Test
    void leavesOtherStepsToTheOtherWorker() {
        var before = world.events.size();
        worker.on(new PaymentInquiryDue(PAYMENT, BOOKING, GatewayStep.FEE, null, 1));
        world.deliver(new PaymentInquiryDue(PAYMENT, BOOKING, GatewayStep.EVIDENCE, "dp_1", 0));
        assertThat(world.events).hasSize(before);
        assertThat(gateway.sent).isEmpty();
    }

    @Test
    void isNeverRepeatedByAReplay() {
        assertThat(EvidenceWorker.class.isAnnotationPresent(DisallowReplay.class))
                .isTrue();
        assertThat(EvidenceWorker.class.getAnnotation(ProcessingGroup.class).value())
                .isEqualTo("worker-payment");
    }
}
