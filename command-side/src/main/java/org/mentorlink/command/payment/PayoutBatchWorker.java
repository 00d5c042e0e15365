package org.mentorlink.command.payment;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MentorAccountCommand.DescribePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchNotFound;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountCommand.ResumePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.OutstandingPayoutBatch;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutCommand.RecordPayoutBatched;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutRunDeadline.PayoutBatchInquiryDue;
import org.mentorlink.payment.PayoutRunDeadline.PayoutRunDue;
import org.mentorlink.shared.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Carries out the transfers that pay out several bookings, as {@link PaymentWorker} does all others, and tells each payout of the
 * batch that it is sent.
 */
@Component
@ProcessingGroup("worker-payment")
@DisallowReplay
class PayoutBatchWorker {

    private final PaymentWorker worker;
    private final PaymentGateways gateways;
    private final EventScheduler scheduler;
    private final Clock wallClock;

    PayoutBatchWorker(
            PaymentWorker worker,
            PaymentGateways gateways,
            EventScheduler scheduler,
            @Qualifier("wallClock") Clock wallClock) {
        this.worker = worker;
        this.gateways = gateways;
        this.scheduler = scheduler;
        this.wallClock = wallClock;
    }

    @EventHandler
    void on(PayoutCollected event) {
        if (event.runAt() != null) {
            schedule(event.runAt(), new PayoutRunDue(event.mentorAccountId()));
        }
    }

    @EventHandler
    void on(PayoutRunDue event) {
        worker.tell(event.mentorAccountId().value(), new RunPayouts(event.mentorAccountId(), false));
    }

    @EventHandler
    void on(PayoutBatchRequested event, @Timestamp Instant at) {
        var account = event.mentorAccountId();
        var batch = event.payoutBatchId();
        @Nullable OutstandingPayoutBatch outstanding = worker.send(new DescribePayoutBatch(account, batch, 0));
        if (outstanding == null) {
            return;
        }
        // Handled again when the gateway has forgotten its key, it would be done again: it is asked first.
        if (!outstanding.stopped() && at.plus(PaymentWorker.KEY_IS_KEPT).isAfter(wallClock.instant())) {
            carryOut(account, batch, outstanding);
        } else {
            inquire(account, batch, outstanding, 0);
        }
    }

    @EventHandler
    void on(PayoutBatchOutcomeUnknown event) {
        schedule(
                event.askAgainAt(),
                new PayoutBatchInquiryDue(event.mentorAccountId(), event.payoutBatchId(), event.attempt()));
    }

    @EventHandler
    void on(PayoutBatchInquiryDue event) {
        @Nullable OutstandingPayoutBatch outstanding =
                worker.send(new DescribePayoutBatch(event.mentorAccountId(), event.payoutBatchId(), event.attempt()));
        if (outstanding != null) {
            inquire(event.mentorAccountId(), event.payoutBatchId(), outstanding, event.attempt());
        }
    }

    @EventHandler
    void on(PayoutBatchSent event) {
        for (var share : event.shares()) {
            worker.tell(
                    share.payoutId().value(),
                    new RecordPayoutBatched(
                            share.payoutId(),
                            event.payoutBatchId(),
                            share.recovered(),
                            event.gateway(),
                            share.net().isZero() ? null : event.gatewayReference()));
        }
    }

    /** All of it waits again; staff have it run once they know why it failed. What was only stopped goes with the next run. */
    @EventHandler
    void on(PayoutBatchFailed event) {
        if (event.code().equals(PayoutFailed.STOPPED)) {
            return;
        }
        worker.park(
                event.mentorAccountId().value(),
                new RunPayouts(event.mentorAccountId(), event.payoutBatchId()),
                event.payoutBatchId() + ": " + event.code());
    }

    private void inquire(
            MentorAccountId account, PayoutBatchId batch, OutstandingPayoutBatch outstanding, int attempt) {
        var net = outstanding.net();
        var answer = PaymentWorker.ask(() -> gateways.named(outstanding.gateway())
                .inquire(new Inquiry(GatewayStep.TRANSFER, GatewayKeys.ofBatch(batch), null, net, net.zero(), false)));
        if (answer instanceof NotFound && isStopped(account, batch, outstanding, attempt)) {
            worker.tell(account.value(), new RecordPayoutBatchNotFound(account, batch));
        } else if (answer instanceof NotFound && attempt >= PaymentWorker.MAX_ATTEMPTS_ONCE_ACCEPTED) {
            worker.park(
                    account.value(),
                    new ResumePayoutBatch(account, batch),
                    "The gateway is asked for this again and again and does not do it: see whether it has the money.");
        } else if (answer instanceof NotFound) {
            carryOut(account, batch, outstanding);
        } else if (answer == null && attempt >= PaymentWorker.MAX_ATTEMPTS) {
            worker.park(account.value(), new ResumePayoutBatch(account, batch), "The gateway does not answer.");
        } else {
            report(account, batch, answer);
        }
    }

    /** Asked once more, as it may have been while the gateway was thinking. */
    private boolean isStopped(
            MentorAccountId account, PayoutBatchId batch, OutstandingPayoutBatch outstanding, int attempt) {
        if (outstanding.stopped()) {
            return true;
        }
        @Nullable OutstandingPayoutBatch now = worker.send(new DescribePayoutBatch(account, batch, attempt));
        return now == null || now.stopped();
    }

    private void carryOut(MentorAccountId account, PayoutBatchId batch, OutstandingPayoutBatch what) {
        report(
                account,
                batch,
                PaymentWorker.ask(() -> gateways.named(what.gateway())
                        .transfer(
                                GatewayKeys.ofBatch(batch),
                                what.net(),
                                what.mentorId().value())));
    }

    private void report(MentorAccountId account, PayoutBatchId batch, @Nullable GatewayAnswer answer) {
        worker.tell(
                account.value(),
                switch (answer) {
                    case Done done -> new RecordPayoutBatchSent(account, batch, done.reference());
                    case Paid paid -> throw new IllegalStateException("a payout is sent, not paid");
                    case Declined declined -> new RecordPayoutBatchFailed(account, batch, declined.code());
                    // It is asked for, as if it had not answered.
                    case Accepted accepted -> new RecordPayoutBatchOutcomeUnknown(account, batch);
                    case NotFound() -> new RecordPayoutBatchOutcomeUnknown(account, batch);
                    case null -> new RecordPayoutBatchOutcomeUnknown(account, batch);
                });
    }

    private void schedule(Instant at, Object deadline) {
        scheduler.schedule(at, GenericEventMessage.asEventMessage(deadline).andMetaData(Actor.PLATFORM.asMetaData()));
    }
}
