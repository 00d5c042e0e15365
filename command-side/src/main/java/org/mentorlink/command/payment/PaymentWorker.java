package org.mentorlink.command.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepId;
import org.mentorlink.payment.CreditPurchaseCommand.NotePurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.GatewayDeadline.PaymentInquiryDue;
import org.mentorlink.payment.GatewayDeadline.PaymentReviewDue;
import org.mentorlink.payment.GatewayDeadline.PayoutInquiryDue;
import org.mentorlink.payment.GatewayDeadline.ReversalInquiryDue;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.OutstandingReversal;
import org.mentorlink.payment.OutstandingStep;
import org.mentorlink.payment.OutstandingTransfer;
import org.mentorlink.payment.PaymentAtGateway;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.DescribePayment;
import org.mentorlink.payment.PaymentCommand.DescribeStep;
import org.mentorlink.payment.PaymentCommand.RecordAuthorizationDeclined;
import org.mentorlink.payment.PaymentCommand.RecordAuthorized;
import org.mentorlink.payment.PaymentCommand.RecordCaptureFailed;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordNotReceived;
import org.mentorlink.payment.PaymentCommand.RecordOutcomeUnknown;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentCommand.RecordVoided;
import org.mentorlink.payment.PaymentCommand.RefundAgain;
import org.mentorlink.payment.PaymentCommand.ResumeStep;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.CaptureRequested;
import org.mentorlink.payment.PaymentEvent.GatewayOutcomeUnknown;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundGivenUp;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentEvent.VoidRequested;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutCommand.DescribeReversal;
import org.mentorlink.payment.PayoutCommand.DescribeTransfer;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutCommand.RecordReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordTransferNotFound;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversalFailed;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversed;
import org.mentorlink.payment.PayoutCommand.ResumeReversal;
import org.mentorlink.payment.PayoutCommand.ResumeTransfer;
import org.mentorlink.payment.PayoutEvent.PayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.TransferReversalRequested;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out at the gateway what payments and payouts intend, and reports the answer as a command. Whatever goes wrong
 * at the gateway leaves the outcome unknown, and it is asked later what became of the step; never is an outcome assumed.
 * What goes wrong on our side propagates, so that the event is handled again: the step's key makes that harmless.
 */
@Component
@ProcessingGroup("worker-payment")
@DisallowReplay
class PaymentWorker {
    /** Three days and a bit in all. */
    static final int MAX_ATTEMPTS = 20;

    /** Two weeks and a bit in all: of what the gateway has taken on, as banks take days. */
    static final int MAX_ATTEMPTS_ONCE_ACCEPTED = 62;

    /** Lost a race: it is decided otherwise the next time. */
    private static final String CONFLICT = "CONFLICT";

    /** Half of what Stripe promises. */
    static final Duration KEY_IS_KEPT = Duration.ofHours(12);

    /**
     * How long after money has moved, and then after each time before, the gateway is asked for what it tells by messages alone: when
     * a payer may have paid twice, as long as PayFast's history goes back, when cardholders have read their statements, and once they
     * cannot dispute any more, or what they disputed is decided: some 120 days.
     */
    static final List<Duration> REVIEWS =
            List.of(Duration.ofHours(6), Duration.ofDays(4), Duration.ofDays(30), Duration.ofDays(86));

    /** Longer than any command should take, as of processes; an answer that is lost comes never. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(PaymentWorker.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PaymentGateways gateways;
    private final CommandGateway commands;
    private final EventScheduler scheduler;
    private final Clock wallClock;

    PaymentWorker(
            PaymentGateways gateways,
            CommandGateway commands,
            EventScheduler scheduler,
            @Qualifier("wallClock") Clock wallClock) {
        this.wallClock = wallClock;
        this.gateways = gateways;
        this.commands = commands;
        this.scheduler = scheduler;
    }

    /**
     * Only an authorisation ends without an answer, when it was given up. Handled again after that, it must not be made
     * after all: no inquiry would ever find it. After the gateway has forgotten the key it would be held a second time.
     */
    @EventHandler
    void on(AuthorizationRequested event, @Timestamp Instant at) {
        var step = new Step(event.bookingId(), event.paymentId(), GatewayStep.AUTHORIZE, null);
        var outstanding = describe(step, 0);
        if (outstanding == null) {
            return;
        }
        if (isFresh(at) && !outstanding.abandoned()) {
            carryOut(step, outstanding);
        } else {
            inquire(step, outstanding, event.bookingId(), 0);
        }
    }

    @EventHandler
    void on(CaptureRequested event) {
        var step = new Step(event.bookingId(), event.paymentId(), GatewayStep.CAPTURE, null);
        carryOut(step, outstanding(event.gateway(), event.amount(), event.gatewayReference(), false));
    }

    @EventHandler
    void on(VoidRequested event) {
        var step = new Step(event.bookingId(), event.paymentId(), GatewayStep.VOID, null);
        carryOut(step, outstanding(event.gateway(), event.amount(), event.gatewayReference(), true));
    }

    @EventHandler
    void on(RefundRequested event, @Timestamp Instant at) {
        var step = new Step(event.bookingId(), event.paymentId(), GatewayStep.REFUND, event.refundId());
        var outstanding = describe(step, 0);
        if (outstanding == null) {
            return;
        }
        // Handled again, it would be done again: the gateway is asked first.
        if (isKeyed(event.gateway()) && isFresh(at)) {
            carryOut(step, outstanding);
        } else {
            inquire(step, outstanding, event.bookingId(), 0);
        }
    }

    @EventHandler
    void on(TransferRequested event, @Timestamp Instant at) {
        @Nullable OutstandingTransfer outstanding = send(new DescribeTransfer(event.payoutId(), 0));
        // An attempt before this one may be handled again.
        if (outstanding == null || outstanding.attempt() != event.attempt()) {
            return;
        }
        if (isFresh(at) && !outstanding.stopped()) {
            carryOut(event.payoutId(), outstanding);
        } else {
            inquire(event.payoutId(), outstanding, event.bookingId(), 0);
        }
    }

    private boolean isKeyed(String gateway) {
        return gateways.find(gateway).filter(it -> !it.abilities().keyed()).isEmpty();
    }

    /** Gateways forget keys, Stripe after a day; with a key that is forgotten a step would be done a second time. */
    private boolean isFresh(Instant at) {
        return at.plus(KEY_IS_KEPT).isAfter(wallClock.instant());
    }

    @EventHandler
    void on(PaymentCaptured event, @Timestamp Instant at) {
        askFee(new Step(event.bookingId(), event.paymentId(), GatewayStep.FEE, null), event.bookingId());
        reviewLater(event, at);
    }

    @EventHandler
    void on(PaymentRefunded event, @Timestamp Instant at) {
        if (!event.isThroughBank()) {
            askFee(
                    new Step(event.bookingId(), event.paymentId(), GatewayStep.FEE, event.refundId()),
                    event.bookingId());
        }
        reviewLater(event, at);
    }

    @EventHandler
    void on(RefundGivenUp event) {
        park(
                event.bookingId().value(),
                new RefundAgain(event.paymentId(), event.refundId()),
                "What was paid once more came back each time it was given back: find out where it can go. ("
                        + event.code() + ")");
    }

    /** A payer may pay all the same, where nothing was held. */
    @EventHandler
    void on(PaymentVoided event, @Timestamp Instant at) {
        reviewLater(event, at);
    }

    private void reviewLater(PaymentEvent event, Instant at) {
        @Nullable PaymentAtGateway where = send(new DescribePayment(event.paymentId()));
        if (where != null && gateways.reviewing(where.gateway()).isPresent()) {
            schedule(at.plus(REVIEWS.getFirst()), new PaymentReviewDue(event.paymentId(), event.bookingId(), 0, 0));
        }
    }

    @EventHandler
    void on(PaymentReviewDue event, @Timestamp Instant at) {
        @Nullable PaymentAtGateway where = send(new DescribePayment(event.paymentId()));
        var gateway = where == null ? null : gateways.reviewing(where.gateway()).orElse(null);
        if (where == null || gateway == null) {
            return;
        }
        @Nullable List<PaymentCommand> told = ask(() -> gateway.review(event.paymentId(), where.gatewayReference()));
        if (told == null && event.attempt() < MAX_ATTEMPTS) {
            var attempt = event.attempt() + 1;
            schedule(
                    InquiryBackoff.askAgainAt(at, attempt),
                    new PaymentReviewDue(event.paymentId(), event.bookingId(), event.number(), attempt));
            return;
        }
        if (told != null) {
            told.forEach(this::hear);
        }
        var next = event.number() + 1;
        if (next < REVIEWS.size()) {
            schedule(at.plus(REVIEWS.get(next)), new PaymentReviewDue(event.paymentId(), event.bookingId(), next, 0));
        }
    }

    /** What is refused as a message would be is known, or comes too early: there is another time. */
    private void hear(PaymentCommand told) {
        try {
            send(told);
        } catch (CommandExecutionException failed) {
            var refusal = failed.<Refused.Refusal>getDetails().orElseThrow(() -> failed);
            if (refusal.code().equals(CONFLICT)) {
                throw failed;
            }
            LOG.info("Told by {}: {}", told.paymentId(), refusal.message());
        }
    }

    private void schedule(Instant at, Object deadline) {
        scheduler.schedule(at, GenericEventMessage.asEventMessage(deadline).andMetaData(Actor.PLATFORM.asMetaData()));
    }

    @EventHandler
    void on(PaymentDisputed event, @Timestamp Instant at) {
        reviewLater(event, at);
    }

    @EventHandler
    void on(PaymentChargedBack event, @Timestamp Instant at) {
        reviewLater(event, at);
        noteRefunded(event);
        askFee(
                new Step(event.bookingId(), event.paymentId(), GatewayStep.FEE, event.gatewayDisputeId()),
                event.bookingId());
    }

    /** Purchases that had failed before they heard of refunds learn what has gone back, so that what goes back twice is booked. */
    private void noteRefunded(PaymentChargedBack event) {
        if (!event.paymentId().isForPack()) {
            return;
        }
        @Nullable PaymentAtGateway where = send(new DescribePayment(event.paymentId()));
        if (where != null && where.refunded().isPositive()) {
            var purchase = CreditPurchaseId.of(event.paymentId());
            tell(purchase.value(), new NotePurchaseRefunded(purchase, where.refunded()));
        }
    }

    @EventHandler
    void on(GatewayOutcomeUnknown event) {
        scheduler.schedule(
                event.askAgainAt(),
                GenericEventMessage.asEventMessage(new PaymentInquiryDue(
                                event.paymentId(), event.bookingId(), event.step(), event.refundId(), event.attempt()))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    @EventHandler
    void on(PayoutOutcomeUnknown event) {
        scheduler.schedule(
                event.askAgainAt(),
                GenericEventMessage.asEventMessage(
                                new PayoutInquiryDue(event.payoutId(), event.bookingId(), event.attempt()))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    @EventHandler
    void on(TransferReversalRequested event, @Timestamp Instant at) {
        @Nullable OutstandingReversal outstanding = send(new DescribeReversal(event.payoutId(), event.number(), 0));
        if (outstanding == null) {
            return;
        }
        if (isFresh(at)) {
            carryOut(event.payoutId(), event.number(), outstanding);
        } else {
            inquire(event.payoutId(), event.number(), outstanding, event.bookingId(), 0);
        }
    }

    @EventHandler
    void on(TransferReversalOutcomeUnknown event) {
        scheduler.schedule(
                event.askAgainAt(),
                GenericEventMessage.asEventMessage(new ReversalInquiryDue(
                                event.payoutId(), event.bookingId(), event.number(), event.attempt()))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    @EventHandler
    void on(ReversalInquiryDue event) {
        @Nullable OutstandingReversal outstanding = send(new DescribeReversal(event.payoutId(), event.number(), event.attempt()));
        if (outstanding != null) {
            inquire(event.payoutId(), event.number(), outstanding, event.bookingId(), event.attempt());
        }
    }

    private void inquire(
            PayoutId payoutId, int number, OutstandingReversal outstanding, BookingId bookingId, int attempt) {
        var amount = outstanding.amount();
        var answer = ask(() -> gateways.named(outstanding.gateway())
                .inquire(new Inquiry(
                        GatewayStep.REVERSE,
                        GatewayKeys.ofReversal(payoutId, number),
                        outstanding.transfer(),
                        amount,
                        amount.zero(),
                        false)));
        if (answer instanceof NotFound) {
            carryOut(payoutId, number, outstanding);
        } else if (answer == null && attempt >= MAX_ATTEMPTS) {
            park(bookingId.value(), new ResumeReversal(payoutId, number), "The gateway does not answer.");
        } else {
            reportReversal(payoutId, number, answer);
        }
    }

    @EventHandler
    void on(PaymentInquiryDue event) {
        if (event.step() == GatewayStep.EVIDENCE) {
            return;
        }
        var step = new Step(event.bookingId(), event.paymentId(), event.step(), event.refundId());
        var outstanding = describe(step, event.attempt());
        if (outstanding == null) {
            return;
        }
        if (step.step == GatewayStep.FEE) {
            inquireFee(step, outstanding, event.bookingId(), event.attempt());
        } else {
            inquire(step, outstanding, event.bookingId(), event.attempt());
        }
    }

    @EventHandler
    void on(PayoutInquiryDue event) {
        @Nullable OutstandingTransfer outstanding = send(new DescribeTransfer(event.payoutId(), event.attempt()));
        if (outstanding != null) {
            inquire(event.payoutId(), outstanding, event.bookingId(), event.attempt());
        }
    }

    private void inquire(PayoutId payoutId, OutstandingTransfer outstanding, BookingId bookingId, int attempt) {
        var key = GatewayKeys.ofTransfer(payoutId, outstanding.attempt());
        var net = outstanding.net();
        var answer = ask(() -> transferring(outstanding)
                .inquire(new Inquiry(GatewayStep.TRANSFER, key, null, net, net.zero(), false)));
        if (answer instanceof NotFound && isStopped(payoutId, outstanding, attempt)) {
            tell(payoutId.value(), new RecordTransferNotFound(payoutId, outstanding.attempt()));
        } else if (answer instanceof NotFound && attempt >= MAX_ATTEMPTS_ONCE_ACCEPTED) {
            park(
                    bookingId.value(),
                    new ResumeTransfer(payoutId),
                    "The gateway is asked for this again and again and does not do it: see whether it has the money.");
        } else if (answer instanceof NotFound) {
            carryOut(payoutId, outstanding);
        } else if (answer == null && attempt >= MAX_ATTEMPTS) {
            park(bookingId.value(), new ResumeTransfer(payoutId), "The gateway does not answer.");
        } else {
            report(payoutId, outstanding.attempt(), answer);
        }
    }

    /** Asked once more, as it may have been while the gateway was thinking. */
    private boolean isStopped(PayoutId payoutId, OutstandingTransfer outstanding, int attempt) {
        if (outstanding.stopped()) {
            return true;
        }
        @Nullable OutstandingTransfer now = send(new DescribeTransfer(payoutId, attempt));
        return now == null || now.stopped();
    }

    /** @return nothing where the step is settled or another inquiry has taken over */
    private @Nullable OutstandingStep describe(Step step, int attempt) {
        return send(new DescribeStep(step.paymentId, step.step, step.refundId, attempt));
    }

    /** Where the gateway tells what it keeps of such movements. */
    private void askFee(Step step, BookingId bookingId) {
        var outstanding = describe(step, 0);
        if (outstanding != null
                && gateways.find(outstanding.gateway())
                        .filter(it -> it.abilities().fees().contains(outstanding.movement()))
                        .isPresent()) {
            inquireFee(step, outstanding, bookingId, 0);
        }
    }

    private void inquireFee(Step step, OutstandingStep outstanding, BookingId bookingId, int attempt) {
        var movement = Objects.requireNonNull(outstanding.movement(), "a fee is that of a movement");
        var reference = Objects.requireNonNull(outstanding.gatewayReference(), "a movement has a reference");
        var stated = ask(() -> gateways.named(outstanding.gateway()).fee(movement, reference));
        if (stated == null || stated.isEmpty()) {
            stillUnknown(step, bookingId, attempt);
        } else {
            var fee = stated.get();
            tell(bookingId.value(), new RecordFee(step.paymentId, movement, reference, fee.gross(), fee.fee()));
        }
    }

    private void inquire(Step step, OutstandingStep outstanding, BookingId bookingId, int attempt) {
        var answer = ask(() -> gateways.named(outstanding.gateway())
                .inquire(new Inquiry(
                        step.step,
                        step.key(),
                        outstanding.gatewayReference(),
                        outstanding.amount(),
                        outstanding.refunded(),
                        outstanding.accepted(),
                        outstanding.abandoned(),
                        outstanding.paymentMethod())));
        switch (answer) {
            case null -> stillUnknown(step, bookingId, attempt, outstanding.accepted());
            case Accepted accepted -> stillUnknown(step, bookingId, attempt, accepted.reference());
            case NotFound()
            when outstanding.abandoned() && step.step == GatewayStep.AUTHORIZE ->
                send(new RecordNotReceived(step.paymentId));
            case NotFound() when isRefusedForGood(step, outstanding, attempt) -> parkRefund(step, bookingId);
            case NotFound() when mayStillBeDone(step, outstanding, attempt) -> stillUnknown(step, bookingId, attempt);
            case NotFound() -> carryOut(step, outstanding);
            case Done done -> report(step, done);
            case Paid paid when paid.amount().equals(outstanding.amount()) -> report(step, paid);
            case Paid stray -> {
                report(step, stray);
                // What was asked for may still come.
                if (outstanding.abandoned()) {
                    send(new RecordNotReceived(step.paymentId));
                } else {
                    stillUnknown(step, bookingId, attempt);
                }
            }
            // A refused void leaves money held: it is asked for again and then parked, like no answer at all.
            case Declined declined when step.step == GatewayStep.VOID -> stillUnknown(step, bookingId, attempt);
            case Declined declined when isRefusedForGood(step, outstanding, attempt) -> parkRefund(step, bookingId);
            case Declined declined -> report(step, declined);
        }
    }

    /** A gateway that knows no keys would do a second time what it is working on: what it has not done by then never arrived. */
    private boolean mayStillBeDone(Step step, OutstandingStep outstanding, int attempt) {
        return step.step == GatewayStep.REFUND
                && !gateways.named(outstanding.gateway()).abilities().keyed()
                && InquiryBackoff.mayStillArrive(attempt);
    }

    /** What gives back something that nobody waits for is refused to nobody, and tried again. */
    private static boolean isRefusedForGood(Step step, OutstandingStep outstanding, int attempt) {
        return step.step == GatewayStep.REFUND && outstanding.abandoned() && attempt >= MAX_ATTEMPTS_ONCE_ACCEPTED;
    }

    private void parkRefund(Step step, BookingId bookingId) {
        park(
                bookingId.value(),
                new ResumeStep(step.paymentId, step.step, step.refundId),
                "The gateway refuses again and again to give this back.");
    }

    private void carryOut(Step step, OutstandingStep what) {
        report(step, ask(() -> {
            var gateway = gateways.named(what.gateway());
            return switch (step.step) {
                case AUTHORIZE ->
                    gateway.authorize(step.key(), what.amount(), what.paymentMethod(), step.paymentId.value());
                case CAPTURE -> gateway.capture(step.key(), authorization(what), what.amount());
                case VOID -> gateway.voidAuthorization(step.key(), authorization(what));
                case REFUND -> gateway.refund(step.key(), authorization(what), what.amount());
                case TRANSFER, REVERSE, FEE, EVIDENCE -> throw notCarriedOut(step);
            };
        }));
    }

    private void carryOut(PayoutId payoutId, OutstandingTransfer what) {
        var key = GatewayKeys.ofTransfer(payoutId, what.attempt());
        report(
                payoutId,
                what.attempt(),
                ask(() -> transferring(what)
                        .transfer(key, what.net(), what.mentorId().value())));
    }

    private void carryOut(PayoutId payoutId, int number, OutstandingReversal what) {
        var key = GatewayKeys.ofReversal(payoutId, number);
        reportReversal(
                payoutId,
                number,
                ask(() -> gateways.named(what.gateway()).reverse(key, what.transfer(), what.amount())));
    }

    private void reportReversal(PayoutId payoutId, int number, @Nullable GatewayAnswer answer) {
        send(
                switch (answer) {
                    case Done done -> new RecordTransferReversed(payoutId, number, done.reference());
                    case Paid paid -> throw new IllegalStateException("a reversal is not paid");
                    case Accepted later -> new RecordReversalOutcomeUnknown(payoutId, number);
                    case Declined declined -> new RecordTransferReversalFailed(payoutId, number, declined.code());
                    case NotFound() -> new RecordReversalOutcomeUnknown(payoutId, number);
                    case null -> new RecordReversalOutcomeUnknown(payoutId, number);
                });
    }

    /** The one that was asked first: another could do it a second time. */
    private PaymentGateway transferring(OutstandingTransfer what) {
        var gateway = what.gateway();
        return gateways.named(
                gateway == null ? gateways.transferring(null, what.net().currency()) : gateway);
    }

    private void report(Step step, @Nullable GatewayAnswer answer) {
        var paymentId = step.paymentId;
        tell(
                step.bookingId.value(),
                switch (answer) {
                    case Done done ->
                        switch (step.step) {
                            case AUTHORIZE -> new RecordAuthorized(paymentId, done.reference());
                            case CAPTURE -> new RecordCaptured(paymentId);
                            case VOID -> new RecordVoided(paymentId);
                            case REFUND -> new RecordRefunded(paymentId, step.refund(), done.reference());
                            case TRANSFER, REVERSE, FEE, EVIDENCE -> throw notCarriedOut(step);
                        };
                    case Paid paid
                    when step.step == GatewayStep.AUTHORIZE ->
                        new RecordPaid(paymentId, paid.reference(), paid.amount());
                    case Paid paid -> throw new IllegalStateException("only an authorisation is paid at once");
                    case Accepted accepted ->
                        new RecordOutcomeUnknown(paymentId, step.step, step.refundId, accepted.reference());
                    case Declined declined ->
                        switch (step.step) {
                            case AUTHORIZE -> new RecordAuthorizationDeclined(paymentId, declined.code());
                            case CAPTURE -> new RecordCaptureFailed(paymentId, declined.code());
                            case REFUND -> new RecordRefundFailed(paymentId, step.refund(), declined.code());
                            case VOID -> new RecordOutcomeUnknown(paymentId, step.step, null);
                            case TRANSFER, REVERSE, FEE, EVIDENCE -> throw notCarriedOut(step);
                        };
                    case NotFound() -> new RecordOutcomeUnknown(paymentId, step.step, step.refundId);
                    case null -> new RecordOutcomeUnknown(paymentId, step.step, step.refundId);
                });
    }

    private void report(PayoutId payoutId, int attempt, @Nullable GatewayAnswer answer) {
        tell(
                payoutId.value(),
                switch (answer) {
                    case Done done -> new RecordPayoutSent(payoutId, attempt, done.reference());
                    case Paid paid -> throw new IllegalStateException("a payout is sent, not paid");
                    case Accepted later -> new RecordPayoutOutcomeUnknown(payoutId, attempt);
                    case Declined declined -> new RecordPayoutFailed(payoutId, attempt, declined.code());
                    case NotFound() -> new RecordPayoutOutcomeUnknown(payoutId, attempt);
                    case null -> new RecordPayoutOutcomeUnknown(payoutId, attempt);
                });
    }

    private void stillUnknown(Step step, BookingId bookingId, int attempt) {
        stillUnknown(step, bookingId, attempt, null);
    }

    private void stillUnknown(Step step, BookingId bookingId, int attempt, @Nullable String accepted) {
        if (attempt < (accepted == null ? MAX_ATTEMPTS : MAX_ATTEMPTS_ONCE_ACCEPTED)) {
            report(step, accepted == null ? null : new Accepted(accepted));
        } else {
            var resume = new ResumeStep(step.paymentId, step.step, step.refundId);
            park(bookingId.value(), resume, "The gateway does not answer.");
        }
    }

    void park(String processId, Object command, String cause) {
        var json = JSON.writeValueAsString(command);
        send(new ParkStep(
                StepId.of(processId, command.getClass().getSimpleName() + json),
                processId,
                command.getClass().getName(),
                json,
                cause));
    }

    /** @return what the gateway answered, or nothing where that is unknown */
    static <T> @Nullable T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (GatewayTimeout timeout) {
            LOG.info("Outcome unknown: {}", timeout.getMessage());
            return null;
        } catch (RuntimeException failure) {
            LOG.warn("Outcome unknown, the gateway's adapter failed", failure);
            return null;
        }
    }

    /** What our side refuses it would refuse again, and nothing after it would be handled: it is shown to staff. */
    void tell(String processId, Object answer) {
        try {
            send(answer);
        } catch (CommandExecutionException failed) {
            var refusal = failed.<Refused.Refusal>getDetails().orElseThrow(() -> failed);
            if (refusal.code().equals(CONFLICT)) {
                throw failed;
            }
            park(processId, answer, refusal.message());
        }
    }

    private static IllegalStateException notCarriedOut(Step step) {
        return new IllegalStateException("of a payment no " + step.step + " is carried out");
    }

    /** What is not answered in time may have been done: the event is handled again, and everything after it waits. */
    <R extends @Nullable Object> R send(Object command) {
        return commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData()),
                PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static OutstandingStep outstanding(String gateway, Money amount, String authorization, boolean abandoned) {
        return new OutstandingStep(gateway, amount, "", authorization, amount.zero(), abandoned);
    }

    private static String authorization(OutstandingStep what) {
        return Objects.requireNonNull(what.gatewayReference(), "only what is authorised has a reference");
    }

    private record Step(
            BookingId bookingId,
            PaymentId paymentId,
            GatewayStep step,
            @Nullable String refundId) {
        String key() {
            return GatewayKeys.of(paymentId, step, refundId);
        }

        String refund() {
            return Objects.requireNonNull(refundId, "a refund has an id");
        }
    }
}
