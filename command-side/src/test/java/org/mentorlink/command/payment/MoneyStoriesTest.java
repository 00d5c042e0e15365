package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.LERATO;
import static org.mentorlink.command.payment.Fixtures.MONDAY_10H;
import static org.mentorlink.command.payment.Fixtures.PAYMENT;
import static org.mentorlink.command.payment.Fixtures.PAYOUT;
import static org.mentorlink.command.payment.Fixtures.THANDI;
import static org.mentorlink.command.payment.Fixtures.zar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.PaymentState.Phase;
import org.mentorlink.command.payment.PaymentState.RefundStatus;
import org.mentorlink.command.payment.ScriptedGateway.Behaviour;
import org.mentorlink.payment.GatewayDeadline.PaymentReviewDue;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RecordAuthorizationDeclined;
import org.mentorlink.payment.PaymentCommand.RecordAuthorized;
import org.mentorlink.payment.PaymentCommand.RecordCaptureFailed;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentCommand.RecordVoided;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundAwaitsCapture;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversalFailed;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversed;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.shared.Refused;

/**
 * Many random stories of one payment and one payout: answers and webhooks lost, late, twice and in any order. However a
 * story went, once everything has arrived our events say what the gateway's books say.
 */
class MoneyStoriesTest {
    private static final int STORIES = Integer.getInteger("stories", 10_000);
    private static final long PRICE = 1_000;
    private static final Set<Class<?>> BACK =
            Set.of(PaymentChargedBack.class, ChargebackReversed.class, RefundReversed.class);

    private static final Set<Class<?>> FAILURES = Set.of(RefundFailed.class, RefundReversed.class, PayoutFailed.class);

    @Test
    void everyStoryEndsWithTheGatewaysBooks() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("money stories: -Dstories.seed=" + seed);
        var reversals = 0;
        var again = 0;
        var stopped = 0;
        var lost = 0;
        Map<String, Integer> back = new TreeMap<>();
        Map<Phase, Integer> ends = new EnumMap<>(Phase.class);
        for (var number = 0; number < STORIES; number++) {
            var story = new Story(new Random(new SplittableRandom(seed + number).nextLong()));
            try {
                story.tell();
            } catch (Throwable failure) {
                throw new AssertionError(
                        "story " + number + " of seed " + seed + "\n" + String.join("\n", story.lines()), failure);
            }
            reversals += story.world.gateway.reversed > 0 ? 1 : 0;
            again += story.tries > 1 ? 1 : 0;
            stopped += story.world.events.stream()
                            .anyMatch(event -> event instanceof PayoutFailed failed
                                    && failed.code().equals(PayoutFailed.STOPPED))
                    ? 1
                    : 0;
            lost += story.lost;
            for (var event : story.world.events) {
                if (BACK.contains(event.getClass())) {
                    back.merge(event.getClass().getSimpleName(), 1, Integer::sum);
                }
            }
            if (story.world.payment != null) {
                ends.merge(story.world.payment.phase(), 1, Integer::sum);
            }
        }
        System.out.println("money stories ended " + ends + ", " + reversals + " with a reversal, " + again
                + " with another try after the gateway had declined, " + stopped + " that were stopped, " + back + ", "
                + lost + " messages lost");
        assertThat(lost).isPositive();
        assertThat(reversals).isPositive();
        assertThat(again).isPositive();
        assertThat(stopped).isPositive();
        assertThat(back).hasSameSizeAs(BACK);
        // The stories are worth telling only if they end in all the ways there are.
        assertThat(ends.keySet())
                .contains(
                        Phase.NEVER_REQUESTED,
                        Phase.DECLINED,
                        Phase.AUTHORIZED,
                        Phase.CAPTURE_FAILED,
                        Phase.CAPTURED,
                        Phase.VOIDED);
    }

    private static final class Story {
        private final Random random;
        final MoneyWorld world = new MoneyWorld();
        private final List<Object> webhooks = new ArrayList<>();
        private final List<Object> wishes = new ArrayList<>();
        private final Set<String> failed = new HashSet<>();
        private final Set<Integer> retried = new HashSet<>();
        private final List<PaymentCommand> said = new ArrayList<>();
        int chargebacks;
        int tries;
        int lost;
        private boolean calm;

        Story(Random random) {
            this.random = random;
            var gateway = world.gateway;
            gateway.script = () -> calm || random.nextInt(3) > 0
                    ? Behaviour.ANSWER
                    : Behaviour.values()[random.nextInt(Behaviour.values().length)];
            gateway.clock = () -> world.now;
            gateway.said = () -> List.copyOf(said);
            gateway.reachable = () -> calm || random.nextInt(3) > 0;
            gateway.declines = () -> !calm && random.nextInt(8) == 0;
            gateway.onAsked = key -> {
                if (key.contains("/transfer/")) {
                    assertThat(world.payout.isStopped())
                            .as("asked for though it is disputed or decided otherwise")
                            .isFalse();
                }
            };
            gateway.onDone = (key, answer) -> {
                // What arrives when nobody asks any more is told for certain; else a webhook may come, even twice.
                var copies = gateway.late.containsKey(key) ? 1 + random.nextInt(2) : random.nextInt(3);
                for (var i = 0; i < copies; i++) {
                    webhooks.add(webhook(key, answer));
                }
            };
            wishes.add(new RequestAuthorization(PAYMENT, BOOKING, LERATO, zar(PRICE), "sandbox", "pm_card_visa"));
            // Without, some stay authorised.
            if (random.nextInt(8) > 0) {
                wishes.add(new CapturePayment(PAYMENT));
                wishes.add(new CapturePayment(PAYMENT));
            }
            for (var i = random.nextInt(4); i > 0; i--) {
                wishes.add(new ReturnPayment(
                        PAYMENT,
                        BOOKING,
                        zar(random.nextInt(3) == 0 ? PRICE : 1 + random.nextInt((int) PRICE)),
                        "event-" + i));
            }
            for (var i = random.nextInt(4); i > 0; i--) {
                var share = random.nextInt(4) * 250;
                wishes.add(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(share), zar(share / 3), MONDAY_10H));
            }
            wishes.add(new BeginPayout(PAYOUT));
            wishes.add(new SendPayout(PAYOUT, zar(random.nextInt(3) * 100), 0));
            wishes.add(new FreezePayout(PAYOUT));
            for (var i = random.nextInt(8) - 5; i > 0; i--) {
                wishes.add("chargeback");
            }
            if (random.nextInt(6) == 0) {
                wishes.add("refund fails");
            }
        }

        void tell() {
            for (var turn = 0; turn < 60; turn++) {
                switch (random.nextInt(9)) {
                    case 0, 1 -> wish();
                    case 2, 3 -> next();
                    case 4 -> redeliver();
                    case 5 -> webhook();
                    case 6 -> inquiry();
                    case 7 -> retry();
                    default -> arriveLate();
                }
            }
            calm = true;
            for (var round = 0; round < 200 && unfinished(); round++) {
                next();
                webhook();
                inquiry();
                arriveLate();
            }
            assertThat(unfinished()).isFalse();
            endsWithTheGatewaysBooks();
            nothingIsTriedAgainByItself();
        }

        private boolean unfinished() {
            return !world.undelivered.isEmpty()
                    || !webhooks.isEmpty()
                    || !world.scheduled.isEmpty()
                    || !world.gateway.late.isEmpty();
        }

        private void wish() {
            if (wishes.isEmpty()) {
                return;
            }
            // Mostly in the order of a booking's process, and often twice.
            var index = random.nextInt(3) > 0 ? 0 : random.nextInt(wishes.size());
            var wish = random.nextInt(3) == 0 ? wishes.get(index) : wishes.remove(index);
            if (wish.equals("chargeback")) {
                chargeBack();
            } else if (wish.equals("refund fails")) {
                failRefund();
            } else {
                unlessRefused(wish);
            }
        }

        /** Of what is left, of a part, of more than was paid, or of what was refunded; perhaps it is given back. */
        private void chargeBack() {
            world.gateway.authorizations().values().stream()
                    .filter(it -> it.captured > 0)
                    .forEach(it -> {
                        var left = it.captured - it.refunded - it.chargedBack;
                        var amount = random.nextBoolean() && left > 0 ? left : 1 + random.nextInt(2 * (int) PRICE);
                        var name = "dp_" + ++chargebacks;
                        it.chargedBack += amount;
                        tellTwice(new RecordChargeback(PAYMENT, name, zar(amount)));
                        if (random.nextInt(3) == 0) {
                            it.chargedBack -= amount;
                            tellTwice(new RecordChargebackReversed(PAYMENT, name));
                        }
                    });
        }

        /** One that we know to be done. */
        private void failRefund() {
            if (world.payment == null) {
                return;
            }
            world.payment.refunds().entrySet().stream()
                    .filter(it -> it.getValue().status() == RefundStatus.DONE)
                    .filter(it -> failed.add(it.getKey()))
                    .findFirst()
                    .ifPresent(it -> {
                        world.gateway.authorizations().values().iterator().next().refunded -=
                                it.getValue().amount().amountMinor();
                        tellTwice(new RecordRefundFailed(PAYMENT, it.getKey(), "lost_card"));
                    });
        }

        /** Staff have what the gateway declined tried again, and the step is sent twice where this stops in between. */
        private void retry() {
            var failures = world.events.stream()
                    .filter(event -> FAILURES.contains(event.getClass()))
                    .toList();
            if (!failures.isEmpty()) {
                unlessRefused(
                        switch (failures.get(random.nextInt(failures.size()))) {
                            case RefundFailed e ->
                                new ReturnPayment(PAYMENT, BOOKING, Objects.requireNonNull(e.total()), e.refundId());
                            case RefundReversed e -> new ReturnPayment(PAYMENT, BOOKING, e.total(), e.refundId());
                            case PayoutFailed e -> {
                                retried.add(e.attempt());
                                yield new SendPayout(PAYOUT, e.recovered(), e.attempt());
                            }
                            case Object other -> throw new AssertionError(other);
                        });
            }
        }

        /** Whatever was asked for twice because of the same, and whenever: the gateway was asked for it once. */
        private void nothingIsTriedAgainByItself() {
            var causes = world.events.stream()
                    .map(event -> switch (event) {
                        case RefundAwaitsCapture e -> e.cause();
                        case RefundRequested e -> e.cause();
                        default -> null;
                    })
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(causes).as("asked for once because of the same").doesNotHaveDuplicates();
            var attempts = world.events.stream()
                    .filter(TransferRequested.class::isInstance)
                    .map(event -> ((TransferRequested) event).attempt())
                    .toList();
            assertThat(attempts)
                    .as("tried again where staff say so, once each time")
                    .doesNotHaveDuplicates()
                    .allMatch(attempt -> attempt == 1
                            || retried.contains(attempt - 1)
                            || stopped().contains(attempt - 1));
            tries = attempts.size();
        }

        /** What was only stopped is sent when it is due. */
        private Set<Integer> stopped() {
            return world.events.stream()
                    .filter(PayoutFailed.class::isInstance)
                    .map(PayoutFailed.class::cast)
                    .filter(event -> event.code().equals(PayoutFailed.STOPPED))
                    .map(event -> Objects.requireNonNull(event.attempt()))
                    .collect(Collectors.toSet());
        }

        /** Or never, where it is asked for later. */
        private void tellTwice(PaymentCommand message) {
            said.add(message);
            if (world.scheduled.stream().anyMatch(PaymentReviewDue.class::isInstance) && random.nextBoolean()) {
                lost++;
                return;
            }
            webhooks.add(message);
            webhooks.add(message);
        }

        private void next() {
            if (!world.undelivered.isEmpty()) {
                world.deliver(world.undelivered.removeFirst());
            }
        }

        private void redeliver() {
            var delivered = world.events.size() - world.undelivered.size();
            if (delivered > 0) {
                world.deliver(world.events.get(random.nextInt(delivered)));
            }
        }

        private void webhook() {
            if (!webhooks.isEmpty()) {
                var message = webhooks.remove(random.nextInt(webhooks.size()));
                var refusal = unlessRefused(message);
                if ("CHARGEBACK_UNKNOWN".equals(refusal)) {
                    webhooks.add(message);
                }
            }
        }

        private void inquiry() {
            if (!world.scheduled.isEmpty()) {
                // Ten minutes, or days.
                world.now = world.now.plus(
                        random.nextInt(6) > 0 ? Duration.ofMinutes(10) : Duration.ofDays(1 + random.nextInt(5)));
                world.deliver(world.scheduled.remove(random.nextInt(world.scheduled.size())));
            }
        }

        private void arriveLate() {
            var late = world.gateway.late;
            if (!late.isEmpty()) {
                var key = late.keySet().iterator().next();
                late.get(key).run();
                late.remove(key);
            }
        }

        /** A refusal changes nothing, and that is what is checked in the end; @return its code, if it was one */
        private @Nullable String unlessRefused(Object command) {
            try {
                world.handle(command);
                return null;
            } catch (Refused refused) {
                return refused.code();
            }
        }

        private static Object webhook(String key, GatewayAnswer answer) {
            var step = key.substring(key.indexOf('/') + 1);
            var subject = key.substring(0, key.indexOf('/'));
            var number = step.indexOf('/') < 0 ? 0 : Integer.parseInt(step.substring(step.indexOf('/') + 1));
            return switch (answer) {
                case Done(var reference) ->
                    switch (step) {
                        case "authorize" -> new RecordAuthorized(PAYMENT, reference);
                        case "capture" -> new RecordCaptured(PAYMENT);
                        case "void" -> new RecordVoided(PAYMENT);
                        case "refund" -> new RecordRefunded(PAYMENT, subject, reference);
                        default ->
                            step.startsWith("reversal/")
                                    ? new RecordTransferReversed(PAYOUT, number, reference)
                                    : new RecordPayoutSent(PAYOUT, number, reference);
                    };
                case Declined(var code) ->
                    switch (step) {
                        case "authorize" -> new RecordAuthorizationDeclined(PAYMENT, code);
                        case "capture" -> new RecordCaptureFailed(PAYMENT, code);
                        case "refund" -> new RecordRefundFailed(PAYMENT, subject, code);
                        default ->
                            step.startsWith("reversal/")
                                    ? new RecordTransferReversalFailed(PAYOUT, number, code)
                                    : new RecordPayoutFailed(PAYOUT, number, code);
                    };
                case Paid paid -> throw new AssertionError("this gateway holds money first");
                case NotFound() -> throw new AssertionError("nothing was done");
                case Accepted later -> throw new AssertionError("this gateway answers at once");
            };
        }

        private void endsWithTheGatewaysBooks() {
            var books = world.gateway.authorizations();
            assertThat(books.size()).as("charged at most once").isLessThanOrEqualTo(1);
            for (var it : books.values()) {
                assertThat(it.refunded).isLessThanOrEqualTo(it.captured);
                assertThat(it.voided && it.captured > 0).isFalse();
            }
            var payment = world.payment;
            if (payment == null || payment.order() == null) {
                assertThat(books).isEmpty();
            } else {
                var captured =
                        books.values().stream().mapToLong(it -> it.captured).sum();
                var refunded =
                        books.values().stream().mapToLong(it -> it.refunded).sum();
                var chargedBack =
                        books.values().stream().mapToLong(it -> it.chargedBack).sum();
                var held = books.values().stream().anyMatch(it -> !it.voided && it.captured == 0);
                assertThat(captured).isEqualTo(payment.phase() == Phase.CAPTURED ? PRICE : 0);
                assertThat(refunded).isEqualTo(payment.refunded().amountMinor());
                assertThat(chargedBack)
                        .isEqualTo(payment.chargebacks().values().stream()
                                .mapToLong(it -> it.amountMinor())
                                .sum());
                assertThat(held)
                        .isEqualTo(payment.phase() == Phase.AUTHORIZED || payment.phase() == Phase.CAPTURE_FAILED);
                assertThat(payment.phase()).isNotIn(Phase.AUTHORIZING, Phase.CAPTURING, Phase.VOIDING);
                if (payment.abandoned()) {
                    assertThat(world.events).anyMatch(PaymentVoided.class::isInstance);
                }
            }
            var net = world.events.stream()
                    .filter(PayoutSent.class::isInstance)
                    .mapToLong(it -> ((PayoutSent) it).net().amountMinor())
                    .sum();
            assertThat(world.gateway.transferred).isEqualTo(net);
            var reversed = world.events.stream()
                    .filter(TransferReversed.class::isInstance)
                    .mapToLong(it -> ((TransferReversed) it).amount().amountMinor())
                    .sum();
            assertThat(world.gateway.reversed)
                    .as("never twice")
                    .isEqualTo(reversed)
                    .isLessThanOrEqualTo(net);
            var payout = world.payout;
            if (payout != null) {
                assertThat(payout.phase()).isNotEqualTo(PayoutState.Phase.TRANSFERRING);
                if (payout.phase() == PayoutState.Phase.SENT) {
                    var sent = (PayoutSent) world.events.stream()
                            .filter(PayoutSent.class::isInstance)
                            .reduce((one, other) -> {
                                throw new AssertionError("sent twice");
                            })
                            .orElseThrow();
                    var owed = world.events.stream()
                            .filter(RecoveryDue.class::isInstance)
                            .mapToLong(it -> ((RecoveryDue) it).amount().amountMinor())
                            .sum();
                    assertThat(payout.reversals().sum()).isEqualTo(zar(reversed));
                    assertThat(payout.amount())
                            .as("what is paid less what is owed is what is earned")
                            .isEqualTo(sent.net().plus(sent.recovered()).minus(zar(owed)));
                }
            }
        }

        List<String> lines() {
            return world.events.stream().map(Object::toString).toList();
        }
    }
}
