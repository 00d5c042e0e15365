package org.mentorlink.command.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.payment.CreditPurchaseCommand;
import org.mentorlink.payment.GatewayDeadline.PaymentInquiryDue;
import org.mentorlink.payment.GatewayDeadline.PaymentReviewDue;
import org.mentorlink.payment.GatewayDeadline.PayoutInquiryDue;
import org.mentorlink.payment.GatewayDeadline.ReversalInquiryDue;
import org.mentorlink.payment.PaymentAtGateway;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.DescribePayment;
import org.mentorlink.payment.PaymentCommand.DescribeStep;
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
import org.mentorlink.payment.PayoutCommand;
import org.mentorlink.payment.PayoutCommand.DescribeReversal;
import org.mentorlink.payment.PayoutCommand.DescribeTransfer;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.TransferReversalRequested;
import org.mentorlink.shared.Actor;

/** One payment, one payout, their worker and a scripted gateway; what is scheduled waits until the test lets it come. */
class MoneyWorld {
    final ScriptedGateway gateway = new ScriptedGateway();
    final List<Object> events = new ArrayList<>();
    private final Map<Object, Instant> happened = new HashMap<>();
    final Deque<Object> undelivered = new ArrayDeque<>();
    final List<Object> scheduled = new ArrayList<>();
    final List<Instant> scheduledFor = new ArrayList<>();
    final List<Object> sent = new ArrayList<>();
    final List<ParkStep> parked = new ArrayList<>();
    final CommandGateway commands = new Commands();
    PaymentWorker worker;
    PaymentGateways gateways;

    @Nullable PaymentState payment;

    @Nullable PayoutState payout;

    @Nullable CreditPurchaseState purchase;

    Instant now = Fixtures.MONDAY_10H;

    MoneyWorld() {
        worker = worker(gateway);
    }

    /** With another gateway than the scripted one. */
    MoneyWorld(PaymentGateway other) {
        worker = worker(other);
    }

    private PaymentWorker worker(PaymentGateway it) {
        return it.abilities().transfers() ? worker(it.name(), it) : worker(gateway.name(), it, gateway);
    }

    final PaymentWorker worker(String forPayouts, PaymentGateway... all) {
        gateways = new PaymentGateways(
                List.of(all),
                new GatewayProperties(all[0].name(), Map.of()),
                new PayoutProperties(forPayouts, Map.of()));
        return new PaymentWorker(gateways, commands, new Schedules(), new WallClock());
    }

    @Nullable Object handle(Object command) {
        return switch (command) {
            case DescribeStep c ->
                payment.outstanding(c.step(), c.refundId(), c.attempt()).orElse(null);
            case DescribePayment c ->
                payment == null || payment.order() == null
                        ? null
                        : new PaymentAtGateway(
                                payment.order().gateway(), payment.gatewayReference(), payment.refunded());
            case DescribeTransfer c -> payout.outstanding(c.attempt()).orElse(null);
            case DescribeReversal c -> payout.reversals().outstanding(c.number(), c.attempt());
            case PaymentCommand c -> {
                for (var event : PaymentDecisions.decide(payment, c, now)) {
                    payment = PaymentState.evolve(payment, event);
                    publish(event);
                }
                yield null;
            }
            case PayoutCommand c -> {
                for (var event : PayoutDecisions.decide(payout, c, gateways, now)) {
                    payout = PayoutState.evolve(payout, event);
                    publish(event);
                }
                yield null;
            }
            case CreditPurchaseCommand c -> {
                for (var event : CreditPurchaseDecisions.decide(purchase, c, now)) {
                    purchase = CreditPurchaseState.evolve(purchase, event);
                    events.add(event);
                }
                yield null;
            }
            case ParkStep c -> {
                parked.add(c);
                yield null;
            }
            default -> throw new AssertionError("unexpected " + command);
        };
    }

    final PayoutBatchWorker batches() {
        return new PayoutBatchWorker(worker, gateways, new Schedules(), new WallClock());
    }

    final void publish(Object event) {
        happened.put(event, now);
        events.add(event);
        undelivered.add(event);
    }

    void deliverAll() {
        while (!undelivered.isEmpty()) {
            deliver(undelivered.removeFirst());
        }
    }

    /** Lets everything scheduled come, and all that follows from it, at most so many times. */
    void letTimePass(int times) {
        deliverAll();
        for (var i = 0; i < times && !scheduled.isEmpty(); i++) {
            now = now.plus(Duration.ofHours(6));
            deliver(scheduled.removeFirst());
            deliverAll();
        }
    }

    void deliver(Object event) {
        switch (event) {
            case AuthorizationRequested e -> worker.on(e, happened(e));
            case CaptureRequested e -> worker.on(e);
            case VoidRequested e -> worker.on(e);
            case RefundRequested e -> worker.on(e, happened(e));
            case GatewayOutcomeUnknown e -> worker.on(e);
            case TransferRequested e -> worker.on(e, happened(e));
            case PayoutOutcomeUnknown e -> worker.on(e);
            case PaymentCaptured e -> worker.on(e, happened(e));
            case PaymentRefunded e -> worker.on(e, happened(e));
            case PaymentVoided e -> worker.on(e, happened(e));
            case RefundGivenUp e -> worker.on(e);
            case PaymentReviewDue e -> worker.on(e, now);
            case PaymentDisputed e -> worker.on(e, happened(e));
            case PaymentChargedBack e -> worker.on(e, happened(e));
            case PaymentInquiryDue e -> worker.on(e);
            case TransferReversalRequested e -> worker.on(e, happened(e));
            case TransferReversalOutcomeUnknown e -> worker.on(e);
            case ReversalInquiryDue e -> worker.on(e);
            case PayoutInquiryDue e -> worker.on(e);
            case PaymentEvent e -> {}
            case PayoutEvent e -> {}
            default -> throw new AssertionError("unexpected " + event);
        }
    }

    final Instant happened(Object event) {
        return happened.getOrDefault(event, now);
    }

    private final class WallClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Commands implements CommandGateway {
        @Override
        public <R> R sendAndWait(Object command) {
            throw new AssertionError("an answer that is lost would be waited for without an end");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
            var message = (CommandMessage<?>) command;
            if (!Actor.of(message.getMetaData()).equals(Actor.PLATFORM)
                    || !message.getMetaData().containsKey(Actor.ID_KEY)) {
                throw new AssertionError("sent by nobody");
            }
            sent.add(message.getPayload());
            return (R) handle(message.getPayload());
        }

        @Override
        public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> CompletableFuture<R> send(Object command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Schedules implements EventScheduler {
        @Override
        public ScheduleToken schedule(Instant at, Object event) {
            scheduled.add(((EventMessage<?>) event).getPayload());
            scheduledFor.add(at);
            return new ScheduleToken() {};
        }

        @Override
        public ScheduleToken schedule(Duration after, Object event) {
            return schedule(now.plus(after), event);
        }

        @Override
        public void cancelSchedule(ScheduleToken token) {
            throw new UnsupportedOperationException();
        }
    }
}
