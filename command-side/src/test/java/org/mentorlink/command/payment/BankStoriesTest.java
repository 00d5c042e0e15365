package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.BankDeskCommand.CorrectBankTransfer;
import org.mentorlink.payment.BankDeskCommand.MakeBankFile;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankDeskCommand.RecordReturnPaid;
import org.mentorlink.payment.BankDeskDeadline.BankDeskReviewDue;
import org.mentorlink.payment.BankDeskEvent.BankFileMade;
import org.mentorlink.payment.BankDeskEvent.BankTransferCorrected;
import org.mentorlink.payment.BankDeskEvent.BankTransferDone;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferReturned;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.GatewayDeadline.PayoutInquiryDue;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountCommand.WithdrawPayout;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailureCorrected;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchStopRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountEvent.ReturnAsideGivenUp;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.ReturnSetAside;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.ReturnPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutBegun;
import org.mentorlink.payment.PayoutEvent.PayoutCancelled;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferStopRequested;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutRunDeadline.PayoutBatchInquiryDue;
import org.mentorlink.payment.PayoutRunDeadline.PayoutRunDue;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Money;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Many random stories of a mentor whom the platform's bank pays: files, failures that are true and such that are not, money that comes
 * back, what is paid by hand, disputes at any time, events that are handled late and twice. What the bank has really paid is what the
 * ledger says of its account, and what the mentor has earned, but for what is owed; and no payout is paid twice.
 */
class BankStoriesTest {

    private static final int STORIES = Math.min(Integer.getInteger("stories", 300), 2_000);

    @Test
    void what_the_bank_has_paid_is_what_was_earned() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("bank stories: -Dstories.seed=" + seed);
        Map<String, Integer> seen = new TreeMap<>();
        for (var number = 0; number < STORIES; number++) {
            var story = new Story(new Random(new SplittableRandom(seed + number).nextLong()));
            try {
                story.tell();
            } catch (Throwable failure) {
                throw new AssertionError(
                        "story " + number + " of seed " + seed + '\n' + String.join("\n", story.told), failure);
            } finally {
                story.axon.shutdown();
            }
            story.seen.forEach((what, times) -> seen.merge(what, times, Integer::sum));
        }
        System.out.println("bank stories: " + seen);
        // They are worth telling only if all of this happens in them.
        assertThat(seen)
                .containsKeys(
                        "BankTransferWithdrawn",
                        "BankTransferStopAsked",
                        "BankTransferCorrected",
                        "TransferOwed",
                        "OwedTransferReturned",
                        "owed besides",
                        "as it was",
                        "RETURN_SET_ASIDE",
                        "BankTransferReturned",
                        "BankTransferPaidByHand",
                        "PayoutBatchFailureCorrected",
                        "PayoutBatchReturned",
                        "PayoutFrozen",
                        "RecoveryDue",
                        "ReturnSetAside",
                        "ReturnAsideGivenUp",
                        "ReturnPaidByHand",
                        "RETURN_UNDER_WAY",
                        "NOT_SET_ASIDE",
                        "NOTHING_OWED");
    }

    private static final class Story {

        private static final Instant NOW = Fixtures.MONDAY_10H;
        private static final MemberId STAFF = new MemberId("mbr_finance");
        private static final BankDeskId DESK = BankDeskId.of("ZAR");
        private static final int PAYOUTS = 4;

        private final Random random;
        private final InMemoryEventStorageEngine stored = new InMemoryEventStorageEngine();
        private final Configuration axon;
        private final CommandGateway commands;
        private final PaymentWorker worker;
        private final PayoutBatchWorker batches;
        private final BankTransferWorker bank;
        private final List<String> told = new ArrayList<>();
        private final Map<String, Integer> seen = new TreeMap<>();
        private final ArrayDeque<DomainEventMessage<?>> waiting = new ArrayDeque<>();
        private final List<Object> scheduled = new ArrayList<>();
        private final List<Object> parked = new ArrayList<>();

        /** What the processes of the bookings know. */
        private final Set<PayoutId> disputed = new HashSet<>();

        private final Map<PayoutId, Long> earned = new LinkedHashMap<>();
        private final Set<PayoutId> collected = new HashSet<>();
        private final Set<PayoutId> over = new HashSet<>();
        private final Map<PayoutId, Integer> sends = new HashMap<>();

        /** What finance see. */
        private final Map<BankTransferId, BankTransferOrdered> filed = new LinkedHashMap<>();

        private final Map<BankTransferId, BankTransferOrdered> ordered = new HashMap<>();
        private final Map<BankTransferId, BankTransferOrdered> failed = new LinkedHashMap<>();
        private final Map<BankTransferId, BankTransferOrdered> done = new LinkedHashMap<>();
        private final Map<BankTransferId, BankTransferOrdered> returned = new LinkedHashMap<>();

        /** What the bank did: those it made, and what has left it in all. */
        private final Set<BankTransferId> made = new HashSet<>();

        private long left;

        /** Of which it was told that they came back, and they did not. */
        private final Set<BankTransferId> mistaken = new HashSet<>();

        private long payable;
        private long receivable;
        private long assets;
        private long debt;

        /** What staff are to pay by hand, and what they have. */
        private final Map<BankTransferId, Money> aside = new HashMap<>();

        private final Map<BankTransferId, Long> byHand = new HashMap<>();
        private Returns returns = Returns.none(zar(0));
        private int names;
        private @Nullable TrackingToken read;

        Story(Random random) {
            this.random = random;
            var runs = random.nextBoolean()
                    ? PayoutRuns.NONE
                    : new PayoutRunProperties(
                            PayoutRunProperties.Every.DAY,
                            java.time.DayOfWeek.MONDAY,
                            java.time.LocalTime.of(6, 0),
                            ZoneOffset.UTC,
                            Map.of());
            ObjectProvider<CommandGateway> provided = mock();
            var clock = Clock.fixed(NOW, ZoneOffset.UTC);
            var gateways = new PaymentGateways(
                    List.of(new BankGateway(provided)),
                    new GatewayProperties("sandbox", Map.of()),
                    new PayoutProperties("bank", Map.of()));
            var resources = new SimpleResourceParameterResolverFactory(
                    List.of(clock, runs, gateways, new BankCorrections(provided)));
            axon = DefaultConfigurer.defaultConfiguration(false)
                    .registerComponent(
                            ParameterResolverFactory.class,
                            it -> MultiParameterResolverFactory.ordered(
                                    ClasspathParameterResolverFactory.forClass(Story.class), resources))
                    .configureEmbeddedEventStore(it -> stored)
                    .configureAggregate(Payout.class)
                    .configureAggregate(MentorAccount.class)
                    .configureAggregate(BankDesk.class)
                    .buildConfiguration();
            axon.start();
            commands = axon.commandGateway();
            when(provided.getObject()).thenReturn(commands);
            EventScheduler schedule = mock();
            when(schedule.schedule(any(Instant.class), any())).thenAnswer(call -> {
                scheduled.add(((EventMessage<?>) call.getArgument(1)).getPayload());
                return new ScheduleToken() {};
            });
            var wallClock = Clock.systemUTC();
            worker = new PaymentWorker(gateways, commands, schedule, wallClock) {
                @Override
                void park(String processId, Object command, String cause) {
                    parked.add(command);
                }
            };
            batches = new PayoutBatchWorker(worker, gateways, schedule, wallClock);
            bank = new BankTransferWorker(worker, schedule);
        }

        void tell() {
            for (var step = 0; step < 60; step++) {
                happen();
                for (var some = random.nextInt(6); some > 0; some--) {
                    deliver();
                }
            }
            end();
            assertThat(over).as("all is paid").containsAll(earned.keySet());
            assertThat(sends.values()).as("none twice").allMatch(times -> times <= 1);
            assertThat(payable).as("nothing is payable").isZero();
            var held = aside.values().stream().mapToLong(Money::amountMinor).sum();
            assertThat(receivable)
                    .as("the ledger's debt is the account's, but for what is set aside")
                    .isEqualTo(debt - held);
            assertThat(left).as("the bank's books are the ledger's").isEqualTo(-assets);
            assertThat(left)
                    .as("paid what was earned, and what is owed")
                    .isEqualTo(
                            earned.values().stream().mapToLong(Long::longValue).sum() + debt - held);
        }

        private void happen() {
            switch (random.nextInt(16)) {
                case 0, 1, 2 -> earn();
                case 3 -> dispute();
                case 4 -> decide();
                case 5, 6 -> file();
                case 7, 8 -> record();
                case 9 -> comeBack();
                case 10 -> random(returned).forEach(this::setAside);
                case 14 -> random(returned).forEach(this::byHand);
                case 15 ->
                    random(random.nextInt(3) == 0 ? returned : asideOnly()).forEach(this::giveUp);
                case 11, 12 -> {
                    if (!scheduled.isEmpty()) {
                        due(scheduled.remove(random.nextInt(scheduled.size())));
                    }
                }
                default -> {
                    if (random.nextBoolean()) {
                        random(random.nextBoolean() ? failed : returned).forEach(this::correct);
                    } else {
                        retry();
                    }
                }
            }
        }

        /** Nothing new, until nothing is open. */
        private void end() {
            for (var round = 0; round < 40; round++) {
                while (!waiting.isEmpty() || !scheduled.isEmpty()) {
                    deliver();
                    if (!scheduled.isEmpty()) {
                        due(scheduled.removeFirst());
                    }
                }
                List.copyOf(disputed).forEach(this::decide);
                List.copyOf(filed.values()).forEach(it -> record(it, false));
                List.copyOf(failed.values()).stream()
                        .filter(it -> made.contains(it.bankTransferId()))
                        .forEach(this::correct);
                deliverAll();
                List.copyOf(returned.values()).stream()
                        .filter(it -> mistaken.contains(it.bankTransferId()))
                        .forEach(it -> {
                            if (aside.containsKey(it.bankTransferId())) {
                                giveUp(it);
                            }
                            correct(it);
                        });
                retry();
                file();
                deliverAll();
                if (over.containsAll(earned.keySet()) && filed.isEmpty() && disputed.isEmpty() && mistaken.isEmpty()) {
                    return;
                }
            }
        }

        private void earn() {
            if (earned.size() < PAYOUTS) {
                var number = earned.size() + 1;
                settle(payout(number), 100L + random.nextInt(900));
            }
        }

        private void dispute() {
            var all = List.copyOf(earned.keySet());
            if (!all.isEmpty()) {
                var payout = all.get(random.nextInt(all.size()));
                disputed.add(payout);
                send(new FreezePayout(payout));
                withdraw(payout);
            }
        }

        private void decide() {
            List.copyOf(disputed).stream().findFirst().ifPresent(this::decide);
        }

        private void decide(PayoutId payout) {
            disputed.remove(payout);
            var before = earned.getOrDefault(payout, 0L);
            settle(payout, random.nextInt(3) == 0 ? 0 : random.nextBoolean() ? before : before / 2);
        }

        private void settle(PayoutId payout, long amount) {
            earned.put(payout, amount);
            send(new SettleEarnings(payout, booking(payout), Fixtures.THANDI, zar(amount), zar(0), NOW));
        }

        private void file() {
            send(new MakeBankFile(DESK, BankFileId.of(STAFF, "ZAR", "file-" + names++), STAFF));
        }

        private void record() {
            random(filed).forEach(it -> record(it, random.nextInt(3) == 0));
        }

        /** @param mistaken what the bank has made is told as failed */
        private void record(BankTransferOrdered transfer, boolean mistaken) {
            var id = transfer.bankTransferId();
            if (made.contains(id) && !mistaken) {
                send(new RecordBankTransferDone(DESK, id, "FNB-" + names++, STAFF));
            } else {
                send(new RecordBankTransferFailed(DESK, id, "account_closed", false, STAFF));
            }
        }

        private void comeBack() {
            random(done).forEach(it -> {
                if (random.nextInt(3) == 0) {
                    mistaken.add(it.bankTransferId());
                } else {
                    left -= it.amount().amountMinor();
                }
                send(new RecordBankTransferFailed(DESK, it.bankTransferId(), "returned", true, STAFF));
            });
        }

        private void setAside(BankTransferOrdered transfer) {
            send(new SetReturnAside(Fixtures.ACCOUNT, transfer.bankTransferId(), "She asked for it", STAFF));
        }

        private void giveUp(BankTransferOrdered transfer) {
            send(new GiveUpReturnAside(Fixtures.ACCOUNT, transfer.bankTransferId(), "She is not there", STAFF));
        }

        /** As much as was told when it was set aside. */
        private void byHand(BankTransferOrdered transfer) {
            var amount = aside.getOrDefault(transfer.bankTransferId(), transfer.amount());
            var id = transfer.bankTransferId();
            send(new RecordReturnPaid(DESK, id, amount, "FNB-" + names++, "She asked for it", STAFF));
        }

        private Map<BankTransferId, BankTransferOrdered> asideOnly() {
            var all = new LinkedHashMap<>(returned);
            all.keySet().retainAll(aside.keySet());
            return all;
        }

        private void correct(BankTransferOrdered transfer) {
            var id = transfer.bankTransferId();
            if (mistaken.contains(id)) {
                send(new CorrectBankTransfer(DESK, id, null, "It is there", STAFF));
            } else if (made.contains(id) && failed.containsKey(id)) {
                send(new CorrectBankTransfer(DESK, id, "FNB-" + names++, "It was paid", STAFF));
            }
        }

        private void retry() {
            var all = List.copyOf(parked);
            parked.clear();
            all.forEach(this::send);
        }

        private List<BankTransferOrdered> random(Map<BankTransferId, BankTransferOrdered> of) {
            var all = List.copyOf(of.values());
            return all.isEmpty() ? List.of() : List.of(all.get(random.nextInt(all.size())));
        }

        private void deliverAll() {
            while (!waiting.isEmpty()) {
                deliver();
            }
        }

        /** What was refused for good is seen by staff. */
        private @Nullable String send(Object command) {
            told.add("> " + command);
            String refusal = null;
            try {
                commands.sendAndWait(command);
            } catch (CommandExecutionException refused) {
                refusal = refused instanceof org.mentorlink.shared.Refused it ? it.code() : refused.toString();
                told.add("  " + refusal);
                seen.merge(refusal, 1, Integer::sum);
            }
            hear();
            return refusal;
        }

        private void hear() {
            try (var stream = stored.readEvents(read, false)) {
                stream.forEach(message -> {
                    read = message.trackingToken();
                    var event = (DomainEventMessage<?>) message;
                    told.add(event.getPayload().toString());
                    seen.merge(event.getPayloadType().getSimpleName(), 1, Integer::sum);
                    book(event.getPayload());
                    waiting.add(event);
                    if (event.getPayload() instanceof MentorAccountEvent of) {
                        returns = returns.evolve(of);
                        agrees();
                    }
                });
            }
        }

        /** What is owed of each transfer is owed of it alone, and never more than came back of it. */
        private void agrees() {
            var open = returns.open().stream()
                    .mapToLong(part -> part.amount().amountMinor())
                    .sum();
            assertThat(open).as("what is owed in all").isEqualTo(Math.max(0, -debt));
            returned.forEach((id, transfer) -> {
                var ofIt = returns.owed(id).plus(returns.setAside(id)).amountMinor() + byHand.getOrDefault(id, 0L);
                assertThat(ofIt)
                        .as("owed of %s, set aside and paid", id)
                        .isLessThanOrEqualTo(transfer.amount().amountMinor());
                assertThat(returns.setAside(id).amountMinor())
                        .isEqualTo(aside.getOrDefault(id, zar(0)).amountMinor());
            });
        }

        /** What the ledger says, and what finance see. */
        private void book(Object event) {
            switch (event) {
                case PayoutScheduled e -> payable += e.amount().amountMinor();
                case PayoutRevised e -> {
                    payable -= e.amountReduction().amountMinor();
                    over.remove(e.payoutId());
                }
                case PayoutSent e -> {
                    payable -= e.net().plus(e.recovered()).amountMinor();
                    assets -= e.net().amountMinor();
                    receivable -= e.recovered().amountMinor();
                    sends.merge(e.payoutId(), 1, Integer::sum);
                    over.add(e.payoutId());
                }
                case PayoutCancelled e -> over.add(e.payoutId());
                case RecoveryDue e -> receivable += e.amount().amountMinor();
                case PayoutReturned e -> {
                    assets += e.amount().amountMinor();
                    receivable -= e.amount().amountMinor();
                }
                case ReturnPaidByHand e -> {
                    assets -= e.amount().amountMinor();
                    receivable += e.amount().amountMinor();
                    left += e.amount().amountMinor();
                    byHand.merge(e.bankTransferId(), e.amount().amountMinor(), Long::sum);
                    aside.computeIfPresent(
                            e.bankTransferId(), (id, all) -> all.equals(e.amount()) ? null : all.minus(e.amount()));
                    debt = e.debt().amountMinor();
                }
                case TransferOwed e -> {
                    assets -= e.amount().amountMinor();
                    receivable += e.amount().amountMinor();
                    byHand.remove(e.bankTransferId());
                    debt = e.debt().amountMinor();
                }
                case OwedTransferReturned e -> {
                    assets += e.amount().amountMinor();
                    receivable -= e.amount().amountMinor();
                    debt = e.debt().amountMinor();
                }
                case ReturnSetAside e -> {
                    aside.put(e.bankTransferId(), e.amount());
                    debt = e.debt().amountMinor();
                }
                case ReturnAsideGivenUp e -> {
                    aside.remove(e.bankTransferId());
                    debt = e.debt().amountMinor();
                }
                case RecoveryOwed e -> debt = e.debt().amountMinor();
                case RecoveryApplied e -> debt = e.debt().amountMinor();
                case PayoutBatchRequested e -> debt = e.debt().amountMinor();
                case PayoutBatchFailed e -> debt = e.debt().amountMinor();
                case PayoutBatchFailureCorrected e -> debt = e.debt().amountMinor();
                case BankTransferOrdered e -> ordered.put(e.bankTransferId(), e);
                case BankFileMade e ->
                    e.lines().forEach(line -> {
                        var transfer = ordered.get(line.bankTransferId());
                        filed.put(line.bankTransferId(), transfer);
                        if (random.nextInt(4) > 0) {
                            made.add(line.bankTransferId());
                            left += line.amount().amountMinor();
                        }
                    });
                case BankTransferDone e -> done.put(e.bankTransferId(), filed.remove(e.bankTransferId()));
                case BankTransferFailed e -> {
                    filed.remove(e.bankTransferId());
                    failed.put(e.bankTransferId(), ordered.get(e.bankTransferId()));
                }
                case BankTransferCorrected e -> {
                    var id = e.bankTransferId();
                    mistaken.remove(id);
                    failed.remove(id);
                    returned.remove(id);
                    done.put(id, ordered.get(id));
                    seen.merge(e.besides() ? "owed besides" : "as it was", 1, Integer::sum);
                }
                case BankTransferReturned e -> returned.put(e.bankTransferId(), done.remove(e.bankTransferId()));
                default -> {}
            }
        }

        /** The next event to the processes and the workers, at times twice. */
        private void deliver() {
            var message = waiting.poll();
            if (message == null) {
                return;
            }
            for (var times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
                process(message);
                work(message);
                hear();
            }
        }

        private void process(DomainEventMessage<?> message) {
            switch (message.getPayload()) {
                case PayoutScheduled e -> send(new BeginPayout(e.payoutId()));
                case PayoutRevised e -> {
                    if (!disputed.contains(e.payoutId())) {
                        send(new BeginPayout(e.payoutId()));
                    }
                }
                case PayoutBegun e ->
                    send(new ApplyRecovery(
                            e.mentorAccountId(), e.payoutId(), e.bookingId(), e.amount(), e.mentorId(), "payfast"));
                case RecoveryApplied e ->
                    send(new SendPayout(e.payoutId(), e.recovered(), 0, disputed.contains(e.payoutId())));
                case PayoutCollected e -> {
                    collected.add(e.payoutId());
                    if (disputed.contains(e.payoutId())) {
                        withdraw(e.payoutId());
                    }
                }
                case PayoutRevisionDeferred e -> withdraw(e.payoutId());
                case PayoutWithdrawn e -> {
                    collected.remove(e.payoutId());
                    send(new ReturnPayout(e.payoutId(), disputed.contains(e.payoutId())));
                }
                case TransferRequested e when disputed.contains(e.payoutId()) -> send(new FreezePayout(e.payoutId()));
                case PayoutFailed e -> {
                    if (disputed.contains(e.payoutId())) {
                        send(new FreezePayout(e.payoutId()));
                    }
                    if (!e.code().equals(PayoutFailed.STOPPED)) {
                        parked.add(new SendPayout(e.payoutId(), e.recovered(), e.attempt()));
                    } else if (!disputed.contains(e.payoutId())) {
                        send(new BeginPayout(e.payoutId()));
                    }
                }
                case RecoveryDue e ->
                    send(new OweRecovery(
                            e.mentorAccountId(),
                            e.payoutId(),
                            e.bookingId(),
                            e.carried(),
                            message.getSequenceNumber()));
                default -> {}
            }
        }

        private void work(DomainEventMessage<?> message) {
            var at = Instant.now();
            switch (message.getPayload()) {
                case TransferRequested e -> worker.on(e, at);
                case PayoutOutcomeUnknown e -> worker.on(e);
                case TransferStopRequested e -> bank.on(e);
                case PayoutReturned e -> bank.on(e, message.getSequenceNumber());
                case PayoutCollected e -> batches.on(e);
                case PayoutBatchRequested e -> batches.on(e, at);
                case PayoutBatchOutcomeUnknown e -> batches.on(e);
                case PayoutBatchSent e -> batches.on(e);
                case PayoutBatchFailed e -> batches.on(e);
                case PayoutBatchStopRequested e -> bank.on(e);
                case PayoutBatchReturned e -> bank.on(e);
                case ReturnPaidByHand e -> bank.on(e);
                case BankTransferWithdrawn e -> bank.on(e);
                case BankTransferFailed e -> bank.on(e);
                case BankTransferDone e -> bank.on(e);
                case BankTransferReturned e -> bank.on(e);
                default -> {}
            }
        }

        private void due(Object deadline) {
            switch (deadline) {
                case PayoutRunDue e -> send(new RunPayouts(e.mentorAccountId(), true));
                case PayoutBatchInquiryDue e when waiting.isEmpty() && random.nextBoolean() -> batches.on(e);
                case PayoutInquiryDue e when random.nextBoolean() -> worker.on(e);
                case BankDeskReviewDue e -> bank.on(e);
                default -> {}
            }
            hear();
        }

        private void withdraw(PayoutId payout) {
            if (collected.contains(payout)) {
                send(new WithdrawPayout(Fixtures.ACCOUNT, payout, booking(payout)));
            }
        }

        private static PayoutId payout(int number) {
            return PayoutId.of(new BookingId("bkg_bank" + number));
        }

        private static BookingId booking(PayoutId payout) {
            return new BookingId("bkg_" + payout.value().substring(PayoutId.PREFIX.length()));
        }

        private static Money zar(long minor) {
            return Money.of(minor, "ZAR");
        }
    }
}
