package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.command.payment.Fixtures.ACCOUNT;
import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.MONDAY_10H;
import static org.mentorlink.command.payment.Fixtures.PAYOUT;
import static org.mentorlink.command.payment.Fixtures.THANDI;
import static org.mentorlink.command.payment.Fixtures.zar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.payment.PayoutRunProperties.Every;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.BankTransferAction;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.MentorAccountCommand;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.CorrectPayoutBatchFailure;
import org.mentorlink.payment.MentorAccountCommand.DescribeOwedTransfer;
import org.mentorlink.payment.MentorAccountCommand.DescribePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweTransfer;
import org.mentorlink.payment.MentorAccountCommand.RecordOwedTransferReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPaidByHand;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchNotFound;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountCommand.ResumePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountCommand.WithdrawPayout;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchContinued;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailureCorrected;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchStopRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchStopped;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutRunOrdered;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountEvent.ReturnAsideGivenUp;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.ReturnSetAside;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.OutstandingPayoutBatch;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.payment.ReturnedPart;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** Payouts that are sent together. */
class PayoutBatchTest {

    private static final MemberId STAFF = new MemberId("mbr_finance");
    private static final Instant TUESDAY_6H = Instant.parse("2026-10-06T06:00:00Z");
    private static final PayoutBatchId FIRST = PayoutBatchId.of(ACCOUNT, 1);
    private static final PayoutBatchId SECOND = PayoutBatchId.of(ACCOUNT, 2);

    /** Each day at six, at least 10.00. */
    private static final PayoutRuns DAILY = runs(Every.DAY, 1_000);

    private static final PayoutRuns AS_SOON_AS_ENOUGH = runs(Every.AT_ONCE, 1_000);

    private static PayoutRuns runs(Every every, long minimum) {
        return new PayoutRunProperties(
                every, DayOfWeek.MONDAY, LocalTime.of(6, 0), ZoneId.of("UTC"), Map.of("zar", minimum));
    }

    private static ResultValidator<MentorAccount> when(
            PayoutRuns runs, MentorAccountCommand command, Object... before) {
        var fixture = Fixtures.fixture(MentorAccount.class, runs);
        return before.length == 0
                ? fixture.givenNoPriorActivity().when(command)
                : fixture.given(before).when(command);
    }

    private static ApplyRecovery apply(int number, long amount) {
        return apply(number, amount, "sandbox");
    }

    private static ApplyRecovery apply(int number, long amount, @Nullable String heldBy) {
        return new ApplyRecovery(ACCOUNT, payout(number), booking(number), zar(amount), THANDI, heldBy);
    }

    private static PayoutCollected collected(int number, long amount) {
        return collected(number, amount, "sandbox", TUESDAY_6H);
    }

    private static PayoutCollected collected(int number, long amount, String gateway, @Nullable Instant runAt) {
        return new PayoutCollected(ACCOUNT, payout(number), booking(number), THANDI, zar(amount), gateway, runAt);
    }

    private static PayoutShare share(int number, long amount, long recovered) {
        return new PayoutShare(payout(number), booking(number), zar(amount), zar(recovered));
    }

    private static PayoutBatchRequested requested(
            PayoutBatchId batch, String gateway, long net, long recovered, long debt, PayoutShare... shares) {
        return new PayoutBatchRequested(
                ACCOUNT, batch, THANDI, gateway, zar(net), zar(recovered), List.of(shares), zar(debt));
    }

    private static final PayoutBatchRequested BOTH =
            requested(FIRST, "sandbox", 1_500, 0, 0, share(1, 700, 0), share(2, 800, 0));

    private static final PayoutBatchStopped STOPPED = new PayoutBatchStopped(ACCOUNT, FIRST, payout(1), booking(1));

    private static PayoutBatchSent sent(PayoutBatchRequested request, @Nullable String reference) {
        return new PayoutBatchSent(
                ACCOUNT,
                request.payoutBatchId(),
                THANDI,
                request.gateway(),
                request.net(),
                request.shares(),
                reference);
    }

    private static RecoveryOwed owed(long debt) {
        return new RecoveryOwed(ACCOUNT, PAYOUT, BOOKING, zar(debt), zar(debt), zar(debt));
    }

    private static PayoutId payout(int number) {
        return PayoutId.of(booking(number));
    }

    private static BookingId booking(int number) {
        return new BookingId("bkg_share" + number);
    }

    private static RunPayouts run() {
        return new RunPayouts(ACCOUNT, false);
    }

    @Nested
    class OwingLess {

        private static final RecoveryOwed LESS =
                new RecoveryOwed(ACCOUNT, PAYOUT, BOOKING, zar(-500), zar(200), zar(200));

        @Test
        void sendsWhatIsEnoughByThat() {
            when(AS_SOON_AS_ENOUGH, owe(200), owed(700), collected(1, 1_300, "sandbox", null))
                    .expectEvents(LESS, requested(FIRST, "sandbox", 1_100, 200, 0, share(1, 1_300, 200)));
        }

        @Test
        void leavesWhatIsStillTooLittle() {
            when(AS_SOON_AS_ENOUGH, owe(200), owed(700), collected(1, 1_100, "sandbox", null))
                    .expectEvents(LESS);
        }

        @Test
        void hasTheNextRunLookWhereThereAreRuns() {
            when(DAILY, owe(200), owed(700), collected(1, 600), collected(2, 700))
                    .expectEvents(LESS, collected(2, 700));
        }

        @Test
        void isNothingElseWhereNothingWaits() {
            when(AS_SOON_AS_ENOUGH, owe(200), owed(700)).expectEvents(LESS);
        }

        @Test
        void isNotOwingMore() {
            when(AS_SOON_AS_ENOUGH, owe(800), owed(700), collected(1, 1_100, "sandbox", null))
                    .expectEvents(new RecoveryOwed(ACCOUNT, PAYOUT, BOOKING, zar(100), zar(800), zar(800)));
        }

        private static OweRecovery owe(long total) {
            return new OweRecovery(ACCOUNT, PAYOUT, BOOKING, zar(total));
        }
    }

    @Nested
    class Collecting {
        @Test
        void waitsForTheNextRun() {
            when(DAILY, apply(1, 700)).expectEvents(collected(1, 700));
        }

        @Test
        void keepsTheGatewayThatHoldsTheMoney() {
            when(DAILY, apply(1, 700, "stripe")).expectEvents(collected(1, 700, "stripe", TUESDAY_6H));
        }

        @Test
        void twiceChangesNothing() {
            when(DAILY, apply(1, 700), collected(1, 700)).expectNoEvents();
        }

        @Test
        void whatIsInABatchIsNotCollectedAgain() {
            when(DAILY, apply(1, 700), collected(1, 700), collected(2, 800), BOTH)
                    .expectNoEvents();
        }

        @Test
        void withoutRunsItIsSentAsSoonAsItIsEnough() {
            when(AS_SOON_AS_ENOUGH, apply(1, 700)).expectEvents(collected(1, 700, "sandbox", null));
            when(AS_SOON_AS_ENOUGH, apply(2, 800), collected(1, 700, "sandbox", null))
                    .expectEvents(collected(2, 800, "sandbox", null), BOTH);
        }

        @Test
        void whatWaitsWhenRunsAreSwitchedOffGoesWithTheNext() {
            when(PayoutRuns.NONE, apply(2, 800), collected(1, 700))
                    .expectEvents(collected(2, 800, "sandbox", null), BOTH);
            when(PayoutRuns.NONE, apply(3, 100), collected(1, 700), collected(2, 800), BOTH)
                    .expectEvents(new RecoveryApplied(ACCOUNT, payout(3), booking(3), zar(0), zar(0)));
        }
    }

    @Nested
    class Running {
        @Test
        void makesOneTransferOfAll() {
            when(DAILY, run(), collected(1, 700), collected(2, 800)).expectEvents(BOTH);
        }

        @Test
        void carriesWhatIsTooLittle() {
            when(DAILY, run(), collected(1, 700)).expectNoEvents();
        }

        @Test
        void exactlyTheLeastIsEnough() {
            when(DAILY, run(), collected(1, 1_000))
                    .expectEvents(requested(FIRST, "sandbox", 1_000, 0, 0, share(1, 1_000, 0)));
        }

        @Test
        void theLeastIsOfWhatIsTransferred() {
            when(DAILY, run(), owed(600), collected(1, 700), collected(2, 800)).expectNoEvents();
        }

        @Test
        void takesOffWhatTheMentorOwesFromWhatCameFirst() {
            when(DAILY, run(), owed(900), collected(1, 700), collected(2, 1_800))
                    .expectEvents(requested(FIRST, "sandbox", 1_600, 900, 0, share(1, 700, 700), share(2, 1_800, 200)));
        }

        @Test
        void neverTransfersLessThanNothing() {
            var all = requested(FIRST, "sandbox", 0, 700, 1_300, share(1, 700, 700));
            when(DAILY, run(), owed(2_000), collected(1, 700)).expectEvents(all, sent(all, null));
        }

        @Test
        void paysWhatThePlatformOwes() {
            when(DAILY, run(), owed(-300), collected(1, 700))
                    .expectEvents(requested(FIRST, "sandbox", 1_000, -300, 0, share(1, 700, -300)));
        }

        @Test
        void makesOneForEachGateway() {
            when(
                            DAILY,
                            run(),
                            collected(1, 1_000),
                            collected(2, 2_000, "stripe", TUESDAY_6H),
                            collected(3, 500),
                            owed(100))
                    .expectEvents(
                            requested(FIRST, "sandbox", 1_400, 100, 0, share(1, 1_000, 100), share(3, 500, 0)),
                            requested(SECOND, "stripe", 2_000, 0, 0, share(2, 2_000, 0)));
        }

        @Test
        void twiceSendsOnce() {
            when(DAILY, run(), collected(1, 700), collected(2, 800), BOTH).expectNoEvents();
        }

        @Test
        void byStaffSendsWhateverThereIs() {
            when(DAILY, new RunPayouts(ACCOUNT, true, STAFF, " She moves away "), collected(1, 700))
                    .expectEvents(
                            new PayoutRunOrdered(ACCOUNT, true, Personal.of(STAFF, "She moves away")),
                            requested(FIRST, "sandbox", 700, 0, 0, share(1, 700, 0)));
            when(DAILY, new RunPayouts(ACCOUNT, true, STAFF, "She moves away"), owed(1))
                    .expectNoEvents()
                    .expectException(Fixtures.refusal("NOTHING_WAITS"));
            when(DAILY, new RunPayouts(ACCOUNT, true, new MemberId("mbr_thandi"), "I need it"), collected(1, 700))
                    .expectNoEvents()
                    .expectException(Fixtures.refusal("OWN_TRANSFER"));
            when(DAILY, new RunPayouts(ACCOUNT, true, STAFF, " "), collected(1, 700))
                    .expectException(Fixtures.refusal("BLANK_REASON"));
            when(DAILY, new RunPayouts(ACCOUNT, false, STAFF, "She moves away"), collected(1, 700))
                    .expectNoEvents()
                    .expectException(Fixtures.refusal("BELOW_MINIMUM"));
        }
    }

    @Nested
    class Withdrawing {
        private static final WithdrawPayout WITHDRAW = new WithdrawPayout(ACCOUNT, payout(1), booking(1));
        private static final PayoutWithdrawn WITHDRAWN = new PayoutWithdrawn(ACCOUNT, payout(1), booking(1));

        @Test
        void takesOutWhatWaits() {
            when(DAILY, WITHDRAW, collected(1, 700)).expectEvents(WITHDRAWN);
            when(DAILY, run(), collected(1, 700), collected(2, 800), WITHDRAWN).expectNoEvents();
        }

        @Test
        void stopsWhatIsOnItsWayOnce() {
            when(DAILY, WITHDRAW, collected(1, 700), collected(2, 800), BOTH).expectEvents(STOPPED);
            when(DAILY, WITHDRAW, collected(1, 700), collected(2, 800), BOTH, STOPPED)
                    .expectNoEvents();
            when(
                            DAILY,
                            new WithdrawPayout(ACCOUNT, payout(2), booking(2)),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            STOPPED)
                    .expectEvents(new PayoutBatchStopped(ACCOUNT, FIRST, payout(2), booking(2)));
            when(DAILY, WITHDRAW, collected(1, 700), collected(2, 800), BOTH, sent(BOTH, "po_1"))
                    .expectNoEvents();
        }

        /** Decided before the batch has failed: nothing speaks against it any more. */
        @Test
        void letsABatchGoOnOnceItIsDueAsMuchAsBefore() {
            var asMuch = changedTo(700, MONDAY_10H);
            var continued = new PayoutBatchContinued(ACCOUNT, FIRST, payout(1), booking(1));
            var soon = new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 1, InquiryBackoff.askAgainAt(MONDAY_10H, 1));
            when(DAILY, asMuch, collected(1, 700), collected(2, 800), BOTH, STOPPED)
                    .expectEvents(continued, soon);
            when(DAILY, asMuch, collected(1, 700), collected(2, 800), BOTH, STOPPED, continued, soon)
                    .expectNoEvents();
            when(
                            DAILY,
                            new DescribePayoutBatch(ACCOUNT, FIRST, 1),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            STOPPED,
                            continued,
                            soon)
                    .expectResultMessagePayload(new OutstandingPayoutBatch(THANDI, zar(1_500), "sandbox", false));
            when(DAILY, WITHDRAW, collected(1, 700), collected(2, 800), BOTH, STOPPED, continued, soon)
                    .expectEvents(STOPPED);
            when(DAILY, asMuch, collected(1, 700), collected(2, 800), BOTH).expectNoEvents();
            // The other one of it is stopped as well.
            when(
                            DAILY,
                            asMuch,
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            STOPPED,
                            new PayoutBatchStopped(ACCOUNT, FIRST, payout(2), booking(2)))
                    .expectEvents(continued);
        }

        /** Another sum, or one that may still be appealed, or a step that was parked and may be older than another dispute. */
        @Test
        void stopsABatchUnlessItIsDueAsMuchAsBeforeJustNow() {
            for (var other : List.of(
                    changedTo(699, MONDAY_10H),
                    changedTo(700, MONDAY_10H.plusMillis(1)),
                    changedTo(700, MONDAY_10H.minus(Duration.ofMinutes(10))))) {
                when(DAILY, other, collected(1, 700), collected(2, 800), BOTH).expectEvents(STOPPED);
                when(DAILY, other, collected(1, 700), collected(2, 800), BOTH, STOPPED)
                        .expectNoEvents();
            }
        }

        private static WithdrawPayout changedTo(long amount, Instant dueAt) {
            return new WithdrawPayout(ACCOUNT, payout(1), booking(1), zar(amount), dueAt);
        }

        @Test
        void isNothingWhereItDoesNotWait() {
            when(DAILY, WITHDRAW, collected(2, 800)).expectNoEvents();
            when(DAILY, WITHDRAW, collected(1, 700), WITHDRAWN).expectNoEvents();
        }

        @Test
        void itMayBeCollectedAgain() {
            when(DAILY, apply(1, 600), collected(1, 700), WITHDRAWN).expectEvents(collected(1, 600));
        }
    }

    @Nested
    class Answering {
        private static final PayoutBatchFailed FAILED = new PayoutBatchFailed(ACCOUNT, FIRST, zar(0), "account_closed");

        @Test
        void sentOnce() {
            var record = new RecordPayoutBatchSent(ACCOUNT, FIRST, "po_1");
            when(DAILY, record, collected(1, 700), collected(2, 800), BOTH).expectEvents(sent(BOTH, "po_1"));
            when(DAILY, record, collected(1, 700), collected(2, 800), BOTH, sent(BOTH, "po_1"))
                    .expectNoEvents();
            when(DAILY, record, collected(1, 700), collected(2, 800), BOTH, FAILED)
                    .expectNoEvents();
        }

        @Test
        void whatFailedIsCollectedAgainAndOwedAgain() {
            var request = requested(FIRST, "sandbox", 1_200, 300, 0, share(1, 700, 300), share(2, 800, 0));
            var failed = new PayoutBatchFailed(ACCOUNT, FIRST, zar(300), "account_closed");
            var one = collected(1, 700, "sandbox", null);
            var two = collected(2, 800, "sandbox", null);
            when(
                            DAILY,
                            new RecordPayoutBatchFailed(ACCOUNT, FIRST, "account_closed"),
                            owed(300),
                            collected(1, 700),
                            collected(2, 800),
                            request)
                    .expectEvents(failed, one, two);
            var again = requested(SECOND, "sandbox", 1_200, 300, 0, share(1, 700, 300), share(2, 800, 0));
            when(
                            DAILY,
                            new RunPayouts(ACCOUNT, FIRST),
                            owed(300),
                            collected(1, 700),
                            collected(2, 800),
                            request,
                            failed,
                            one,
                            two)
                    .expectEvents(again);
            // As it was told before.
            when(DAILY, run(), owed(300), collected(1, 700), collected(2, 800), request, failed)
                    .expectEvents(again);
        }

        @Test
        void whatWasDisputedMeanwhileIsNotInTheNext() {
            var one = collected(1, 700, "sandbox", null);
            var two = collected(2, 800, "sandbox", null);
            var withdrawn = new PayoutWithdrawn(ACCOUNT, payout(1), booking(1));
            when(
                            DAILY,
                            new WithdrawPayout(ACCOUNT, payout(1), booking(1)),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            FAILED,
                            one,
                            two)
                    .expectEvents(withdrawn);
            when(
                            DAILY,
                            new RunPayouts(ACCOUNT, true),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            FAILED,
                            one,
                            two,
                            withdrawn)
                    .expectEvents(requested(SECOND, "sandbox", 800, 0, 0, share(2, 800, 0)));
        }

        /** What is enough and was declined would be declined again. */
        @Test
        void whatFailedIsNotSentAgainByItself() {
            when(
                            AS_SOON_AS_ENOUGH,
                            new RecordPayoutBatchFailed(ACCOUNT, FIRST, "account_closed"),
                            collected(1, 700, "sandbox", null),
                            collected(2, 800, "sandbox", null),
                            BOTH)
                    .expectEvents(FAILED, collected(1, 700, "sandbox", null), collected(2, 800, "sandbox", null));
        }

        /** As where it is time for each of them, or it is handled again after a crash. */
        @Test
        void whatFailedIsNotSentAgainByTheSameRun() {
            when(
                            DAILY,
                            run(),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            FAILED,
                            collected(1, 700, "sandbox", null),
                            collected(2, 800, "sandbox", null))
                    .expectNoEvents();
        }

        @Test
        void goesWithWhatTheNextRunIsDueOf() {
            when(
                            DAILY,
                            run(),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            FAILED,
                            collected(1, 700, "sandbox", null),
                            collected(2, 800, "sandbox", null),
                            collected(3, 100))
                    .expectEvents(requested(
                            SECOND, "sandbox", 1_600, 0, 0, share(1, 700, 0), share(2, 800, 0), share(3, 100, 0)));
        }

        @Test
        void whatFailedIsTriedAgainOnceForEachTime() {
            var one = collected(1, 700, "sandbox", null);
            var two = collected(2, 2_000, "stripe", null);
            var mine = requested(FIRST, "sandbox", 700, 0, 0, share(1, 700, 0));
            var other = requested(SECOND, "stripe", 2_000, 0, 0, share(2, 2_000, 0));
            var retry = new RunPayouts(ACCOUNT, FIRST);
            // Another gateway was asked since, which says nothing about this one.
            when(DAILY, retry, collected(1, 700), mine, FAILED, one, two, other)
                    .expectEvents(requested(PayoutBatchId.of(ACCOUNT, 3), "sandbox", 700, 0, 0, share(1, 700, 0)));
            var again = requested(SECOND, "sandbox", 700, 0, 0, share(1, 700, 0));
            var failedAgain = new PayoutBatchFailed(ACCOUNT, SECOND, zar(0), "account_closed");
            when(DAILY, retry, collected(1, 700), mine, FAILED, one, again, failedAgain, one)
                    .expectNoEvents();
            // Another went out before this one failed.
            var beside = requested(SECOND, "sandbox", 800, 0, 0, share(2, 800, 0));
            when(DAILY, retry, collected(1, 700), mine, collected(2, 800), beside, FAILED, one)
                    .expectEvents(requested(PayoutBatchId.of(ACCOUNT, 3), "sandbox", 700, 0, 0, share(1, 700, 0)));
            // As it was parked before.
            when(DAILY, new RunPayouts(ACCOUNT, true), collected(1, 700), mine, FAILED, one, again, failedAgain, one)
                    .expectEvents(requested(PayoutBatchId.of(ACCOUNT, 3), "sandbox", 700, 0, 0, share(1, 700, 0)));
        }

        /** What waits beside it was never tried, and is too little. */
        @Test
        void whereNothingOfItIsLeftNothingIsTriedAgain() {
            var one = collected(1, 700, "sandbox", null);
            var mine = requested(FIRST, "sandbox", 700, 0, 0, share(1, 700, 0));
            var withdrawn = new PayoutWithdrawn(ACCOUNT, payout(1), booking(1));
            var retry = new RunPayouts(ACCOUNT, FIRST);
            when(DAILY, retry, collected(1, 700), mine, FAILED, one, withdrawn, collected(2, 100))
                    .expectNoEvents();
            when(DAILY, retry, collected(1, 700), mine, FAILED, one, collected(2, 100))
                    .expectEvents(requested(SECOND, "sandbox", 800, 0, 0, share(1, 700, 0), share(2, 100, 0)));
        }

        @Test
        void unknownIsAskedAgain() {
            var first = new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 1, InquiryBackoff.askAgainAt(MONDAY_10H, 1));
            var second = new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 2, InquiryBackoff.askAgainAt(MONDAY_10H, 2));
            var record = new RecordPayoutBatchOutcomeUnknown(ACCOUNT, FIRST);
            when(DAILY, record, collected(1, 700), collected(2, 800), BOTH).expectEvents(first);
            when(DAILY, record, collected(1, 700), collected(2, 800), BOTH, first)
                    .expectEvents(second);
            when(DAILY, new ResumePayoutBatch(ACCOUNT, FIRST), collected(1, 700), collected(2, 800), BOTH, second)
                    .expectEvents(first);
            when(DAILY, record, collected(1, 700), collected(2, 800), BOTH, sent(BOTH, "po_1"))
                    .expectNoEvents();
        }

        @Test
        void ofWhatIsStoppedOneIsWithdrawnAndTheRestCollectedAgain() {
            var withdrawn = new PayoutWithdrawn(ACCOUNT, payout(1), booking(1));
            var two = collected(2, 800, "sandbox", null);
            when(
                            DAILY,
                            new RecordPayoutBatchFailed(ACCOUNT, FIRST, "account_closed"),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            STOPPED)
                    .expectEvents(FAILED, withdrawn, two);
            when(
                            DAILY,
                            new RunPayouts(ACCOUNT, FIRST),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            STOPPED,
                            FAILED,
                            withdrawn,
                            two)
                    .expectEvents(requested(SECOND, "sandbox", 800, 0, 0, share(2, 800, 0)));
            when(
                            DAILY,
                            new RecordPayoutBatchSent(ACCOUNT, FIRST, "po_1"),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            STOPPED)
                    .expectEvents(sent(BOTH, "po_1"));
        }

        @Test
        void whatTheGatewayKnowsNothingOfHasFailedOnceItCannotArriveAnyMore() {
            var notFound = new RecordPayoutBatchNotFound(ACCOUNT, FIRST);
            var longAgo = MONDAY_10H.minus(InquiryBackoff.LONGEST_UNDER_WAY);
            var stoppedBefore = new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 1, longAgo, longAgo);
            var old = new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 1, longAgo);
            var justNow = InquiryBackoff.askAgainAt(MONDAY_10H, 2);
            var failed = new PayoutBatchFailed(ACCOUNT, FIRST, zar(0), PayoutFailed.STOPPED);
            var withdrawn = new PayoutWithdrawn(ACCOUNT, payout(1), booking(1));
            var again = new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 2, justNow, justNow);
            when(DAILY, notFound, collected(1, 700), collected(2, 800), BOTH, STOPPED, stoppedBefore)
                    .expectEvents(failed, withdrawn, collected(2, 800));
            // Nothing speaks against what is left of it.
            when(
                            AS_SOON_AS_ENOUGH,
                            notFound,
                            collected(1, 700, "sandbox", null),
                            collected(2, 1_800, "sandbox", null),
                            requested(FIRST, "sandbox", 2_500, 0, 0, share(1, 700, 0), share(2, 1_800, 0)),
                            STOPPED,
                            stoppedBefore)
                    .expectEvents(
                            failed,
                            withdrawn,
                            collected(2, 1_800, "sandbox", null),
                            requested(SECOND, "sandbox", 1_800, 0, 0, share(2, 1_800, 0)));
            when(
                            DAILY,
                            notFound,
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            STOPPED,
                            new PayoutBatchOutcomeUnknown(
                                    ACCOUNT, FIRST, 1, longAgo.plusMillis(1), longAgo.plusMillis(1)))
                    .expectEvents(new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 2, justNow, longAgo.plusMillis(1)));
            // It may have been asked for since.
            when(DAILY, notFound, collected(1, 700), collected(2, 800), BOTH, old, STOPPED)
                    .expectEvents(again);
            // It was asked for all the same, before that was told with the answer.
            when(DAILY, notFound, collected(1, 700), collected(2, 800), BOTH, STOPPED, old)
                    .expectEvents(again);
            when(DAILY, notFound, collected(1, 700), collected(2, 800), BOTH, old)
                    .expectEvents(new PayoutBatchOutcomeUnknown(ACCOUNT, FIRST, 2, justNow));
            when(DAILY, notFound, collected(1, 700), collected(2, 800), BOTH, STOPPED, stoppedBefore, failed)
                    .expectNoEvents();
        }

        @Test
        void whoeverAsksLearnsWhatIsOutstanding() {
            when(DAILY, new DescribePayoutBatch(ACCOUNT, FIRST, 0), collected(1, 700), collected(2, 800), BOTH)
                    .expectResultMessagePayload(new OutstandingPayoutBatch(THANDI, zar(1_500), "sandbox", false));
            when(DAILY, new DescribePayoutBatch(ACCOUNT, FIRST, 0), collected(1, 700), collected(2, 800), BOTH, STOPPED)
                    .expectResultMessagePayload(new OutstandingPayoutBatch(THANDI, zar(1_500), "sandbox", true));
            when(
                            DAILY,
                            new DescribePayoutBatch(ACCOUNT, FIRST, 0),
                            collected(1, 700),
                            collected(2, 800),
                            BOTH,
                            sent(BOTH, "po_1"))
                    .expectNoEvents()
                    .expectResultMessagePayload(null);
        }
    }

    @Nested
    class Schedules {
        private static PayoutRunProperties every(Every every, String zone, String at) {
            return new PayoutRunProperties(every, DayOfWeek.MONDAY, LocalTime.parse(at), ZoneId.of(zone), Map.of());
        }

        private static void next(PayoutRunProperties runs, String now, String next) {
            assertThat(runs.next(Instant.parse(now))).isEqualTo(Instant.parse(next));
        }

        @Test
        void eachDayAtATimeOfItsZone() {
            var runs = every(Every.DAY, "Africa/Johannesburg", "06:00");
            next(runs, "2026-10-05T03:59:59Z", "2026-10-05T04:00:00Z");
            next(runs, "2026-10-05T04:00:00Z", "2026-10-06T04:00:00Z");
            next(runs, "2026-10-05T22:30:00Z", "2026-10-06T04:00:00Z");
        }

        @Test
        void eachWeekOnADay() {
            var runs = every(Every.WEEK, "UTC", "06:00");
            next(runs, "2026-10-05T05:59:59Z", "2026-10-05T06:00:00Z");
            next(runs, "2026-10-05T06:00:00Z", "2026-10-12T06:00:00Z");
            next(runs, "2026-10-07T12:00:00Z", "2026-10-12T06:00:00Z");
        }

        @Test
        void whereTheClockIsMovedAsWell() {
            var runs = every(Every.DAY, "Europe/Paris", "02:30");
            next(runs, "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z");
            next(runs, "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
            next(runs, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z");
            next(runs, "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        }

        @Test
        void atOnceIsNoRun() {
            var runs = every(Every.AT_ONCE, "UTC", "06:00");
            assertThat(runs.next(MONDAY_10H)).isNull();
            assertThat(runs.collects("ZAR")).isFalse();
            assertThat(AS_SOON_AS_ENOUGH.collects("ZAR")).isTrue();
            assertThat(AS_SOON_AS_ENOUGH.collects("USD")).isFalse();
            assertThat(DAILY.collects("USD")).isTrue();
            assertThat(DAILY.minimum("ZAR")).isEqualTo(zar(1_000));
            assertThat(DAILY.minimum("USD")).isEqualTo(Money.zero("USD"));
        }

        @Test
        void lessThanNothingIsNoMinimum() {
            assertThatThrownBy(() -> runs(Every.DAY, -1)).hasMessageContaining("ZAR");
        }
    }

    /** Money that finance have the platform's bank pay waits for days, and can be stopped meanwhile. */
    @Nested
    class ByTheBank {
        private static final WithdrawPayout WITHDRAW = new WithdrawPayout(ACCOUNT, payout(1), booking(1));
        private static final PayoutCollected ONE = collected(1, 700, "bank", TUESDAY_6H);
        private static final PayoutCollected TWO = collected(2, 800, "bank", TUESDAY_6H);
        private static final PayoutBatchRequested REQUEST =
                requested(FIRST, "bank", 1_500, 0, 0, share(1, 700, 0), share(2, 800, 0));
        private static final PayoutBatchStopRequested STOP =
                new PayoutBatchStopRequested(ACCOUNT, FIRST, payout(1), "bank", zar(1_500));
        private static final PayoutBatchStopped STOPPED = new PayoutBatchStopped(ACCOUNT, FIRST, payout(1), booking(1));
        private static final PayoutBatchFailed WITHDRAWN = new PayoutBatchFailed(ACCOUNT, FIRST, zar(0), "stopped");
        private static final RecordPayoutBatchReturned RECORD_RETURNED =
                new RecordPayoutBatchReturned(ACCOUNT, FIRST, "closed");
        private static final PayoutBatchReturned RETURNED = new PayoutBatchReturned(
                ACCOUNT, FIRST, "bank", zar(1_500), List.of(share(1, 700, 0), share(2, 800, 0)), "closed");

        @Test
        void allOfItIsStoppedWhereOneIsDisputed() {
            when(DAILY, WITHDRAW, ONE, TWO, REQUEST).expectEvents(STOPPED, STOP);
            when(DAILY, WITHDRAW, ONE, TWO, REQUEST, STOPPED, STOP).expectNoEvents();
            when(DAILY, new WithdrawPayout(ACCOUNT, payout(3), booking(3)), ONE, TWO, REQUEST)
                    .expectNoEvents();
            when(DAILY, WITHDRAW, ONE, TWO, REQUEST, sent(REQUEST, "FNB-1")).expectNoEvents();
        }

        @Test
        void theOthersGoWithTheNextRun() {
            var withdrawn = new PayoutWithdrawn(ACCOUNT, payout(1), booking(1));
            when(DAILY, new RecordPayoutBatchFailed(ACCOUNT, FIRST, "stopped"), ONE, TWO, REQUEST, STOPPED, STOP)
                    .expectEvents(WITHDRAWN, withdrawn, TWO);
            when(DAILY, new RunPayouts(ACCOUNT, true), ONE, TWO, REQUEST, STOPPED, STOP, WITHDRAWN, withdrawn, TWO)
                    .expectEvents(requested(SECOND, "bank", 800, 0, 0, share(2, 800, 0)));
        }

        @Test
        void whatCameBackIsToldOnce() {
            var sent = sent(REQUEST, "FNB-1");
            when(DAILY, RECORD_RETURNED, ONE, TWO, REQUEST, sent).expectEvents(RETURNED);
            when(DAILY, RECORD_RETURNED, ONE, TWO, REQUEST, sent, RETURNED).expectNoEvents();
            when(DAILY, RECORD_RETURNED, ONE, TWO, REQUEST).expectException(Fixtures.refusal("PAYOUT_NOT_SENT"));
            when(DAILY, RECORD_RETURNED, ONE, TWO, REQUEST, WITHDRAWN).expectNoEvents();
        }

        private static final PayoutBatchFailed REFUSED = new PayoutBatchFailed(ACCOUNT, FIRST, zar(0), "closed");
        private static final PayoutCollected ONE_AGAIN = collected(1, 700, "bank", null);
        private static final PayoutCollected TWO_AGAIN = collected(2, 800, "bank", null);
        private static final CorrectPayoutBatchFailure CORRECT = new CorrectPayoutBatchFailure(ACCOUNT, FIRST, "FNB-1");
        private static final PayoutBatchFailureCorrected CORRECTED =
                new PayoutBatchFailureCorrected(ACCOUNT, FIRST, zar(0));

        @Test
        void whatWasToldAsFailedByMistakeIsSentAfterAll() {
            Object[] failed = {ONE, TWO, REQUEST, REFUSED, ONE_AGAIN, TWO_AGAIN};
            when(DAILY, CORRECT, failed).expectEvents(CORRECTED, sent(REQUEST, "FNB-1"));
            when(DAILY, CORRECT, ONE, TWO, REQUEST, REFUSED, ONE_AGAIN, TWO_AGAIN, CORRECTED, sent(REQUEST, "FNB-1"))
                    .expectNoEvents();
            when(
                            DAILY,
                            new RunPayouts(ACCOUNT, true),
                            ONE,
                            TWO,
                            REQUEST,
                            REFUSED,
                            ONE_AGAIN,
                            TWO_AGAIN,
                            CORRECTED,
                            sent(REQUEST, "FNB-1"))
                    .expectNoEvents();
            // The failure is still on its way here.
            when(DAILY, CORRECT, ONE, TWO, REQUEST).expectEvents(sent(REQUEST, "FNB-1"));
        }

        /** It was owed again when the batch had failed. */
        @Test
        void whatWasTakenOffForADebtIsSettledWithIt() {
            var request = requested(FIRST, "bank", 500, 200, 0, share(1, 700, 200));
            when(
                            DAILY,
                            CORRECT,
                            owed(200),
                            ONE,
                            request,
                            new PayoutBatchFailed(ACCOUNT, FIRST, zar(200), "closed"),
                            ONE_AGAIN)
                    .expectEvents(CORRECTED, sent(request, "FNB-1"));
        }

        @Test
        void whatWasSentAgainOrDoesNotWaitAnyMoreIsNotCorrected() {
            var again = requested(SECOND, "bank", 1_500, 0, 0, share(1, 700, 0), share(2, 800, 0));
            when(DAILY, CORRECT, ONE, TWO, REQUEST, REFUSED, ONE_AGAIN, TWO_AGAIN, again)
                    .expectException(Fixtures.refusal("PAYOUT_SENT_AGAIN"));
            var part = requested(SECOND, "bank", 700, 0, 0, share(1, 700, 0));
            when(DAILY, CORRECT, ONE, TWO, REQUEST, REFUSED, ONE_AGAIN, TWO_AGAIN, part)
                    .expectException(Fixtures.refusal("PAYOUT_SENT_AGAIN"));
            var withdrawn = new PayoutWithdrawn(ACCOUNT, payout(1), booking(1));
            when(DAILY, CORRECT, ONE, TWO, REQUEST, REFUSED, ONE_AGAIN, TWO_AGAIN, withdrawn)
                    .expectException(Fixtures.refusal("PAYOUT_CHANGED"));
            when(
                            DAILY,
                            CORRECT,
                            ONE,
                            TWO,
                            REQUEST,
                            REFUSED,
                            ONE_AGAIN,
                            TWO_AGAIN,
                            withdrawn,
                            collected(1, 300, "bank", null))
                    .expectException(Fixtures.refusal("PAYOUT_CHANGED"));
            when(DAILY, new CorrectPayoutBatchFailure(ACCOUNT, SECOND, "FNB-1"), ONE, TWO, REQUEST)
                    .expectException(Fixtures.refusal("NOT_FOUND"));
        }

        @Nested
        class PaidByHand {
            private static final BankTransferId TRANSFER = BankTransferId.of(GatewayKeys.ofBatch(FIRST));
            private static final RecoveryOwed OWED_ONE = owed(1, 700, -700, TRANSFER);
            private static final RecoveryOwed OWED_TWO = owed(2, 800, -1_500, TRANSFER);
            private static final SetReturnAside SET_ASIDE =
                    new SetReturnAside(ACCOUNT, TRANSFER, "She asked for it", STAFF);
            private static final GiveUpReturnAside GIVE_UP =
                    new GiveUpReturnAside(ACCOUNT, TRANSFER, "She is not there", STAFF);
            private static final ReturnSetAside ASIDE =
                    aside(TRANSFER, 0, part(TRANSFER, 1, 700), part(TRANSFER, 2, 800));
            private static final ReturnAsideGivenUp GIVEN_UP = new ReturnAsideGivenUp(
                    ACCOUNT, TRANSFER, THANDI, zar(1_500), STAFF, Personal.of(STAFF, "She is not there"), zar(-1_500));

            /** Another one that came back, of a single payout. */
            private static final BankTransferId OTHER = BankTransferId.of(GatewayKeys.ofTransfer(payout(4), 1));

            private static RecoveryOwed owed(int number, long amount, long debt, BankTransferId transfer) {
                return new RecoveryOwed(
                        ACCOUNT, payout(number), booking(number), zar(-amount), zar(-amount), zar(debt), 5L, transfer);
            }

            private static ReturnedPart part(BankTransferId transfer, int number, long amount) {
                return new ReturnedPart(transfer, payout(number), booking(number), zar(amount));
            }

            private static ReturnSetAside aside(BankTransferId transfer, long debt, ReturnedPart... parts) {
                return new ReturnSetAside(
                        ACCOUNT,
                        transfer,
                        THANDI,
                        List.of(parts),
                        zar(Stream.of(parts)
                                .mapToLong(it -> it.amount().amountMinor())
                                .sum()),
                        STAFF,
                        Personal.of(STAFF, "She asked for it"),
                        zar(debt));
            }

            private static RecordPaidByHand record(long amount, String reference, MemberId by) {
                return new RecordPaidByHand(
                        ACCOUNT, GatewayKeys.ofBatch(FIRST), zar(amount), reference, "She asked for it", by);
            }

            private static ReturnPaidByHand paid(int number, long amount, long debt) {
                return new ReturnPaidByHand(
                        ACCOUNT,
                        TRANSFER,
                        payout(number),
                        booking(number),
                        THANDI,
                        zar(amount),
                        "FNB-9",
                        Personal.of(STAFF, "She asked for it"),
                        zar(debt));
            }

            private static final Object[] BACK = {
                ONE, TWO, REQUEST, PayoutBatchTest.sent(REQUEST, "FNB-1"), RETURNED, OWED_ONE, OWED_TWO
            };

            private static Object[] and(Object... more) {
                return Stream.concat(Stream.of(BACK), Stream.of(more)).toArray();
            }

            @Test
            void isSetAsideFirstSoThatNoPayoutTakesItAlong() {
                when(DAILY, SET_ASIDE, BACK).expectEvents(ASIDE);
                when(DAILY, SET_ASIDE, and(ASIDE)).expectNoEvents();
                var next = collected(3, 900, "bank", TUESDAY_6H);
                when(DAILY, new RunPayouts(ACCOUNT, true), and(next))
                        .expectEvents(requested(SECOND, "bank", 2_400, -1_500, 0, share(3, 900, -1_500)));
                when(DAILY, new RunPayouts(ACCOUNT, true), and(ASIDE, next))
                        .expectEvents(requested(SECOND, "bank", 900, 0, 0, share(3, 900, 0)));
            }

            @Test
            void isGivenUpAndGoesWithTheNextPayoutAgain() {
                when(DAILY, GIVE_UP, and(ASIDE)).expectEvents(GIVEN_UP);
                when(DAILY, GIVE_UP, BACK).expectException(Fixtures.refusal("NOT_SET_ASIDE"));
                when(DAILY, GIVE_UP, and(ASIDE, GIVEN_UP)).expectException(Fixtures.refusal("NOT_SET_ASIDE"));
                when(DAILY, SET_ASIDE, and(ASIDE, GIVEN_UP)).expectEvents(ASIDE);
                var next = collected(3, 900, "bank", TUESDAY_6H);
                when(DAILY, new RunPayouts(ACCOUNT, true), and(ASIDE, GIVEN_UP, next))
                        .expectEvents(requested(SECOND, "bank", 2_400, -1_500, 0, share(3, 900, -1_500)));
                when(AS_SOON_AS_ENOUGH, GIVE_UP, and(ASIDE, collected(3, 900, "bank", null)))
                        .expectEvents(GIVEN_UP, requested(SECOND, "bank", 2_400, -1_500, 0, share(3, 900, -1_500)));
            }

            @Test
            void isOwedNoLonger() {
                when(DAILY, record(1_500, "FNB-9", STAFF), and(ASIDE)).expectEvents(paid(1, 700, 0), paid(2, 800, 0));
                when(DAILY, record(1_500, "FNB-9", STAFF), and(ASIDE, paid(1, 700, 0), paid(2, 800, 0)))
                        .expectNoEvents();
                when(DAILY, SET_ASIDE, and(ASIDE, paid(1, 700, 0), paid(2, 800, 0)))
                        .expectException(Fixtures.refusal("NOTHING_OWED"));
                when(
                                DAILY,
                                new RunPayouts(ACCOUNT, true),
                                and(ASIDE, paid(1, 700, 0), paid(2, 800, 0), collected(3, 900, "bank", TUESDAY_6H)))
                        .expectEvents(requested(SECOND, "bank", 900, 0, 0, share(3, 900, 0)));
            }

            @Test
            void isNeverPaidUnlessItIsSetAside() {
                when(DAILY, record(1_500, "FNB-9", STAFF), BACK).expectException(Fixtures.refusal("NOT_SET_ASIDE"));
                when(DAILY, record(1_500, "FNB-9", STAFF), and(ASIDE, GIVEN_UP))
                        .expectException(Fixtures.refusal("NOT_SET_ASIDE"));
                when(DAILY, record(1_500, "FNB-8", STAFF), and(ASIDE, paid(1, 700, 0), paid(2, 800, 0)))
                        .expectException(Fixtures.refusal("NOT_SET_ASIDE"));
                when(DAILY, record(1_400, "FNB-9", STAFF), and(ASIDE))
                        .expectException(Fixtures.refusal("AMOUNT_DIFFERS"));
            }

            /** As before there was anything to set aside. */
            @Test
            void ofOldIsOwedNoLongerEither() {
                when(DAILY, SET_ASIDE, and(paid(1, 700, -800), paid(2, 800, 0)))
                        .expectException(Fixtures.refusal("NOTHING_OWED"));
                when(DAILY, record(1_500, "FNB-9", STAFF), and(paid(1, 700, -800), paid(2, 800, 0)))
                        .expectNoEvents();
            }

            @Test
            void isNotSetAsideWhereItWentWithAnotherPayoutOrDoes() {
                when(DAILY, SET_ASIDE, and(recovered(3, -1_500, 0))).expectException(Fixtures.refusal("NOTHING_OWED"));
                when(DAILY, SET_ASIDE, ONE, TWO, REQUEST, PayoutBatchTest.sent(REQUEST, "FNB-1"))
                        .expectException(Fixtures.refusal("NOTHING_OWED"));
                var next = collected(3, 900, "bank", TUESDAY_6H);
                var request = requested(SECOND, "bank", 2_400, -1_500, 0, share(3, 900, -1_500));
                when(DAILY, SET_ASIDE, and(next, request)).expectException(Fixtures.refusal("RETURN_UNDER_WAY"));
                when(DAILY, SET_ASIDE, and(next, request, PayoutBatchTest.sent(request, "FNB-2")))
                        .expectException(Fixtures.refusal("NOTHING_OWED"));
                when(
                                DAILY,
                                SET_ASIDE,
                                and(next, request, new PayoutBatchFailed(ACCOUNT, SECOND, zar(-1_500), "closed")))
                        .expectEvents(ASIDE);
            }

            @Test
            void isNotSetAsideBeforeAllOfItIsOwed() {
                when(DAILY, SET_ASIDE, ONE, TWO, REQUEST, PayoutBatchTest.sent(REQUEST, "FNB-1"), RETURNED, OWED_ONE)
                        .expectException(Fixtures.refusal("RETURN_UNDER_WAY"));
            }

            /** Something that the payout said later came first. */
            @Test
            void isKnownToBeOwedThoughSomethingLaterWasToldBefore() {
                var later = new RecoveryOwed(ACCOUNT, payout(2), booking(2), zar(-700), zar(-700), zar(-1_400), 9L);
                var told =
                        new RecoveryOwed(ACCOUNT, payout(2), booking(2), zar(0), zar(-700), zar(-1_400), 9L, TRANSFER);
                var before = new Object[] {
                    ONE, TWO, REQUEST, PayoutBatchTest.sent(REQUEST, "FNB-1"), RETURNED, OWED_ONE, later
                };
                var owe = new OweRecovery(ACCOUNT, payout(2), booking(2), zar(-800), 5L, TRANSFER);
                when(DAILY, owe, before).expectEvents(told);
                var after = Stream.concat(Stream.of(before), Stream.of(told)).toArray();
                when(DAILY, owe, after).expectNoEvents();
                when(DAILY, SET_ASIDE, after)
                        .expectEvents(aside(TRANSFER, 0, part(TRANSFER, 1, 700), part(TRANSFER, 2, 700)));
            }

            @Test
            void isNeverWhatIsOwedOfAnother() {
                var setOther = new SetReturnAside(ACCOUNT, OTHER, "She asked for it", STAFF);
                // The first went with a payout; what is owed by now is of the other alone.
                var gone = and(recovered(3, -1_500, 0), owed(4, 1_500, -1_500, OTHER));
                when(DAILY, SET_ASIDE, gone).expectException(Fixtures.refusal("NOTHING_OWED"));
                when(DAILY, setOther, gone).expectEvents(aside(OTHER, 0, part(OTHER, 4, 1_500)));
                var both = and(owed(4, 400, -1_900, OTHER));
                when(DAILY, SET_ASIDE, both)
                        .expectEvents(aside(TRANSFER, -400, part(TRANSFER, 1, 700), part(TRANSFER, 2, 800)));
                when(DAILY, setOther, both).expectEvents(aside(OTHER, -1_500, part(OTHER, 4, 400)));
            }

            @Test
            void isAsMuchAsIsOwedOnceDebtsAreTakenOff() {
                var debt = new RecoveryOwed(ACCOUNT, payout(3), booking(3), zar(600), zar(600), zar(-900), 2L);
                when(DAILY, SET_ASIDE, and(debt))
                        .expectEvents(aside(TRANSFER, 0, part(TRANSFER, 1, 100), part(TRANSFER, 2, 800)));
                // What is set aside pays no debt; it is less once it is given up.
                var later = new RecoveryOwed(ACCOUNT, payout(3), booking(3), zar(600), zar(600), zar(600), 2L);
                var givenUp = new ReturnAsideGivenUp(
                        ACCOUNT,
                        TRANSFER,
                        THANDI,
                        zar(1_500),
                        STAFF,
                        Personal.of(STAFF, "She is not there"),
                        zar(-900));
                when(DAILY, GIVE_UP, and(ASIDE, later)).expectEvents(givenUp);
                when(DAILY, SET_ASIDE, and(ASIDE, later, givenUp))
                        .expectEvents(aside(TRANSFER, 0, part(TRANSFER, 1, 700), part(TRANSFER, 2, 200)));
            }

            private static TransferOwed besides(int number, long amount, int returns, long debt) {
                return new TransferOwed(
                        ACCOUNT,
                        TRANSFER,
                        FIRST,
                        payout(number),
                        booking(number),
                        THANDI,
                        zar(amount),
                        returns,
                        STAFF,
                        Personal.of(STAFF, "It is there"),
                        zar(debt));
            }

            private static OwedTransferReturned backAgain(int number, long amount, int times, long debt) {
                return new OwedTransferReturned(
                        ACCOUNT,
                        TRANSFER,
                        FIRST,
                        payout(number),
                        booking(number),
                        THANDI,
                        zar(amount),
                        times,
                        "closed",
                        zar(debt));
            }

            private static OweTransfer owe(int returns) {
                return new OweTransfer(ACCOUNT, GatewayKeys.ofBatch(FIRST), zar(1_500), returns, "It is there", STAFF);
            }

            private static RecordOwedTransferReturned backAgain(int number) {
                return new RecordOwedTransferReturned(ACCOUNT, TRANSFER, FIRST, number, "closed");
            }

            @Test
            void isOwedByTheMentorWhereItWasPaidAfterAllWhateverWasDecidedSince() {
                when(DAILY, owe(1), BACK).expectEvents(besides(1, 700, 1, -800), besides(2, 800, 1, 0));
                when(DAILY, owe(1), and(besides(1, 700, 1, -800), besides(2, 800, 1, 0)))
                        .expectNoEvents();
                // It went with another payout, or was paid by hand: they were paid twice.
                when(DAILY, owe(1), and(recovered(3, -1_500, 0)))
                        .expectEvents(besides(1, 700, 1, 700), besides(2, 800, 1, 1_500));
                when(DAILY, owe(1), and(ASIDE, paid(1, 700, 0), paid(2, 800, 0)))
                        .expectEvents(besides(1, 700, 1, 700), besides(2, 800, 1, 1_500));
                when(DAILY, owe(1), and(ASIDE, GIVEN_UP)).expectEvents(besides(1, 700, 1, -800), besides(2, 800, 1, 0));
                when(DAILY, SET_ASIDE, and(besides(1, 700, 1, -800), besides(2, 800, 1, 0)))
                        .expectException(Fixtures.refusal("NOTHING_OWED"));
                when(DAILY, new DescribeOwedTransfer(ACCOUNT, TRANSFER), BACK).expectResultMessagePayload(false);
                when(
                                DAILY,
                                new DescribeOwedTransfer(ACCOUNT, TRANSFER),
                                and(besides(1, 700, 1, -800), besides(2, 800, 1, 0)))
                        .expectResultMessagePayload(true);
            }

            @Test
            void isOwedByTheMentorWhereItHadFailedAndWasSentAgain() {
                var again = requested(SECOND, "bank", 1_500, 0, 0, share(1, 700, 0), share(2, 800, 0));
                when(DAILY, owe(0), ONE, TWO, REQUEST, REFUSED, ONE_AGAIN, TWO_AGAIN, again)
                        .expectEvents(besides(1, 700, 0, 700), besides(2, 800, 0, 1_500));
                var single = new OweTransfer(
                        ACCOUNT, GatewayKeys.ofTransfer(payout(4), 1), zar(400), 0, "It is there", STAFF);
                when(DAILY, single)
                        .expectEvents(new TransferOwed(
                                ACCOUNT,
                                OTHER,
                                null,
                                payout(4),
                                booking(4),
                                THANDI,
                                zar(400),
                                0,
                                STAFF,
                                Personal.of(STAFF, "It is there"),
                                zar(400)));
            }

            @Test
            void isNotOwedByTheMentorWhileItIsSetAsideOrHasNotArrived() {
                when(DAILY, owe(1), and(ASIDE)).expectException(Fixtures.refusal("RETURN_SET_ASIDE"));
                when(DAILY, owe(1), ONE, TWO, REQUEST, PayoutBatchTest.sent(REQUEST, "FNB-1"), RETURNED, OWED_ONE)
                        .expectException(Fixtures.refusal("RETURN_UNDER_WAY"));
                when(DAILY, owe(1), ONE, TWO, REQUEST, PayoutBatchTest.sent(REQUEST, "FNB-1"))
                        .expectException(Fixtures.refusal("RETURN_UNDER_WAY"));
                // It came back once more, and that was not heard of yet.
                when(DAILY, owe(2), and(besides(1, 700, 1, -800), besides(2, 800, 1, 0)))
                        .expectException(Fixtures.refusal("RETURN_UNDER_WAY"));
            }

            @Test
            void mayComeBackOnceMoreAndIsHeardOfOnce() {
                var owed = and(besides(1, 700, 1, -800), besides(2, 800, 1, 0));
                var twice = and(
                        besides(1, 700, 1, -800),
                        besides(2, 800, 1, 0),
                        backAgain(1, 700, 2, -700),
                        backAgain(2, 800, 2, -1_500));
                when(DAILY, backAgain(2), owed).expectEvents(backAgain(1, 700, 2, -700), backAgain(2, 800, 2, -1_500));
                when(DAILY, backAgain(1), owed).expectNoEvents();
                when(DAILY, backAgain(2), twice).expectNoEvents();
                when(DAILY, SET_ASIDE, twice).expectEvents(ASIDE);
                when(DAILY, owe(2), twice).expectEvents(besides(1, 700, 2, -800), besides(2, 800, 2, 0));
                when(DAILY, owe(3), twice).expectException(Fixtures.refusal("RETURN_UNDER_WAY"));
                when(DAILY, new RecordOwedTransferReturned(ACCOUNT, OTHER, null, 1, "closed"), owed)
                        .expectException(Fixtures.refusal("NOT_FOUND"));
            }

            /** What is offered beforehand is what the account accepts, and all else it refuses. */
            @Test
            void isOfferedWhatIsAccepted() {
                var next = collected(3, 900, "bank", TUESDAY_6H);
                var request = requested(SECOND, "bank", 2_400, -1_500, 0, share(3, 900, -1_500));
                var sent = PayoutBatchTest.sent(REQUEST, "FNB-1");
                var histories = Map.of(
                        "owed", BACK,
                        "set aside", and(ASIDE),
                        "given up", and(ASIDE, GIVEN_UP),
                        "paid", and(ASIDE, paid(1, 700, 0), paid(2, 800, 0)),
                        "gone", and(recovered(3, -1_500, 0)),
                        "going", and(next, request),
                        "arriving", new Object[] {ONE, TWO, REQUEST, sent, RETURNED, OWED_ONE});
                var offered = new TreeMap<String, List<BankTransferAction>>();
                histories.forEach((name, before) -> {
                    var account = Returns.none(zar(0));
                    for (var event : before) {
                        account = account.evolve((MentorAccountEvent) event);
                    }
                    for (var each : Map.of(
                                    BankTransferAction.SET_RETURN_ASIDE,
                                    SET_ASIDE,
                                    BankTransferAction.GIVE_UP_RETURN_ASIDE,
                                    GIVE_UP,
                                    BankTransferAction.RECORD_RETURN_PAID,
                                    record(1_500, "FNB-10", STAFF),
                                    BankTransferAction.CORRECT_RETURN,
                                    owe(1))
                            .entrySet()) {
                        var action = each.getKey();
                        var refusal = action.refusal(TRANSFER, BankTransferStatus.RETURNED, true, 1, account);
                        var result = when(DAILY, each.getValue(), before);
                        if (refusal == null) {
                            result.expectSuccessfulHandlerExecution();
                            offered.computeIfAbsent(name, none -> new ArrayList<>())
                                    .add(action);
                        } else if (!(action == BankTransferAction.SET_RETURN_ASIDE && name.equals("set aside"))) {
                            result.expectException(Fixtures.refusal(refusal));
                        } else {
                            result.expectNoEvents();
                        }
                    }
                });
                assertThat(offered.get("owed"))
                        .containsExactlyInAnyOrder(
                                BankTransferAction.SET_RETURN_ASIDE, BankTransferAction.CORRECT_RETURN);
                assertThat(offered.get("given up"))
                        .containsExactlyInAnyOrder(
                                BankTransferAction.SET_RETURN_ASIDE, BankTransferAction.CORRECT_RETURN);
                assertThat(offered.get("set aside"))
                        .containsExactlyInAnyOrder(
                                BankTransferAction.GIVE_UP_RETURN_ASIDE, BankTransferAction.RECORD_RETURN_PAID);
                for (var over : List.of("paid", "gone", "going")) {
                    assertThat(offered.get(over)).containsExactly(BankTransferAction.CORRECT_RETURN);
                }
                assertThat(offered).doesNotContainKey("arriving");
            }

            @Test
            void isRefusedToThePayeeAndWithoutAReasonOrAName() {
                var payee = new MemberId("mbr_thandi");
                when(DAILY, record(1_500, "FNB-9", payee), and(ASIDE))
                        .expectException(Fixtures.refusal("OWN_TRANSFER"));
                when(DAILY, new SetReturnAside(ACCOUNT, TRANSFER, "Why not", payee), BACK)
                        .expectException(Fixtures.refusal("OWN_TRANSFER"));
                when(DAILY, new GiveUpReturnAside(ACCOUNT, TRANSFER, "Why not", payee), and(ASIDE))
                        .expectException(Fixtures.refusal("OWN_TRANSFER"));
                when(DAILY, record(1_500, "FNB 9", STAFF), and(ASIDE))
                        .expectException(Fixtures.refusal("INVALID_REFERENCE"));
                when(
                                DAILY,
                                new RecordPaidByHand(
                                        ACCOUNT, GatewayKeys.ofBatch(FIRST), zar(1_500), "FNB-9", " ", STAFF),
                                and(ASIDE))
                        .expectException(Fixtures.refusal("BLANK_REASON"));
                when(DAILY, new SetReturnAside(ACCOUNT, TRANSFER, " ", STAFF), BACK)
                        .expectException(Fixtures.refusal("BLANK_REASON"));
                when(DAILY, new GiveUpReturnAside(ACCOUNT, TRANSFER, " ", STAFF), and(ASIDE))
                        .expectException(Fixtures.refusal("BLANK_REASON"));
            }

            private static RecoveryApplied recovered(int number, long recovered, long debt) {
                return new RecoveryApplied(ACCOUNT, payout(number), booking(number), zar(recovered), zar(debt));
            }
        }

        @Test
        void whatThePlatformOwesSinceGoesWithTheNextPayout() {
            when(
                            DAILY,
                            new RunPayouts(ACCOUNT, true),
                            new RecoveryOwed(ACCOUNT, payout(1), booking(1), zar(-700), zar(-700), zar(-700)),
                            TWO)
                    .expectEvents(requested(FIRST, "bank", 1_500, -700, 0, share(2, 800, -700)));
        }
    }
}
