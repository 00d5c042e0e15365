package org.mentorlink.command.payment;

import static org.mentorlink.command.payment.Fixtures.ACCOUNT;
import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.MONDAY_10H;
import static org.mentorlink.command.payment.Fixtures.PAYOUT;
import static org.mentorlink.command.payment.Fixtures.THANDI;
import static org.mentorlink.command.payment.Fixtures.refusal;
import static org.mentorlink.command.payment.Fixtures.zar;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.OutstandingReversal;
import org.mentorlink.payment.OutstandingTransfer;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutCommand;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.CorrectPayoutFailure;
import org.mentorlink.payment.PayoutCommand.DescribeReversal;
import org.mentorlink.payment.PayoutCommand.DescribeTransfer;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.RecordPayoutBatched;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordPayoutReturned;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutCommand.RecordReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordTransferNotFound;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversalFailed;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversed;
import org.mentorlink.payment.PayoutCommand.ResumeReversal;
import org.mentorlink.payment.PayoutCommand.ResumeTransfer;
import org.mentorlink.payment.PayoutCommand.ReturnPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutBegun;
import org.mentorlink.payment.PayoutEvent.PayoutCancelled;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutFrozen;
import org.mentorlink.payment.PayoutEvent.PayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversalFailed;
import org.mentorlink.payment.PayoutEvent.TransferReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.TransferReversalRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutEvent.TransferStopRequested;
import org.mentorlink.shared.Money;

class PayoutTest {
    private static final Instant DUE = MONDAY_10H;
    private static final PayoutScheduled SCHEDULED = scheduledFor(DUE);
    private static final PayoutScheduled HELD_BY_STRIPE =
            new PayoutScheduled(PAYOUT, BOOKING, THANDI, zar(750), zar(250), DUE, "stripe");
    private static final PayoutFrozen FROZEN = new PayoutFrozen(PAYOUT, BOOKING);
    private static final PayoutFrozen FROZEN_BEGUN = new PayoutFrozen(PAYOUT, BOOKING, true);
    private static final PayoutCancelled CANCELLED = new PayoutCancelled(PAYOUT, BOOKING);
    private static final PayoutBegun BEGUN = new PayoutBegun(PAYOUT, BOOKING, THANDI, ACCOUNT, zar(750));
    private static final PayoutFailed FAILED = failed(0);
    private static final PayoutRevisionDeferred HALVED_LATER =
            new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(375), zar(125), DUE);

    private static final PayoutRevisionDeferred AS_BEFORE =
            new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(750), zar(250), DUE);

    private AggregateTestFixture<Payout> fixture;

    private void start() {
        fixture = Fixtures.fixture(Payout.class);
    }

    private ResultValidator<Payout> when(PayoutCommand command, Object... before) {
        start();
        return before.length == 0
                ? fixture.givenNoPriorActivity().when(command)
                : fixture.given(before).when(command);
    }

    private static PayoutScheduled scheduledFor(Instant dueAt) {
        return new PayoutScheduled(PAYOUT, BOOKING, THANDI, zar(750), zar(250), dueAt);
    }

    private static SettleEarnings settle(long amount, long commission) {
        return new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(amount), zar(commission), DUE);
    }

    private static PayoutRevised revised(long amount, long commission, long less, long commissionLess) {
        return new PayoutRevised(PAYOUT, BOOKING, zar(amount), zar(commission), zar(less), zar(commissionLess), DUE);
    }

    private static TransferRequested transfer(long net, long recovered, int attempt) {
        return new TransferRequested(PAYOUT, BOOKING, THANDI, zar(net), zar(recovered), attempt, "sandbox");
    }

    private static TransferRequested transferBy(String gateway, int attempt) {
        return new TransferRequested(PAYOUT, BOOKING, THANDI, zar(750), zar(0), attempt, gateway);
    }

    private static PayoutSent sent(long net, long recovered, @Nullable String reference) {
        return new PayoutSent(PAYOUT, BOOKING, THANDI, zar(net), zar(recovered), reference);
    }

    private static PayoutFailed failed(long recovered) {
        return new PayoutFailed(PAYOUT, BOOKING, zar(recovered), "account_closed", 1);
    }

    /** It was never asked for, or never arrived. */
    private static PayoutFailed stopped(long recovered) {
        return new PayoutFailed(PAYOUT, BOOKING, zar(recovered), PayoutFailed.STOPPED, 1);
    }

    private static PayoutOutcomeUnknown unknown(int attempt, Instant askAgainAt) {
        return new PayoutOutcomeUnknown(PAYOUT, BOOKING, attempt, askAgainAt);
    }

    /** The gateway is only asked what became of it. */
    private static PayoutOutcomeUnknown quiet(int attempt, Instant askAgainAt, Instant since) {
        return new PayoutOutcomeUnknown(PAYOUT, BOOKING, attempt, askAgainAt, since);
    }

    private static PayoutOutcomeUnknown quiet(int attempt, Instant askAgainAt) {
        return quiet(attempt, askAgainAt, askAgainAt);
    }

    private static RecoveryDue recovery(long amount, long commission, long total) {
        return new RecoveryDue(PAYOUT, BOOKING, THANDI, ACCOUNT, zar(amount), zar(commission), zar(total));
    }

    @Nested
    class SentWithOthers {
        private static final PayoutBatchId BATCH = PayoutBatchId.of(ACCOUNT, 3);
        private static final RecordPayoutBatched RECORD =
                new RecordPayoutBatched(PAYOUT, BATCH, zar(100), "stripe", "tr_1");
        private static final PayoutSent SENT =
                new PayoutSent(PAYOUT, BOOKING, THANDI, zar(650), zar(100), "tr_1", BATCH, "stripe");

        @Test
        void isSentAsAShareOfTheTransfer() {
            when(RECORD, SCHEDULED, BEGUN).expectEvents(SENT);
        }

        @Test
        void onlyOnceAndOnlyWhereItHasBegun() {
            when(RECORD, SCHEDULED, BEGUN, SENT).expectNoEvents();
            when(RECORD, SCHEDULED).expectNoEvents();
            when(RECORD, SCHEDULED, FROZEN).expectNoEvents();
            when(RECORD, SCHEDULED, BEGUN, transfer(750, 0, 1)).expectNoEvents();
        }

        @Test
        void whatIsLessByThenIsTakenBackFromItsShareOfTheTransfer() {
            when(RECORD, SCHEDULED, BEGUN, HALVED_LATER)
                    .expectEvents(
                            SENT,
                            new RecoveryDue(PAYOUT, BOOKING, THANDI, ACCOUNT, zar(375), zar(125), zar(375), zar(375)),
                            new TransferReversalRequested(PAYOUT, BOOKING, 1, zar(375), "stripe", "tr_1"));
        }

        @Test
        void neverMoreThanItsShareIsTakenBack() {
            when(settle(0, 0), SCHEDULED, BEGUN, SENT)
                    .expectEvents(
                            new RecoveryDue(PAYOUT, BOOKING, THANDI, ACCOUNT, zar(750), zar(250), zar(750), zar(650)),
                            new TransferReversalRequested(PAYOUT, BOOKING, 1, zar(650), "stripe", "tr_1"));
        }

        @Test
        void withdrawnForADisputeItIsFrozen() {
            when(new ReturnPayout(PAYOUT, true), SCHEDULED, BEGUN).expectEvents(FROZEN);
            when(settle(375, 125), SCHEDULED, BEGUN, FROZEN).expectEvents(revised(375, 125, 375, 125));
        }

        @Test
        void withdrawnForAChangeItIsChanged() {
            when(new ReturnPayout(PAYOUT, false), SCHEDULED, BEGUN, HALVED_LATER)
                    .expectEvents(revised(375, 125, 375, 125));
            when(new ReturnPayout(PAYOUT, false), SCHEDULED, BEGUN).expectEvents(revised(750, 250, 0, 0));
            when(new BeginPayout(PAYOUT), SCHEDULED, BEGUN, HALVED_LATER, revised(375, 125, 375, 125))
                    .expectEvents(new PayoutBegun(PAYOUT, BOOKING, THANDI, ACCOUNT, zar(375)));
        }

        @Test
        void whatIsOnItsWayIsNotReturned() {
            when(new ReturnPayout(PAYOUT, true), SCHEDULED, BEGUN, transfer(750, 0, 1))
                    .expectNoEvents();
            when(new ReturnPayout(PAYOUT, false), SCHEDULED, BEGUN, SENT).expectNoEvents();
        }
    }

    @Nested
    class SettlingTheEarnings {
        @Test
        void schedulesThePayout() {
            when(settle(750, 250)).expectEvents(SCHEDULED);
        }

        @Test
        void remembersWhichGatewayHoldsTheMoney() {
            when(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), DUE, "stripe"))
                    .expectEvents(HELD_BY_STRIPE);
        }

        @Test
        void ofNothingCancelsItAtOnce() {
            when(settle(0, 0))
                    .expectEvents(new PayoutScheduled(PAYOUT, BOOKING, THANDI, zar(0), zar(0), DUE), CANCELLED);
        }

        @Test
        void twiceChangesNothing() {
            when(settle(750, 250), SCHEDULED).expectNoEvents();
        }

        @Test
        void withTheSameAtAnotherTimeRevisesItThoughTheFreezeNeverCame() {
            when(settle(750, 250), scheduledFor(DUE.plusSeconds(1))).expectEvents(revised(750, 250, 0, 0));
        }

        @Test
        void withLessRevisesIt() {
            when(settle(375, 125), SCHEDULED).expectEvents(revised(375, 125, 375, 125));
        }

        @Test
        void withNothingRevisesAndCancelsIt() {
            when(settle(0, 0), SCHEDULED).expectEvents(revised(0, 0, 750, 250), CANCELLED);
        }

        @Test
        void withNothingTwiceChangesNothing() {
            when(settle(0, 0), SCHEDULED, revised(0, 0, 750, 250), CANCELLED).expectNoEvents();
        }

        @Test
        void withSomethingTakesUpACancelledOneAgain() {
            when(settle(750, 250), SCHEDULED, revised(0, 0, 750, 250), CANCELLED)
                    .expectEvents(revised(750, 250, -750, -250));
        }

        @Test
        void unfreezesEvenWithTheSame() {
            when(settle(750, 250), SCHEDULED, FROZEN).expectEvents(revised(750, 250, 0, 0));
        }

        @Test
        void isKeptInMindWhileItIsOnItsWay() {
            when(settle(375, 125), SCHEDULED, BEGUN).expectEvents(HALVED_LATER);
        }

        @Test
        void isKeptInMindOnlyOnce() {
            when(settle(375, 125), SCHEDULED, BEGUN, transfer(750, 0, 1), HALVED_LATER)
                    .expectNoEvents();
        }

        @Test
        void withMoreThanIsOnItsWayIsRefused() {
            when(settle(751, 249), SCHEDULED, BEGUN).expectException(refusal("PAYOUT_ON_ITS_WAY"));
        }

        @Test
        void withLessThanWasSentIsARecovery() {
            when(settle(375, 125), SCHEDULED, BEGUN, transfer(750, 0, 1), sent(750, 0, "tr_1"))
                    .expectEvents(recovery(375, 125, 375));
        }

        @Test
        void withLessAgainAddsUp() {
            when(settle(0, 0), SCHEDULED, BEGUN, transfer(750, 0, 1), sent(750, 0, "tr_1"), recovery(375, 125, 375))
                    .expectEvents(recovery(375, 125, 750));
        }

        @Test
        void withTheSameAfterARecoveryChangesNothing() {
            when(settle(375, 125), SCHEDULED, BEGUN, transfer(750, 0, 1), sent(750, 0, "tr_1"), recovery(375, 125, 375))
                    .expectNoEvents();
        }

        @Test
        void withMoreThanWasSentIsRefused() {
            when(settle(751, 249), SCHEDULED, BEGUN, transfer(750, 0, 1), sent(750, 0, "tr_1"))
                    .expectException(refusal("PAYOUT_ALREADY_SENT"));
        }

        @Test
        void revisesAFailedOneWhichStaysFailed() {
            when(settle(375, 125), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED)
                    .expectEvents(revised(375, 125, 375, 125), FAILED);
        }

        @Test
        void ofNothingCancelsAFailedOneWhichFailsAgainWhereItIsEarnedAfterAll() {
            when(settle(0, 0), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED)
                    .expectEvents(revised(0, 0, 750, 250), CANCELLED);
            when(settle(750, 250), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, revised(0, 0, 750, 250), CANCELLED)
                    .expectEvents(revised(750, 250, -750, -250), FAILED);
            when(
                            new SendPayout(PAYOUT, zar(0), 1),
                            SCHEDULED,
                            BEGUN,
                            transfer(750, 0, 1),
                            FAILED,
                            revised(0, 0, 750, 250),
                            CANCELLED)
                    .expectNoEvents();
            when(
                            new SendPayout(PAYOUT, zar(0), 1),
                            SCHEDULED,
                            BEGUN,
                            transfer(750, 0, 1),
                            FAILED,
                            revised(0, 0, 750, 250),
                            CANCELLED,
                            revised(750, 250, -750, -250),
                            FAILED)
                    .expectEvents(transfer(750, 0, 2));
        }

        @Test
        void isRefusedInAnotherCurrency() {
            when(new SettleEarnings(PAYOUT, BOOKING, THANDI, Money.of(1, "USD"), Money.of(1, "USD"), DUE), SCHEDULED)
                    .expectException(refusal("CURRENCY_MISMATCH"));
            when(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(1), Money.of(1, "USD"), DUE))
                    .expectException(refusal("CURRENCY_MISMATCH"));
        }

        @Test
        void isRefusedBelowNothing() {
            when(settle(-1, 0)).expectException(refusal("AMOUNT_NEGATIVE"));
        }
    }

    @Nested
    class TakingBack {
        private final Object[] sent = {HELD_BY_STRIPE, BEGUN, transferBy("stripe", 1), sent(750, 0, "tr_1")};

        private Object[] after(Object... more) {
            return Stream.concat(Stream.of(sent), Stream.of(more)).toArray();
        }

        private RecoveryDue due(long amount, long commission, long total, long reversing) {
            return new RecoveryDue(
                    PAYOUT, BOOKING, THANDI, ACCOUNT, zar(amount), zar(commission), zar(total), zar(reversing));
        }

        private TransferReversalRequested reversing(int number, long amount) {
            return new TransferReversalRequested(PAYOUT, BOOKING, number, zar(amount), "stripe", "tr_1");
        }

        private TransferReversed reversed(int number, long amount) {
            return new TransferReversed(PAYOUT, BOOKING, THANDI, number, zar(amount), "trr_" + number);
        }

        private TransferReversalFailed failedToReverse(long carried) {
            return new TransferReversalFailed(PAYOUT, BOOKING, ACCOUNT, 1, zar(carried), "balance_insufficient");
        }

        private TransferReversalOutcomeUnknown unknown(int attempt, Duration wait) {
            return new TransferReversalOutcomeUnknown(PAYOUT, BOOKING, 1, attempt, MONDAY_10H.plus(wait));
        }

        @Test
        void whatIsOwedGoesTheWayItCame() {
            when(settle(375, 125), sent).expectEvents(due(375, 125, 375, 375), reversing(1, 375));
        }

        @Test
        void takesNoMoreThanWasTransferred() {
            when(
                            settle(0, 0),
                            HELD_BY_STRIPE,
                            BEGUN,
                            new TransferRequested(PAYOUT, BOOKING, THANDI, zar(250), zar(500), 1, "stripe"),
                            sent(250, 500, "tr_1"))
                    .expectEvents(due(750, 250, 750, 250), reversing(1, 250));
        }

        @Test
        void addsUpOverSeveralChanges() {
            when(settle(0, 0), after(due(375, 125, 375, 375), reversing(1, 375), reversed(1, 375)))
                    .expectEvents(due(375, 125, 750, 750), reversing(2, 375));
        }

        @Test
        void isNeverDoneTwiceForOneChange() {
            when(settle(375, 125), after(due(375, 125, 375, 375), reversing(1, 375)))
                    .expectNoEvents();
        }

        @Test
        void isOfNoUseWhereMoreIsEarnedAgainAndWhatIsOwedAgainWasTakenBackAlready() {
            var before = after(due(375, 125, 375, 375), reversing(1, 375), reversed(1, 375));
            when(settle(750, 250), before).expectEvents(due(-375, -125, 0, 375));
            var again = Stream.concat(Stream.of(before), Stream.of(due(-375, -125, 0, 375)))
                    .toArray();
            when(settle(375, 125), again).expectEvents(due(375, 125, 375, 375));
        }

        @Test
        void whatChangedWhileItWasOnItsWayIsTakenBackToo() {
            when(new RecordPayoutSent(PAYOUT, 1, "tr_1"), HELD_BY_STRIPE, BEGUN, transferBy("stripe", 1), HALVED_LATER)
                    .expectEvents(sent(750, 0, "tr_1"), due(375, 125, 375, 375), reversing(1, 375));
        }

        @Test
        void isRecordedOnce() {
            var command = new RecordTransferReversed(PAYOUT, 1, "trr_1");
            when(command, after(due(375, 125, 375, 375), reversing(1, 375))).expectEvents(reversed(1, 375));
            when(command, after(due(375, 125, 375, 375), reversing(1, 375), reversed(1, 375)))
                    .expectNoEvents();
            when(command, sent).expectNoEvents();
        }

        @Test
        void isOwedByTheMentorWhereTheGatewayRefusesIt() {
            var command = new RecordTransferReversalFailed(PAYOUT, 1, "balance_insufficient");
            when(command, after(due(375, 125, 375, 375), reversing(1, 375))).expectEvents(failedToReverse(375));
            when(command, after(due(375, 125, 375, 375), reversing(1, 375), failedToReverse(375)))
                    .expectNoEvents();
        }

        @Test
        void isNotTriedOnceMoreWhereTheGatewayHasRefused() {
            when(settle(0, 0), after(due(375, 125, 375, 375), reversing(1, 375), failedToReverse(375)))
                    .expectEvents(recovery(375, 125, 750));
        }

        @Test
        void isAskedForEverMoreRarelyUntilItIsKnown() {
            var command = new RecordReversalOutcomeUnknown(PAYOUT, 1);
            var requested = after(due(375, 125, 375, 375), reversing(1, 375));
            when(command, requested).expectEvents(unknown(1, Duration.ofSeconds(2)));
            var first = Stream.concat(Stream.of(requested), Stream.of(unknown(1, Duration.ofSeconds(2))))
                    .toArray();
            when(command, first).expectEvents(unknown(2, Duration.ofSeconds(10)));
            when(new ResumeReversal(PAYOUT, 1), first).expectEvents(unknown(1, Duration.ofSeconds(2)));
            when(new DescribeReversal(PAYOUT, 1, 1), first)
                    .expectResultMessagePayload(new OutstandingReversal("stripe", "tr_1", zar(375)));
            when(new DescribeReversal(PAYOUT, 1, 0), first).expectResultMessagePayload(null);
            when(command, sent).expectNoEvents();
            when(new ResumeReversal(PAYOUT, 1), sent).expectNoEvents();
        }
    }

    @Nested
    class Freezing {
        private final FreezePayout command = new FreezePayout(PAYOUT);

        @Test
        void freezes() {
            when(command, SCHEDULED).expectEvents(FROZEN);
        }

        @Test
        void twiceChangesNothing() {
            when(command, SCHEDULED, FROZEN).expectNoEvents();
        }

        @Test
        void comesTooLateOnceSent() {
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), sent(750, 0, "tr_1"))
                    .expectNoEvents();
        }

        /** The step that is to send it may have been parked before, and knows nothing of a dispute. */
        @Test
        void isRememberedFromTheBeginningUntilItIsToBeSent() {
            when(command, SCHEDULED, BEGUN).expectEvents(FROZEN_BEGUN);
            when(command, SCHEDULED, BEGUN, FROZEN_BEGUN).expectNoEvents();
            when(new SendPayout(PAYOUT, zar(200), 0, false), SCHEDULED, BEGUN, FROZEN_BEGUN)
                    .expectEvents(transfer(550, 200, 1), stopped(200), FROZEN);
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, FROZEN_BEGUN)
                    .expectEvents(transfer(750, 0, 1), stopped(0), FROZEN);
            when(new BeginPayout(PAYOUT), SCHEDULED, BEGUN, FROZEN_BEGUN).expectNoEvents();
            when(settle(750, 250), SCHEDULED, BEGUN, FROZEN_BEGUN).expectEvents(AS_BEFORE);
            when(new SendPayout(PAYOUT, zar(200), 0, false), SCHEDULED, BEGUN, FROZEN_BEGUN, AS_BEFORE)
                    .expectEvents(transfer(550, 200, 1));
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, FROZEN_BEGUN, HALVED_LATER)
                    .expectEvents(revised(375, 125, 375, 125), transfer(375, 0, 1));
        }

        /** Those it waits with may have gone out all the same. */
        @Test
        void isRememberedWhileItWaitsForOthers() {
            when(new ReturnPayout(PAYOUT, false), SCHEDULED, BEGUN, FROZEN_BEGUN)
                    .expectEvents(FROZEN);
            when(settle(375, 125), SCHEDULED, BEGUN, FROZEN_BEGUN, FROZEN).expectEvents(revised(375, 125, 375, 125));
            when(SentWithOthers.RECORD, SCHEDULED, BEGUN, FROZEN_BEGUN).expectEvents(SentWithOthers.SENT);
            when(new ReturnPayout(PAYOUT, false), SCHEDULED, BEGUN, FROZEN_BEGUN, HALVED_LATER)
                    .expectEvents(revised(375, 125, 375, 125));
        }

        /** It was due before the dispute; it is due again the moment that is decided. */
        @Test
        void endsOnItsWayAtOnceWhereItIsDueAtOnce() {
            var decidedAt = MONDAY_10H;
            var early = scheduledFor(decidedAt.minusSeconds(3_600));
            var asBefore = new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(750), zar(250), early.dueAt());
            when(settle(750, 250), early, BEGUN, transfer(750, 0, 1), FROZEN).expectEvents(asBefore);
            when(settle(750, 250), early, BEGUN, transfer(750, 0, 1), FROZEN, asBefore)
                    .expectNoEvents();
            when(new DescribeTransfer(PAYOUT, 0), early, BEGUN, transfer(750, 0, 1), FROZEN, asBefore)
                    .expectResultMessagePayload(new OutstandingTransfer(THANDI, zar(750), 1, "sandbox", false));
            var later = decidedAt.plusSeconds(1);
            when(
                            new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), later),
                            early,
                            BEGUN,
                            transfer(750, 0, 1),
                            FROZEN)
                    .expectEvents(new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(750), zar(250), later));
        }

        @Test
        void isRememberedOnItsWayUntilItIsDecided() {
            Object[] frozen = {SCHEDULED, BEGUN, transfer(750, 0, 1), FROZEN};
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1)).expectEvents(FROZEN);
            when(command, frozen).expectNoEvents();
            when(new RecordPayoutFailed(PAYOUT, 1, "account_closed"), frozen).expectEvents(FAILED, FROZEN);
            when(new RecordPayoutSent(PAYOUT, 1, "tr_1"), frozen).expectEvents(sent(750, 0, "tr_1"));
            when(settle(0, 0), frozen).expectEvents(new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(0), zar(0), DUE));
        }

        @Test
        void endsOnItsWayWithADecisionForTheMentor() {
            when(settle(750, 250), SCHEDULED, BEGUN, transfer(750, 0, 1), FROZEN)
                    .expectEvents(AS_BEFORE);
            when(settle(750, 250), SCHEDULED, BEGUN, transfer(750, 0, 1), FROZEN, AS_BEFORE)
                    .expectNoEvents();
            when(
                            new RecordPayoutFailed(PAYOUT, 1, "account_closed"),
                            SCHEDULED,
                            BEGUN,
                            transfer(750, 0, 1),
                            FROZEN,
                            AS_BEFORE)
                    .expectEvents(FAILED);
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), FROZEN, AS_BEFORE)
                    .expectEvents(FROZEN);
        }

        /** As much as before, which may be appealed until then. */
        @Test
        void whatIsDueLaterWaitsForThat() {
            var later = DUE.plus(Duration.ofDays(17));
            var command = new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), later);
            var deferred = new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(750), zar(250), later);
            var revised = new PayoutRevised(PAYOUT, BOOKING, zar(750), zar(250), zar(0), zar(0), later);
            when(command, SCHEDULED, BEGUN).expectEvents(deferred);
            when(command, SCHEDULED, BEGUN, deferred).expectNoEvents();
            when(new ReturnPayout(PAYOUT, false), SCHEDULED, BEGUN, deferred).expectEvents(revised);
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, deferred)
                    .expectEvents(transfer(750, 0, 1), revised, stopped(0));
            when(settle(750, 250), SCHEDULED, BEGUN, deferred).expectEvents(AS_BEFORE);
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, deferred, AS_BEFORE)
                    .expectEvents(transfer(750, 0, 1));
        }

        /** Between the beginning and the first request, as the process of the booking knows. */
        @Test
        void comesBeforeTheGatewayHasHeardOfIt() {
            when(new SendPayout(PAYOUT, zar(200), 0, true), SCHEDULED, BEGUN)
                    .expectEvents(transfer(550, 200, 1), stopped(200));
            when(new SendPayout(PAYOUT, zar(0), 0, true), SCHEDULED, BEGUN, HALVED_LATER)
                    .expectEvents(transfer(750, 0, 1), revised(375, 125, 375, 125), stopped(0));
            when(new SendPayout(PAYOUT, zar(200), 0, false), SCHEDULED, BEGUN).expectEvents(transfer(550, 200, 1));
            when(new DescribeTransfer(PAYOUT, 0), SCHEDULED, BEGUN, transfer(550, 200, 1), stopped(200))
                    .expectResultMessagePayload(null);
        }

        @Test
        void stopsWhatHasFailedFromBeingSentAgain() {
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED).expectEvents(FROZEN);
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, FROZEN).expectNoEvents();
            when(new SendPayout(PAYOUT, zar(0), 1), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, FROZEN)
                    .expectNoEvents();
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, FROZEN)
                    .expectNoEvents();
            when(new BeginPayout(PAYOUT), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, FROZEN)
                    .expectNoEvents();
        }

        @Test
        void endsWithTheDecisionAndWhatHasFailedIsSentByStaff() {
            when(settle(750, 250), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, FROZEN)
                    .expectEvents(revised(750, 250, 0, 0), FAILED);
            when(
                            new SendPayout(PAYOUT, zar(0), 1),
                            SCHEDULED,
                            BEGUN,
                            transfer(750, 0, 1),
                            FAILED,
                            FROZEN,
                            revised(750, 250, 0, 0),
                            FAILED)
                    .expectEvents(transfer(750, 0, 2));
        }

        @Test
        void endsWithTheDecisionThatNothingIsEarnedAndAnAppealMayTellOtherwise() {
            when(settle(0, 0), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, FROZEN)
                    .expectEvents(revised(0, 0, 750, 250), CANCELLED);
            Object[] cancelled = {
                SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, FROZEN, revised(0, 0, 750, 250), CANCELLED
            };
            when(command, cancelled).expectNoEvents();
            when(settle(375, 125), cancelled).expectEvents(revised(375, 125, -375, -125), FAILED);
        }

        /** What the mentor owed was taken out of it when it was to be sent first, and stays settled. */
        @Test
        void keepsWhatWasRecoveredOfWhatHasFailed() {
            when(settle(0, 0), SCHEDULED, BEGUN, transfer(550, 200, 1), failed(200), FROZEN)
                    .expectEvents(revised(200, 0, 550, 250), sent(0, 200, null), recovery(200, 0, 200));
        }

        @Test
        void isRefusedWhereNothingWasEarned() {
            when(command).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Beginning {
        private final BeginPayout command = new BeginPayout(PAYOUT);

        @Test
        void beginsWhenDue() {
            when(command, SCHEDULED).expectEvents(BEGUN);
        }

        @Test
        void waitsUntilDue() {
            when(command, scheduledFor(DUE.plusNanos(1))).expectNoEvents();
        }

        @Test
        void twiceChangesNothing() {
            when(command, SCHEDULED, BEGUN).expectNoEvents();
        }

        @Test
        void doesNothingWhileFrozen() {
            when(command, SCHEDULED, FROZEN).expectNoEvents();
        }

        @Test
        void doesNothingOnceCancelled() {
            when(command, SCHEDULED, CANCELLED).expectNoEvents();
        }
    }

    @Nested
    class Sending {
        @Test
        void transfersAll() {
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN).expectEvents(transfer(750, 0, 1));
        }

        @Test
        void transfersWhatIsNotRecovered() {
            when(new SendPayout(PAYOUT, zar(200)), SCHEDULED, BEGUN).expectEvents(transfer(550, 200, 1));
        }

        @Test
        void transfersNothingWhereAllIsRecovered() {
            when(new SendPayout(PAYOUT, zar(750)), SCHEDULED, BEGUN).expectEvents(sent(0, 750, null));
        }

        @Test
        void owesWhatChangedMeanwhileWhereAllIsRecovered() {
            when(new SendPayout(PAYOUT, zar(750)), SCHEDULED, BEGUN, HALVED_LATER)
                    .expectEvents(sent(0, 750, null), recovery(375, 125, 375));
        }

        @Test
        void sendsWhatItHasChangedToMeanwhile() {
            when(new SendPayout(PAYOUT, zar(200), 0, false), SCHEDULED, BEGUN, HALVED_LATER)
                    .expectEvents(revised(375, 125, 375, 125), transfer(175, 200, 1));
            when(new SendPayout(PAYOUT, zar(500)), SCHEDULED, BEGUN, HALVED_LATER)
                    .expectEvents(revised(500, 125, 250, 125), sent(0, 500, null), recovery(125, 0, 125));
            when(
                            new SendPayout(PAYOUT, zar(0)),
                            SCHEDULED,
                            BEGUN,
                            new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(0), zar(0), DUE))
                    .expectEvents(revised(0, 0, 750, 250), CANCELLED);
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, HALVED_LATER, AS_BEFORE)
                    .expectEvents(transfer(750, 0, 1));
        }

        @Test
        void transfersWhatThePlatformOwesBesides() {
            when(new SendPayout(PAYOUT, zar(-100)), SCHEDULED, BEGUN).expectEvents(transfer(850, -100, 1));
        }

        @Test
        void twiceChangesNothing() {
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, transfer(750, 0, 1))
                    .expectNoEvents();
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED, BEGUN, transfer(750, 0, 1), sent(750, 0, "tr_1"))
                    .expectNoEvents();
        }

        @Test
        void againAfterAFailureIsAnotherTransfer() {
            when(new SendPayout(PAYOUT, zar(200)), SCHEDULED, BEGUN, transfer(550, 200, 1), failed(200))
                    .expectEvents(transfer(550, 200, 2));
        }

        /** Whatever asked for an attempt is handled again, after a crash: what follows is for others to decide. */
        @Test
        void twiceAfterTheSameIsOneTransferThoughItFailed() {
            var first = new SendPayout(PAYOUT, zar(200), 0);
            when(first, SCHEDULED, BEGUN).expectEvents(transfer(550, 200, 1));
            when(first, SCHEDULED, BEGUN, transfer(550, 200, 1), failed(200)).expectNoEvents();
            var second = new SendPayout(PAYOUT, zar(200), 1);
            when(second, SCHEDULED, BEGUN, transfer(550, 200, 1), failed(200)).expectEvents(transfer(550, 200, 2));
            var failedAgain = new PayoutFailed(PAYOUT, BOOKING, zar(200), "account_closed", 2);
            when(second, SCHEDULED, BEGUN, transfer(550, 200, 1), failed(200), transfer(550, 200, 2), failedAgain)
                    .expectNoEvents();
        }

        @Test
        void goesThroughTheGatewayThatHoldsTheMoney() {
            when(new SendPayout(PAYOUT, zar(0)), HELD_BY_STRIPE, BEGUN).expectEvents(transferBy("stripe", 1));
        }

        @Test
        void againGoesThroughTheGatewayThatWasAskedFirst() {
            when(new SendPayout(PAYOUT, zar(0)), HELD_BY_STRIPE, BEGUN, transferBy("other", 1), FAILED)
                    .expectEvents(transferBy("other", 2));
        }

        @Test
        void againOfOneWithoutAGatewayGoesThroughTheOneThatHoldsTheMoney() {
            when(new SendPayout(PAYOUT, zar(0)), HELD_BY_STRIPE, BEGUN, transferBy(null, 1), FAILED)
                    .expectEvents(transferBy("stripe", 2));
        }

        @Test
        void isRefusedBeforeItHasBegun() {
            when(new SendPayout(PAYOUT, zar(0)), SCHEDULED).expectException(refusal("PAYOUT_NOT_BEGUN"));
        }

        @Test
        void isRefusedWhereMoreIsRecoveredThanIsPaid() {
            when(new SendPayout(PAYOUT, zar(751)), SCHEDULED, BEGUN)
                    .expectException(refusal("RECOVERY_EXCEEDS_PAYOUT"));
            when(new SendPayout(PAYOUT, Money.of(1, "USD")), SCHEDULED, BEGUN)
                    .expectException(refusal("CURRENCY_MISMATCH"));
        }
    }

    @Nested
    class RecordingThatItWasSent {
        private final RecordPayoutSent command = new RecordPayoutSent(PAYOUT, 1, "tr_1");

        @Test
        void tells() {
            when(command, SCHEDULED, BEGUN, transfer(550, 200, 1)).expectEvents(sent(550, 200, "tr_1"));
        }

        @Test
        void twiceChangesNothing() {
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), sent(750, 0, "tr_1"))
                    .expectNoEvents();
        }

        @Test
        void owesWhatChangedMeanwhile() {
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), HALVED_LATER)
                    .expectEvents(sent(750, 0, "tr_1"), recovery(375, 125, 375));
        }

        @Test
        void owesNothingWhereItChangedBack() {
            when(
                            command,
                            SCHEDULED,
                            BEGUN,
                            transfer(750, 0, 1),
                            HALVED_LATER,
                            new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(750), zar(250), DUE))
                    .expectEvents(sent(750, 0, "tr_1"));
        }
    }

    @Nested
    class RecordingAFailure {
        private final RecordPayoutFailed command = new RecordPayoutFailed(PAYOUT, 1, "account_closed");

        @Test
        void tells() {
            when(command, SCHEDULED, BEGUN, transfer(550, 200, 1)).expectEvents(failed(200));
        }

        @Test
        void twiceChangesNothing() {
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED).expectNoEvents();
        }

        @Test
        void ofAnEarlierTransferChangesNothing() {
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED, transfer(750, 0, 2))
                    .expectNoEvents();
        }

        @Test
        void revisesWhatChangedMeanwhile() {
            when(command, SCHEDULED, BEGUN, transfer(750, 0, 1), HALVED_LATER)
                    .expectEvents(revised(375, 125, 375, 125), FAILED);
        }

        @Test
        void keepsPaidWhatAlreadySettledADebtAndOwesTheRest() {
            when(command, SCHEDULED, BEGUN, transfer(250, 500, 1), HALVED_LATER)
                    .expectEvents(revised(500, 125, 250, 125), sent(0, 500, null), recovery(125, 0, 125));
        }
    }

    @Nested
    class RecordingThatTheOutcomeIsUnknown {
        private final PayoutOutcomeUnknown third =
                new PayoutOutcomeUnknown(PAYOUT, BOOKING, 3, MONDAY_10H.plus(Duration.ofMinutes(1)));

        @Test
        void asksEverMoreRarely() {
            when(
                            new RecordPayoutOutcomeUnknown(PAYOUT, 1),
                            SCHEDULED,
                            BEGUN,
                            transfer(750, 0, 1),
                            new PayoutOutcomeUnknown(PAYOUT, BOOKING, 2, MONDAY_10H))
                    .expectEvents(third);
        }

        @Test
        void changesNothingOnceTheOutcomeIsKnown() {
            when(new RecordPayoutOutcomeUnknown(PAYOUT, 1), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED)
                    .expectNoEvents();
        }

        @Test
        void isTakenUpAgainFromTheFirstAttempt() {
            when(new ResumeTransfer(PAYOUT), SCHEDULED, BEGUN, transfer(750, 0, 1), third)
                    .expectEvents(new PayoutOutcomeUnknown(PAYOUT, BOOKING, 1, MONDAY_10H.plus(Duration.ofSeconds(2))));
            when(new ResumeTransfer(PAYOUT), SCHEDULED, BEGUN, transfer(750, 0, 1), FAILED)
                    .expectNoEvents();
        }

        @Test
        void isDescribedToTheInquiryThatIsDue() {
            when(new DescribeTransfer(PAYOUT, 3), SCHEDULED, BEGUN, transfer(750, 0, 1), third)
                    .expectResultMessagePayload(new OutstandingTransfer(THANDI, zar(750), 1, "sandbox", false));
            when(new DescribeTransfer(PAYOUT, 3), SCHEDULED, BEGUN, transfer(750, 0, 1), third, FROZEN)
                    .expectResultMessagePayload(new OutstandingTransfer(THANDI, zar(750), 1, "sandbox", true));
            when(new DescribeTransfer(PAYOUT, 3), SCHEDULED, BEGUN, transfer(750, 0, 1), HALVED_LATER, third)
                    .expectResultMessagePayload(new OutstandingTransfer(THANDI, zar(750), 1, "sandbox", true));
            when(new DescribeTransfer(PAYOUT, 3), SCHEDULED, BEGUN, transfer(750, 0, 1), FROZEN, third, AS_BEFORE)
                    .expectResultMessagePayload(new OutstandingTransfer(THANDI, zar(750), 1, "sandbox", false));
            when(new DescribeTransfer(PAYOUT, 2), SCHEDULED, BEGUN, transfer(750, 0, 1), third)
                    .expectResultMessagePayload(null);
        }
    }

    @Nested
    class RecordingThatTheGatewayKnowsNothingOfIt {
        private static final Instant LONG_AGO = MONDAY_10H.minus(InquiryBackoff.LONGEST_UNDER_WAY);
        private static final TransferRequested ASKED = transfer(750, 0, 1);

        private final RecordTransferNotFound command = new RecordTransferNotFound(PAYOUT, 1);

        /** @param attempt how often its outcome was unknown by then */
        private void isAskedAboutAgain(int attempt, Object... before) {
            when(command, before).expectEvents(quiet(attempt, InquiryBackoff.askAgainAt(MONDAY_10H, attempt)));
        }

        @Test
        void isItsFailureOnceItCannotArriveAnyMore() {
            when(command, SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO)).expectEvents(stopped(0), FROZEN);
            when(command, SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO), quiet(2, MONDAY_10H, LONG_AGO))
                    .expectEvents(stopped(0), FROZEN);
            when(command, SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO.plusMillis(1)))
                    .expectEvents(quiet(2, MONDAY_10H.plusSeconds(10), LONG_AGO.plusMillis(1)));
            isAskedAboutAgain(1, SCHEDULED, BEGUN, ASKED, FROZEN);
        }

        @Test
        void letsItBecomeWhatWasDecided() {
            var nothing = new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(0), zar(0), DUE);
            when(command, SCHEDULED, BEGUN, ASKED, nothing, quiet(1, LONG_AGO))
                    .expectEvents(revised(0, 0, 750, 250), CANCELLED);
            when(command, SCHEDULED, BEGUN, ASKED, HALVED_LATER, quiet(1, LONG_AGO))
                    .expectEvents(revised(375, 125, 375, 125), stopped(0));
            when(command, SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO), HALVED_LATER)
                    .expectEvents(revised(375, 125, 375, 125), stopped(0));
            when(command, SCHEDULED, BEGUN, ASKED, HALVED_LATER, quiet(1, LONG_AGO), FROZEN)
                    .expectEvents(revised(375, 125, 375, 125), stopped(0), FROZEN);
        }

        /** An appeal may give back what a decision had taken, and the transfer that came to nothing is over. */
        @Test
        void mayBeEarnedAgainAfterItWasCancelled() {
            var nothing = new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(0), zar(0), DUE);
            var cancelled = revised(0, 0, 750, 250);
            var half = revised(375, 125, -375, -125);
            when(settle(375, 125), SCHEDULED, BEGUN, ASKED, nothing, cancelled, CANCELLED)
                    .expectEvents(half, stopped(0));
            when(new BeginPayout(PAYOUT), SCHEDULED, BEGUN, ASKED, nothing, cancelled, CANCELLED, half, stopped(0))
                    .expectEvents(transfer(375, 0, 2));
        }

        /** It may have been asked for since. */
        @Test
        void countsFromWhenItWasStoppedLast() {
            isAskedAboutAgain(2, SCHEDULED, BEGUN, ASKED, unknown(1, LONG_AGO), FROZEN);
            isAskedAboutAgain(2, SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO), AS_BEFORE, FROZEN);
            when(command, SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO), AS_BEFORE)
                    .expectEvents(unknown(2, MONDAY_10H.plusSeconds(10)));
        }

        /** Before that was told with the answer, the gateway went on being asked for it. */
        @Test
        void doesNotCountFromWhenItWasAskedForAllTheSame() {
            var old = LONG_AGO.minus(Duration.ofDays(1));
            isAskedAboutAgain(3, SCHEDULED, BEGUN, ASKED, FROZEN, unknown(1, old), unknown(2, LONG_AGO));
            when(command, SCHEDULED, BEGUN, ASKED, FROZEN, unknown(1, old), unknown(2, old), quiet(3, LONG_AGO))
                    .expectEvents(stopped(0), FROZEN);
        }

        @Test
        void isNothingOnceTheOutcomeIsKnown() {
            when(command, SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO), sent(750, 0, "tr_1"))
                    .expectNoEvents();
            when(command, SCHEDULED, BEGUN, ASKED, FAILED, transfer(750, 0, 2), FROZEN, quiet(1, LONG_AGO))
                    .expectNoEvents();
        }

        /** By itself, other than what the gateway has declined. */
        @Test
        void isSentWhenItIsDueOnceItIsDecided() {
            var begin = new BeginPayout(PAYOUT);
            var later = new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), DUE.plusSeconds(1));
            var revisedLater =
                    new PayoutRevised(PAYOUT, BOOKING, zar(750), zar(250), zar(0), zar(0), DUE.plusSeconds(1));
            when(begin, SCHEDULED, BEGUN, ASKED, FROZEN, stopped(0), FROZEN).expectNoEvents();
            when(begin, SCHEDULED, BEGUN, ASKED, HALVED_LATER, revised(375, 125, 375, 125), stopped(0))
                    .expectEvents(transfer(375, 0, 2));
            when(begin, SCHEDULED, BEGUN, ASKED, HALVED_LATER, revised(375, 125, 375, 125), FAILED)
                    .expectNoEvents();
            when(later, SCHEDULED, BEGUN, ASKED, stopped(0)).expectEvents(revisedLater, stopped(0));
            when(begin, SCHEDULED, BEGUN, ASKED, stopped(0), revisedLater, stopped(0))
                    .expectNoEvents();
            when(settle(750, 250), SCHEDULED, BEGUN, ASKED, stopped(0)).expectNoEvents();
            when(later, SCHEDULED, BEGUN, ASKED, FAILED).expectNoEvents();
        }

        /** Staff, once it is decided for the mentor after all. */
        @Test
        void isSentUnderAnotherKeyAfterTheDecision() {
            when(settle(750, 250), SCHEDULED, BEGUN, ASKED, FROZEN, quiet(1, LONG_AGO), stopped(0), FROZEN)
                    .expectEvents(revised(750, 250, 0, 0), stopped(0));
            when(
                            new SendPayout(PAYOUT, zar(0), 1),
                            SCHEDULED,
                            BEGUN,
                            ASKED,
                            FROZEN,
                            quiet(1, LONG_AGO),
                            stopped(0),
                            FROZEN,
                            revised(750, 250, 0, 0),
                            stopped(0))
                    .expectEvents(transfer(750, 0, 2));
        }
    }

    /** Money that finance have the platform's bank pay waits for days, and can be stopped meanwhile. */
    @Nested
    class PaidByTheBank {
        private static final BankTransferId CAME_BACK = BankTransferId.of("pyo_1/transfer/1");
        private static final TransferRequested TRANSFER = transferBy("bank", 1);
        private static final TransferStopRequested STOP =
                new TransferStopRequested(PAYOUT, BOOKING, zar(750), 1, "bank");
        private static final PayoutFailed WITHDRAWN = new PayoutFailed(PAYOUT, BOOKING, zar(0), "stopped", 1);
        private static final PayoutSent SENT =
                new PayoutSent(PAYOUT, BOOKING, THANDI, zar(750), zar(0), "FNB-1", null, "bank");

        private static PayoutReturned returned(int number, long amount, long carried) {
            return new PayoutReturned(
                    PAYOUT, BOOKING, THANDI, ACCOUNT, number, zar(amount), zar(carried), "bank", "closed", CAME_BACK);
        }

        @Test
        void isStoppedByADispute() {
            when(new FreezePayout(PAYOUT), SCHEDULED, BEGUN, TRANSFER).expectEvents(FROZEN, STOP);
            when(new FreezePayout(PAYOUT), SCHEDULED, BEGUN, transferBy("stripe", 1))
                    .expectEvents(FROZEN);
            when(new FreezePayout(PAYOUT), SCHEDULED, BEGUN, TRANSFER, SENT).expectNoEvents();
        }

        @Test
        void isStoppedByARefundOrARevision() {
            when(settle(375, 125), SCHEDULED, BEGUN, TRANSFER).expectEvents(HALVED_LATER, STOP);
            when(settle(750, 250), SCHEDULED, BEGUN, TRANSFER).expectNoEvents();
        }

        /** It was filed, and is decided for the mentor meanwhile. */
        @Test
        void isNotStoppedByADecisionThatLeavesItAsItIs() {
            when(settle(750, 250), SCHEDULED, BEGUN, TRANSFER, FROZEN, STOP)
                    .expectEvents(new PayoutRevisionDeferred(PAYOUT, BOOKING, zar(750), zar(250), DUE));
        }

        @Test
        void isFrozenOnceItIsWithdrawnAndNotSentAgainBeforeTheDecision() {
            when(new RecordPayoutFailed(PAYOUT, 1, "stopped"), SCHEDULED, BEGUN, TRANSFER, FROZEN, STOP)
                    .expectEvents(WITHDRAWN, FROZEN);
            Object[] frozen = {SCHEDULED, BEGUN, TRANSFER, FROZEN, STOP, WITHDRAWN, FROZEN};
            when(new SendPayout(PAYOUT, zar(0), 1), frozen).expectNoEvents();
            when(new BeginPayout(PAYOUT), frozen).expectNoEvents();
        }

        @Test
        void goesOutAsWhatItIsThenOnceItIsWithdrawnForARevision() {
            when(new RecordPayoutFailed(PAYOUT, 1, "stopped"), SCHEDULED, BEGUN, TRANSFER, HALVED_LATER, STOP)
                    .expectEvents(revised(375, 125, 375, 125), WITHDRAWN);
            when(
                            new BeginPayout(PAYOUT),
                            SCHEDULED,
                            BEGUN,
                            TRANSFER,
                            HALVED_LATER,
                            STOP,
                            revised(375, 125, 375, 125),
                            WITHDRAWN)
                    .expectEvents(new TransferRequested(PAYOUT, BOOKING, THANDI, zar(375), zar(0), 2, "bank"));
        }

        /** What came back of an earlier one went with it: it is still owed where this one earns nothing in the end. */
        @Test
        void carriesOnWhatThePlatformOwesWhereItIsDecidedToNothing() {
            var carrying = new TransferRequested(PAYOUT, BOOKING, THANDI, zar(1_000), zar(-250), 1, "bank");
            var withdrawn = new PayoutFailed(PAYOUT, BOOKING, zar(-250), "stopped", 1);
            var rest = new TransferRequested(PAYOUT, BOOKING, THANDI, zar(250), zar(-250), 2, "bank");
            when(settle(0, 0), SCHEDULED, BEGUN, carrying, FROZEN, withdrawn, FROZEN)
                    .expectEvents(revised(0, 0, 750, 250), withdrawn);
            Object[] decided = {
                SCHEDULED, BEGUN, carrying, FROZEN, withdrawn, FROZEN, revised(0, 0, 750, 250), withdrawn
            };
            when(new BeginPayout(PAYOUT), decided).expectEvents(rest);
            Object[] sent = Arrays.copyOf(decided, decided.length + 1);
            sent[decided.length] = rest;
            when(new RecordPayoutSent(PAYOUT, 2, "FNB-2"), sent)
                    .expectEvents(new PayoutSent(PAYOUT, BOOKING, THANDI, zar(250), zar(-250), "FNB-2", null, "bank"));
        }

        @Test
        void tellsThatTheBankHasPaidIt() {
            when(new RecordPayoutSent(PAYOUT, 1, "FNB-1"), SCHEDULED, BEGUN, TRANSFER)
                    .expectEvents(SENT);
        }

        /** It was filed before, and has gone out in full. */
        @Test
        void isOwedWhereItCouldNotBeStopped() {
            when(new RecordPayoutSent(PAYOUT, 1, "FNB-1"), SCHEDULED, BEGUN, TRANSFER, HALVED_LATER, STOP)
                    .expectEvents(SENT, recovery(375, 125, 375));
        }

        @Test
        void isOwedByThePlatformOnceItCameBack() {
            when(new RecordPayoutReturned(PAYOUT, "closed", CAME_BACK), SCHEDULED, BEGUN, TRANSFER, SENT)
                    .expectEvents(returned(1, 750, -750));
            when(
                            new RecordPayoutReturned(PAYOUT, "closed", CAME_BACK),
                            SCHEDULED,
                            BEGUN,
                            TRANSFER,
                            SENT,
                            returned(1, 750, -750))
                    .expectNoEvents();
            when(
                            new RecordPayoutReturned(PAYOUT, "closed", CAME_BACK),
                            SCHEDULED,
                            BEGUN,
                            TRANSFER,
                            SENT,
                            recovery(375, 125, 375))
                    .expectEvents(returned(1, 750, -375));
        }

        @Test
        void owesLessOfWhatCameBackWhereLessWasEarnedInTheEnd() {
            when(settle(375, 125), SCHEDULED, BEGUN, TRANSFER, SENT, returned(1, 750, -750))
                    .expectEvents(
                            new RecoveryDue(PAYOUT, BOOKING, THANDI, ACCOUNT, zar(375), zar(125), zar(375), zar(750)));
        }

        @Nested
        class ToldAsFailedByMistake {
            private static final CorrectPayoutFailure CORRECT = new CorrectPayoutFailure(PAYOUT, 1, "FNB-1");

            @Test
            void isSentAfterAll() {
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER, FAILED).expectEvents(SENT);
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER, FAILED, FROZEN).expectEvents(SENT);
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER, FAILED, SENT).expectNoEvents();
                // The failure is still on its way here.
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER).expectEvents(SENT);
            }

            @Test
            void isRefusedWhereItWasAskedForAgain() {
                var again = transferBy("bank", 2);
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER, FAILED, again).expectException(refusal("PAYOUT_SENT_AGAIN"));
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER, FAILED, again, SENT)
                        .expectException(refusal("PAYOUT_SENT_AGAIN"));
                when(new CorrectPayoutFailure(PAYOUT, 1, "FNB-2"), SCHEDULED, BEGUN, TRANSFER, FAILED, SENT)
                        .expectException(refusal("PAYOUT_SENT_AGAIN"));
                when(CORRECT, SCHEDULED).expectException(refusal("PAYOUT_SENT_AGAIN"));
            }

            @Test
            void isOwedAsFarAsItWasDecidedOtherwiseSince() {
                var undone = revised(750, 125, -375, 0);
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER, FAILED, revised(375, 125, 375, 125), FAILED)
                        .expectEvents(undone, SENT, recovery(375, 0, 375));
                when(CORRECT, SCHEDULED, BEGUN, TRANSFER, FAILED, FROZEN, revised(0, 0, 750, 250), CANCELLED)
                        .expectEvents(revised(750, 0, -750, 0), SENT, recovery(750, 0, 750));
            }

            /** What was taken off for a debt was paid out without a transfer, as there was nothing to transfer. */
            @Test
            void isRefusedWhereItWasPaidOutOtherwiseSince() {
                var transfer = new TransferRequested(PAYOUT, BOOKING, THANDI, zar(550), zar(200), 1, "bank");
                when(CORRECT, SCHEDULED, BEGUN, transfer, failed(200), revised(200, 0, 550, 250), sent(0, 200, null))
                        .expectException(refusal("PAYOUT_SENT_AGAIN"));
            }
        }

        @Test
        void doesNotComeBackBeforeItIsSent() {
            when(new RecordPayoutReturned(PAYOUT, "closed", CAME_BACK), SCHEDULED, BEGUN, TRANSFER)
                    .expectException(refusal("PAYOUT_NOT_SENT"));
        }
    }
}
