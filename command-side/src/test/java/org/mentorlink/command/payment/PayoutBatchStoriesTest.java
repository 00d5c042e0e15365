package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.command.payment.Fixtures.ACCOUNT;
import static org.mentorlink.command.payment.Fixtures.MONDAY_10H;
import static org.mentorlink.command.payment.Fixtures.THANDI;
import static org.mentorlink.command.payment.Fixtures.zar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.payment.PayoutRunProperties.Every;
import org.mentorlink.command.payment.ScriptedGateway.Behaviour;
import org.mentorlink.payment.MentorAccountCommand;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.DescribePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountCommand.WithdrawPayout;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutCommand;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.DescribeReversal;
import org.mentorlink.payment.PayoutCommand.DescribeTransfer;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.ReturnPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutBegun;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferReversalFailed;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutRunDeadline.PayoutBatchInquiryDue;
import org.mentorlink.payment.PayoutRunDeadline.PayoutRunDue;
import org.mentorlink.shared.Refused;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many random stories of one mentor's payouts that are sent together: answers lost and late, events handled twice, earnings
 * that change and are disputed at any time, runs in between. Each payout is sent at most once, and in the end the gateway has
 * transferred what our events say, and the mentor has what was earned, but for what is owed.
 */
class PayoutBatchStoriesTest {

    private static final int STORIES = Integer.getInteger("stories", 3_000);
    private static final int PAYOUTS = 5;

    @Test
    void everyPayoutIsSentOnce() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("batch stories: -Dstories.seed=" + seed);
        Map<String, Integer> seen = new TreeMap<>();
        for (var number = 0; number < STORIES; number++) {
            var story = new Story(new Random(new SplittableRandom(seed + number).nextLong()));
            try {
                story.tell();
            } catch (Throwable failure) {
                throw new AssertionError(
                        "story " + number + " of seed " + seed + "\n"
                                + String.join(
                                        "\n",
                                        story.events.stream()
                                                .map(Object::toString)
                                                .toList()),
                        failure);
            }
            for (var event : story.events) {
                seen.merge(event.getClass().getSimpleName(), 1, Integer::sum);
                if (event instanceof PayoutBatchFailed failed) {
                    seen.merge(failed.code(), 1, Integer::sum);
                }
            }
        }
        System.out.println("batch stories: " + seen);
        // They are worth telling only if all of this happens in them.
        assertThat(seen)
                .containsKeys(
                        "PayoutBatchSent",
                        "PayoutBatchFailed",
                        "PayoutBatchOutcomeUnknown",
                        "PayoutBatchStopped",
                        "PayoutBatchContinued",
                        "stopped",
                        "PayoutWithdrawn",
                        "PayoutFrozen",
                        "PayoutRevisionDeferred",
                        "RecoveryDue",
                        "RecoveryOwed",
                        "TransferReversed");
    }

    private static final class Story extends MoneyWorld {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final Random random;
        private final Map<PayoutId, PayoutState> payouts = new HashMap<>();
        private final Set<PayoutId> disputed = new HashSet<>();
        private final Map<PayoutId, Long> earned = new HashMap<>();
        private final PayoutBatchWorker batchWorker;
        private final PayoutRuns runs;
        private final List<PayoutRunDue> ran = new ArrayList<>();
        private final Set<PayoutBatchId> retried = new HashSet<>();
        private @Nullable MentorAccountState account;
        private boolean calm;

        Story(Random random) {
            this.random = random;
            batchWorker = batches();
            runs = new PayoutRunProperties(
                    random.nextBoolean() ? Every.DAY : Every.AT_ONCE,
                    DayOfWeek.MONDAY,
                    LocalTime.of(6, 0),
                    ZoneOffset.UTC,
                    Map.of("ZAR", 1L + random.nextInt(2_000)));
            gateway.script = () -> calm || random.nextInt(3) > 0
                    ? Behaviour.ANSWER
                    : Behaviour.values()[random.nextInt(Behaviour.values().length)];
            gateway.clock = () -> now;
            gateway.onAsked = key -> {
                if (key.endsWith("/transfer")) {
                    assertThat(account.batches().entrySet())
                            .as("asked for though something in it is disputed or changed")
                            .noneMatch(
                                    batch -> GatewayKeys.ofBatch(batch.getKey()).equals(key)
                                            && !batch.getValue().stopped().isEmpty());
                    assertThat(account.batches().entrySet())
                            .as("asked for though something in it is disputed")
                            .noneMatch(
                                    batch -> GatewayKeys.ofBatch(batch.getKey()).equals(key)
                                            && batch.getValue().request().shares().stream()
                                                    .anyMatch(share -> disputed.contains(share.payoutId())));
                }
            };
            gateway.reachable = () -> calm || random.nextInt(3) > 0;
            gateway.declines = () -> !calm && random.nextInt(6) == 0;
        }

        void tell() {
            for (var turn = 0; turn < 80; turn++) {
                switch (random.nextInt(8)) {
                    case 0, 1 -> settle();
                    case 2 -> {
                        if (random.nextInt(3) == 0) {
                            dispute();
                        }
                    }
                    case 3 -> again();
                    case 4 -> due();
                    case 5 -> arriveLate();
                    default -> next();
                }
            }
            calm = true;
            for (var round = 0; round < 400; round++) {
                arriveLate();
                next();
                due();
            }
            disputed.stream().toList().forEach(id -> settle(id, earned.getOrDefault(id, 0L)));
            for (var round = 0; round < 400; round++) {
                next();
                due();
            }
            handle(new RunPayouts(ACCOUNT, true));
            for (var round = 0; round < 400; round++) {
                next();
                due();
            }
            assertThat(undelivered).isEmpty();
            assertThat(scheduled).isEmpty();
            addsUp();
        }

        private void addsUp() {
            var sent = new HashSet<PayoutId>();
            var toMentor = 0L;
            var byBatches = 0L;
            for (var event : events) {
                switch (event) {
                    case PayoutSent e -> {
                        assertThat(sent.add(e.payoutId()))
                                .as("sent twice: " + e)
                                .isTrue();
                        toMentor += e.net().amountMinor();
                    }
                    case PayoutBatchSent e -> byBatches += e.net().amountMinor();
                    case TransferReversed e -> toMentor -= e.amount().amountMinor();
                    default -> {}
                }
            }
            assertThat(byBatches).isEqualTo(gateway.transferred);
            assertThat(toMentor).isEqualTo(gateway.transferred - gateway.reversed);
            var all = earned.values().stream().mapToLong(Long::longValue).sum();
            var owes = account == null ? 0 : account.debt().amountMinor();
            assertThat(toMentor).as("earned, and what is owed back").isEqualTo(all + owes);
        }

        /** It could have been withdrawn, unless we do not know yet that it waits, or is less. */
        private void leavesOutWhatIsDisputed(PayoutBatchRequested batch) {
            for (var share : batch.shares()) {
                var id = share.payoutId();
                var held = disputed.contains(id) || payouts.get(id).deferred() != null;
                assertThat(held && undelivered.stream().noneMatch(event -> isAbout(event, id)))
                        .as("could have been withdrawn: " + id)
                        .isFalse();
            }
        }

        /** What has failed waits until staff have it tried again, each time once, or until something else is to be sent. */
        private void triesNothingAgainByItself(MentorAccountCommand command) {
            if (command instanceof RunPayouts run && run.after() != null) {
                assertThat(retried.add(run.after())).as("tried again once").isTrue();
            } else if (command instanceof RunPayouts run && !run.belowMinimum()) {
                assertThat(account.waiting()).as("due").anyMatch(each -> each.runAt() != null);
            }
        }

        private static boolean isAbout(Object event, PayoutId id) {
            return event instanceof PayoutCollected collected
                            && collected.payoutId().equals(id)
                    || event instanceof PayoutRevisionDeferred deferred
                            && deferred.payoutId().equals(id);
        }

        private void settle() {
            var id = PayoutId.of(booking(random.nextInt(PAYOUTS)));
            var before = earned.get(id);
            // Less each time, as refunds make it.
            settle(id, before == null ? 200 + random.nextInt(1_000) : random.nextInt(3) == 0 ? before / 2 : before);
        }

        private void settle(PayoutId id, long amount) {
            disputed.remove(id);
            try {
                var dueAt = random.nextBoolean() ? MONDAY_10H : now;
                handle(new SettleEarnings(
                        id, new BookingId("bkg_" + id.value().substring(4)), THANDI, zar(amount), zar(0), dueAt));
                earned.put(id, amount);
            } catch (Refused refused) {
                assertThat(refused.code()).isEqualTo("PAYOUT_ON_ITS_WAY");
            }
        }

        private void dispute() {
            payouts.keySet().stream().skip(random.nextInt(PAYOUTS)).findFirst().ifPresent(id -> {
                disputed.add(id);
                handle(new FreezePayout(id));
                withdraw(id);
            });
        }

        private void withdraw(PayoutId id) {
            if (account != null) {
                handle(new WithdrawPayout(ACCOUNT, id, payouts.get(id).bookingId()));
            }
        }

        private void next() {
            if (!undelivered.isEmpty()) {
                deliver(undelivered.removeFirst());
            }
        }

        /** One that was handled before, or what staff have tried again, or is time. */
        private void again() {
            if (!parked.isEmpty() && random.nextInt(3) == 0) {
                var step = parked.get(random.nextInt(parked.size()));
                if (step.commandType().equals(RunPayouts.class.getName())) {
                    handle(JSON.readValue(step.command(), RunPayouts.class));
                }
                return;
            }
            if (!ran.isEmpty() && random.nextInt(3) == 0) {
                deliver(ran.get(random.nextInt(ran.size())));
                return;
            }
            var delivered = events.size() - undelivered.size();
            if (delivered > 0) {
                var event = events.get(random.nextInt(delivered));
                if (event instanceof PayoutBatchRequested || event instanceof PayoutBatchSent) {
                    deliver(event);
                }
            }
        }

        private void due() {
            if (!scheduled.isEmpty()) {
                now = now.plus(Duration.ofHours(6));
                deliver(scheduled.removeFirst());
            }
        }

        private void arriveLate() {
            gateway.late.keySet().stream()
                    .findFirst()
                    .ifPresent(key -> gateway.late.remove(key).run());
        }

        @Override
        @Nullable Object handle(Object command) {
            return switch (command) {
                case DescribePayoutBatch c ->
                    account == null ? null : account.outstanding(c.payoutBatchId(), c.attempt());
                case MentorAccountCommand c -> {
                    for (var event : new MentorAccountDecisions(runs, gateways, now).decide(account, c)) {
                        if (event instanceof PayoutBatchRequested batch) {
                            leavesOutWhatIsDisputed(batch);
                            triesNothingAgainByItself(c);
                        }
                        account = MentorAccountState.evolve(account, event);
                        publish(event);
                    }
                    yield null;
                }
                case DescribeTransfer c ->
                    payouts.get(c.payoutId()).outstanding(c.attempt()).orElse(null);
                case DescribeReversal c -> payouts.get(c.payoutId()).reversals().outstanding(c.number(), c.attempt());
                case PayoutCommand c -> {
                    for (var event : PayoutDecisions.decide(payouts.get(c.payoutId()), c, gateways, now)) {
                        payouts.put(c.payoutId(), PayoutState.evolve(payouts.get(c.payoutId()), event));
                        publish(event);
                    }
                    yield null;
                }
                default -> super.handle(command);
            };
        }

        /** What the worker and the booking's process do. */
        @Override
        void deliver(Object event) {
            switch (event) {
                case PayoutScheduled e -> handle(new BeginPayout(e.payoutId()));
                case PayoutRevised e -> handle(new BeginPayout(e.payoutId()));
                case PayoutBegun e ->
                    handle(new ApplyRecovery(
                            e.mentorAccountId(), e.payoutId(), e.bookingId(), e.amount(), e.mentorId(), "sandbox"));
                case RecoveryApplied e -> handle(new SendPayout(e.payoutId(), e.recovered(), 0));
                case PayoutRevisionDeferred e -> {
                    if (account == null || disputed.contains(e.payoutId())) {
                        withdraw(e.payoutId());
                    } else {
                        handle(new WithdrawPayout(ACCOUNT, e.payoutId(), e.bookingId(), e.amount(), e.dueAt()));
                    }
                }
                case RecoveryDue e -> handle(new OweRecovery(ACCOUNT, e.payoutId(), e.bookingId(), e.carried()));
                case TransferReversalFailed e ->
                    handle(new OweRecovery(ACCOUNT, e.payoutId(), e.bookingId(), e.carried()));
                case PayoutCollected e -> {
                    batchWorker.on(e);
                    if (disputed.contains(e.payoutId())
                            || payouts.get(e.payoutId()).deferred() != null) {
                        withdraw(e.payoutId());
                    }
                }
                case PayoutWithdrawn e -> handle(new ReturnPayout(e.payoutId(), disputed.contains(e.payoutId())));
                case PayoutBatchRequested e -> batchWorker.on(e, happened(e));
                case PayoutBatchSent e -> batchWorker.on(e);
                case PayoutBatchFailed e -> batchWorker.on(e);
                case PayoutBatchOutcomeUnknown e -> batchWorker.on(e);
                case PayoutRunDue e -> {
                    ran.add(e);
                    batchWorker.on(e);
                }
                case PayoutBatchInquiryDue e -> batchWorker.on(e);
                case MentorAccountEvent e -> {}
                default -> super.deliver(event);
            }
        }

        private static BookingId booking(int number) {
            return new BookingId("bkg_story" + number);
        }
    }
}
