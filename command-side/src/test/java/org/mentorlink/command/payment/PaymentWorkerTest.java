package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.LERATO;
import static org.mentorlink.command.payment.Fixtures.MONDAY_10H;
import static org.mentorlink.command.payment.Fixtures.PAYMENT;
import static org.mentorlink.command.payment.Fixtures.PAYOUT;
import static org.mentorlink.command.payment.Fixtures.PRICE;
import static org.mentorlink.command.payment.Fixtures.THANDI;
import static org.mentorlink.command.payment.Fixtures.zar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.command.payment.PaymentState.Phase;
import org.mentorlink.command.payment.ScriptedGateway.Behaviour;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.payment.CreditPurchaseCommand.ClaimPurchase;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.GatewayDeadline.PaymentInquiryDue;
import org.mentorlink.payment.GatewayDeadline.PaymentReviewDue;
import org.mentorlink.payment.GatewayDeadline.PayoutInquiryDue;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordOutcomeUnknown;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentCommand.RefundAgain;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ResumeStep;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.ResumeTransfer;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.TransferReversalRequested;
import org.mentorlink.shared.Money;

class PaymentWorkerTest {
    private static final RequestAuthorization REQUEST =
            new RequestAuthorization(PAYMENT, BOOKING, LERATO, PRICE, "sandbox", "pm_card_visa");
    private static final ReturnPayment RETURN = new ReturnPayment(PAYMENT, BOOKING, PRICE);

    private MoneyWorld world;

    @BeforeEach
    void start() {
        world = new MoneyWorld();
    }

    @Test
    void carriesAPaymentOutFromTheRequestToTheRefund() {
        world.handle(REQUEST);
        world.deliverAll();
        assertThat(world.payment.phase()).isEqualTo(Phase.AUTHORIZED);
        world.handle(new CapturePayment(PAYMENT));
        world.deliverAll();
        assertThat(world.payment.phase()).isEqualTo(Phase.CAPTURED);
        world.handle(RETURN);
        world.deliverAll();
        assertThat(world.payment.refunded()).isEqualTo(PRICE);
        assertThat(world.gateway.authorizations().values())
                .singleElement()
                .satisfies(it -> assertThat(it.refunded).isEqualTo(PRICE.amountMinor()));
        assertThat(world.scheduled).isEmpty();
    }

    @Test
    void handlesAnEventTwiceWithoutASecondEffect() {
        world.handle(REQUEST);
        var request = world.undelivered.getFirst();
        world.deliver(request);
        world.deliver(request);
        assertThat(world.events).hasSize(2);
        assertThat(world.gateway.authorizations()).hasSize(1);
    }

    @Test
    void reportsADecline() {
        world.gateway.declines = () -> true;
        world.handle(REQUEST);
        world.deliverAll();
        assertThat(world.payment.phase()).isEqualTo(Phase.DECLINED);
    }

    /** A gateway that gives back later. */
    private static final class Slow extends ScriptedGateway {
        private final List<String> asked = new ArrayList<>();
        private boolean done;
        private boolean away;

        @Override
        public GatewayAnswer refund(String key, String authorization, Money amount) {
            super.refund(key, authorization, amount);
            return new GatewayAnswer.Accepted("rf_1");
        }

        @Override
        public GatewayAnswer inquire(Inquiry inquiry) {
            asked.add(String.valueOf(inquiry.accepted()));
            if (away) {
                throw new GatewayTimeout("away");
            }
            return done ? new GatewayAnswer.Done("rf_1") : new GatewayAnswer.Accepted("rf_1");
        }
    }

    /** Gives nothing back, until it does. */
    private static final class Unwilling extends ScriptedGateway {
        private int asked;
        private boolean willing;

        @Override
        public GatewayAnswer refund(String key, String authorization, Money amount) {
            asked++;
            return willing ? new GatewayAnswer.Done("rf_1") : new GatewayAnswer.Declined("not_now");
        }

        @Override
        public GatewayAnswer inquire(Inquiry inquiry) {
            assertThat(inquiry.abandoned()).as("nobody waits for it").isTrue();
            return new GatewayAnswer.NotFound();
        }
    }

    @Test
    void whatComesTooLateIsGivenBackAgainAndAgainAndInTheEndShownToStaff() {
        var unwilling = new Unwilling();
        world = new MoneyWorld(unwilling);
        world.handle(REQUEST);
        world.handle(RETURN);
        world.handle(new RecordPaid(PAYMENT, "late", PRICE));
        world.letTimePass(200);
        assertThat(world.scheduled).isEmpty();
        assertThat(world.parked)
                .singleElement()
                .satisfies(it -> assertThat(it.command()).contains("\"refundId\":\"pay_1-r1\"", "\"step\":\"REFUND\""));
        assertThat(unwilling.asked).isEqualTo(PaymentWorker.MAX_ATTEMPTS_ONCE_ACCEPTED);
        unwilling.willing = true;
        world.handle(new ResumeStep(PAYMENT, GatewayStep.REFUND, "pay_1-r1"));
        world.letTimePass(1);
        assertThat(world.payment.refunded()).isEqualTo(PRICE);
    }

    /** Knows no keys, and does later on what it has not answered. */
    private static final class Working extends ScriptedGateway {
        private int asked;
        private boolean silent = true;
        private boolean done;

        @Override
        public Abilities abilities() {
            return new Abilities(false, true, true, false, true, true, true, false, false, Set.of(), Set.of());
        }

        @Override
        public GatewayAnswer refund(String key, String authorization, Money amount) {
            asked++;
            if (silent) {
                throw new GatewayTimeout("no answer");
            }
            return new GatewayAnswer.Done("rf_" + asked);
        }

        @Override
        public GatewayAnswer inquire(Inquiry inquiry) {
            if (inquiry.step() != GatewayStep.REFUND) {
                return super.inquire(inquiry);
            }
            return done ? new GatewayAnswer.Done("rf_1") : new GatewayAnswer.NotFound();
        }
    }

    /** PayFast, and Ozow where its answer is lost: a second request would be a second refund. */
    @Nested
    class OfAGatewayWithoutKeys {
        private final Working working = new Working();

        @BeforeEach
        void begin() {
            world = new MoneyWorld(working);
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(new CapturePayment(PAYMENT));
            world.deliverAll();
            world.handle(RETURN);
            world.deliverAll();
            working.silent = false;
        }

        @Test
        void isNotAskedForASecondTimeWhileTheFirstMayBeUnderWay() {
            world.letTimePass(9);
            assertThat(working.asked).isEqualTo(1);
            working.done = true;
            world.letTimePass(1);
            assertThat(working.asked).isEqualTo(1);
            assertThat(world.payment.refunded()).isEqualTo(PRICE);
        }

        @Test
        void isAskedForOnceMoreAfterADay() {
            world.letTimePass(10);
            assertThat(working.asked).isEqualTo(2);
            assertThat(world.payment.refunded()).isEqualTo(PRICE);
            assertThat(world.parked).isEmpty();
        }
    }

    @Nested
    class OfWhatIsTakenOn {
        private final Slow slow = new Slow();

        @BeforeEach
        void begin() {
            world = new MoneyWorld(slow);
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(new CapturePayment(PAYMENT));
            world.deliverAll();
            world.handle(RETURN);
            world.deliverAll();
        }

        @Test
        void isAskedByTheGatewaysNameUntilItIsDone() {
            assertThat(world.payment.refunded().isZero()).isTrue();
            world.letTimePass(PaymentWorker.MAX_ATTEMPTS + 5);
            slow.away = true;
            world.letTimePass(2);
            slow.away = false;
            assertThat(world.parked).as("banks take days").isEmpty();
            slow.done = true;
            world.letTimePass(1);
            assertThat(world.payment.refunded()).isEqualTo(PRICE);
            assertThat(world.scheduled).isEmpty();
            assertThat(slow.asked).hasSize(PaymentWorker.MAX_ATTEMPTS + 8).containsOnly("rf_1");
        }

        @Test
        void isShownToStaffInTheEndAndAskedByTheSameNameAgain() {
            world.letTimePass(200);
            assertThat(world.parked).hasSize(1);
            assertThat(slow.asked).hasSize(PaymentWorker.MAX_ATTEMPTS_ONCE_ACCEPTED);
            slow.done = true;
            world.handle(new ResumeStep(PAYMENT, GatewayStep.REFUND, "pay_1-r1"));
            world.letTimePass(1);
            assertThat(world.payment.refunded()).isEqualTo(PRICE);
            assertThat(slow.asked).containsOnly("rf_1");
        }
    }

    @Nested
    class Fees {
        @BeforeEach
        void begin() {
            world.gateway.fees = Set.of(MovementKind.CAPTURE, MovementKind.REFUND);
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(new CapturePayment(PAYMENT));
        }

        @Test
        void areAskedForOnceTheGatewayHasSettledThem() {
            world.deliverAll();
            assertThat(world.scheduled)
                    .containsExactly(new PaymentInquiryDue(PAYMENT, BOOKING, GatewayStep.FEE, null, 1));
            world.gateway.fee = new PaymentGateway.Fee(PRICE, zar(1_045));
            world.letTimePass(1);
            var reference = world.payment.reference();
            assertThat(world.events)
                    .last()
                    .isEqualTo(new GatewayFeeStated(
                            PAYMENT, BOOKING, MovementKind.CAPTURE, reference, PRICE, zar(1_045), zar(33_955)));
            assertThat(world.scheduled).isEmpty();

            world.gateway.fee = new PaymentGateway.Fee(zar(-35_000), zar(0));
            world.handle(RETURN);
            world.deliverAll();
            assertThat(world.events).last().isInstanceOfSatisfying(GatewayFeeStated.class, it -> {
                assertThat(it.movement()).isEqualTo(MovementKind.REFUND);
                assertThat(it.net()).isEqualTo(zar(-35_000));
            });
        }

        @Test
        void areNotAskedForWhereTheGatewayTellsNone() {
            world.gateway.fees = Set.of();
            world.deliverAll();
            assertThat(world.scheduled).isEmpty();
        }

        @Test
        void areParkedWhereTheyAreNeverTold() {
            world.letTimePass(100);
            assertThat(world.parked)
                    .singleElement()
                    .satisfies(it -> assertThat(it.command()).contains("\"step\":\"FEE\""));
        }
    }

    @Nested
    class WhatIsToldByMessagesAlone {

        private final RecordChargeback lost = new RecordChargeback(PAYMENT, "dp_1", PRICE);

        private void take() {
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(new CapturePayment(PAYMENT));
            world.deliverAll();
        }

        @Test
        void isAskedForSomeHoursDaysAndWeeksAfterMoneyHasMoved() {
            world.gateway.said = List::of;
            take();
            var due = new ArrayList<Instant>(world.scheduledFor);
            for (var number = 0; number < PaymentWorker.REVIEWS.size(); number++) {
                assertThat(world.scheduled).containsExactly(new PaymentReviewDue(PAYMENT, BOOKING, number, 0));
                world.now = world.scheduledFor.getLast();
                world.deliver(world.scheduled.removeFirst());
                due.add(world.scheduledFor.getLast());
            }
            assertThat(world.scheduled).isEmpty();
            assertThat(due.stream().distinct())
                    .containsExactly(
                            MONDAY_10H.plus(Duration.ofHours(6)),
                            MONDAY_10H.plus(Duration.ofHours(6)).plus(Duration.ofDays(4)),
                            MONDAY_10H.plus(Duration.ofHours(6)).plus(Duration.ofDays(34)),
                            MONDAY_10H.plus(Duration.ofHours(6)).plus(Duration.ofDays(120)));
        }

        @Test
        void isAskedForAgainOnceItIsDisputedAndOnceItIsTakenBack() {
            world.gateway.said = List::of;
            take();
            world.scheduled.clear();
            world.handle(new RecordDispute(PAYMENT, "dp_1"));
            world.deliverAll();
            assertThat(world.scheduled).containsExactly(new PaymentReviewDue(PAYMENT, BOOKING, 0, 0));
            world.scheduled.clear();
            world.handle(lost);
            world.deliverAll();
            assertThat(world.scheduled).contains(new PaymentReviewDue(PAYMENT, BOOKING, 0, 0));
        }

        @Test
        void isHeardAndWhatIsKnownOrTooEarlyIsNot() {
            world.gateway.said = () -> List.of(lost, new RecordRefunded(PAYMENT, "pay_1-r7", "re_7"), lost);
            take();
            world.letTimePass(1);
            assertThat(world.events)
                    .filteredOn(PaymentChargedBack.class::isInstance)
                    .containsExactly(new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE));
            assertThat(world.parked).isEmpty();
        }

        @Test
        void isAskedForAgainWhereTheGatewayDoesNotAnswer() {
            world.gateway.said = () -> List.of(lost);
            take();
            world.gateway.reachable = () -> false;
            world.letTimePass(1);
            assertThat(world.scheduled).containsExactly(new PaymentReviewDue(PAYMENT, BOOKING, 0, 1));
            world.gateway.reachable = () -> true;
            world.letTimePass(1);
            assertThat(world.payment.chargebacks()).containsEntry("dp_1", PRICE);
            assertThat(world.scheduled)
                    .containsExactlyInAnyOrder(
                            new PaymentReviewDue(PAYMENT, BOOKING, 1, 0), new PaymentReviewDue(PAYMENT, BOOKING, 0, 0));
        }

        @Test
        void isGivenUpForThatTimeWhereItNeverAnswers() {
            world.gateway.said = List::of;
            take();
            world.gateway.reachable = () -> false;
            world.letTimePass(PaymentWorker.MAX_ATTEMPTS + 1);
            assertThat(world.scheduled).containsExactly(new PaymentReviewDue(PAYMENT, BOOKING, 1, 0));
            assertThat(world.parked).isEmpty();
        }

        /** A payer may pay all the same. */
        @Test
        void isAskedForWhereNothingWasTakenToo() {
            world.gateway.said = () -> List.of(new RecordPaid(PAYMENT, "late", PRICE));
            world.gateway.declines = () -> true;
            world.handle(REQUEST);
            world.handle(RETURN);
            world.deliverAll();
            world.gateway.declines = () -> false;
            world.letTimePass(1);
            assertThat(world.events).anyMatch(RefundRequested.class::isInstance);
        }

        @Test
        void isNotAskedForWhereTheGatewayCannotBeAsked() {
            take();
            assertThat(world.scheduled).isEmpty();
        }
    }

    @Nested
    class WithoutAnAnswer {
        @ParameterizedTest
        @EnumSource(
                value = Behaviour.class,
                names = {"DO_AND_TIME_OUT", "DO_AND_BREAK", "LOSE", "BREAK"})
        void neverAssumesAnOutcomeAndAsksForIt(Behaviour behaviour) {
            world.gateway.script = () -> behaviour;
            world.handle(REQUEST);
            world.deliverAll();
            assertThat(world.payment.phase()).isEqualTo(Phase.AUTHORIZING);
            assertThat(world.scheduled)
                    .containsExactly(new PaymentInquiryDue(PAYMENT, BOOKING, GatewayStep.AUTHORIZE, null, 1));
            assertThat(world.scheduledFor).containsExactly(MONDAY_10H.plusSeconds(2));

            world.gateway.script = () -> Behaviour.ANSWER;
            world.letTimePass(1);
            assertThat(world.payment.phase()).isEqualTo(Phase.AUTHORIZED);
            assertThat(world.gateway.authorizations()).hasSize(1);
        }

        @Test
        void learnsThatItWasDeclined() {
            world.gateway.declines = () -> true;
            world.gateway.script = () -> Behaviour.DO_AND_TIME_OUT;
            world.handle(REQUEST);
            world.letTimePass(1);
            assertThat(world.payment.phase()).isEqualTo(Phase.DECLINED);
        }

        @Test
        void doesNotTryAgainWhatNobodyWaitsFor() {
            world.gateway.script = () -> Behaviour.LOSE;
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(RETURN);
            world.letTimePass(1);
            assertThat(world.gateway.authorizations()).isEmpty();
            assertThat(world.events).last().isEqualTo(new PaymentVoided(PAYMENT, BOOKING, zar(0)));
        }

        @Test
        void voidsWhatNobodyWaitsForWhereItTurnsOutToBeAuthorized() {
            world.gateway.script = () -> Behaviour.DO_AND_TIME_OUT;
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(RETURN);
            world.gateway.script = () -> Behaviour.ANSWER;
            world.letTimePass(1);
            assertThat(world.events).last().isEqualTo(new PaymentVoided(PAYMENT, BOOKING, PRICE));
        }

        @Test
        void doesNotAuthorizeAtAllWhatIsGivenUpBeforeItGetsThere() {
            world.handle(REQUEST);
            world.handle(RETURN);
            world.deliverAll();
            assertThat(world.gateway.authorizations()).isEmpty();
            assertThat(world.events).last().isEqualTo(new PaymentVoided(PAYMENT, BOOKING, zar(0)));
        }

        @Test
        void doesNotAuthorizeAfterAllWhenTheEventComesAgain() {
            world.gateway.script = () -> Behaviour.LOSE;
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(RETURN);
            world.letTimePass(1);
            world.gateway.script = () -> Behaviour.DO_AND_TIME_OUT;
            world.deliver(world.events.getFirst());
            assertThat(world.gateway.authorizations()).isEmpty();
        }

        @Test
        void ignoresAnInquiryThatAnotherHasReplaced() {
            world.gateway.script = () -> Behaviour.LOSE;
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(new RecordOutcomeUnknown(PAYMENT, GatewayStep.AUTHORIZE, null));
            var calls = world.gateway.calls;
            world.deliver(world.scheduled.getFirst());
            assertThat(world.gateway.calls).isEqualTo(calls);
        }

        @Test
        void parksTheStepAfterTwentyAttemptsToBeResumed() {
            world.gateway.script = () -> Behaviour.LOSE;
            world.gateway.reachable = () -> false;
            world.handle(REQUEST);
            world.letTimePass(100);
            assertThat(world.scheduled).isEmpty();
            assertThat(world.parked).singleElement().satisfies(it -> {
                assertThat(it.processId()).isEqualTo("bkg_1");
                assertThat(it.commandType()).isEqualTo(ResumeStep.class.getName());
                assertThat(it.command()).contains("\"paymentId\":\"pay_1\"", "\"step\":\"AUTHORIZE\"");
            });
            assertThat(world.payment.unansweredAttempts(GatewayStep.AUTHORIZE, null))
                    .isEqualTo(PaymentWorker.MAX_ATTEMPTS);

            world.gateway.reachable = () -> true;
            world.gateway.script = () -> Behaviour.ANSWER;
            world.handle(new ResumeStep(PAYMENT, GatewayStep.AUTHORIZE, null));
            world.letTimePass(1);
            assertThat(world.payment.phase()).isEqualTo(Phase.AUTHORIZED);
        }
    }

    @Nested
    class PayingOut {
        @BeforeEach
        void begin() {
            world.handle(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), MONDAY_10H));
            world.handle(new BeginPayout(PAYOUT));
            world.handle(new SendPayout(PAYOUT, zar(200)));
        }

        @Test
        void transfersTheNetAmount() {
            world.deliverAll();
            assertThat(world.gateway.transferred).isEqualTo(550);
            assertThat(world.events).last().isInstanceOf(PayoutSent.class);
        }

        @ParameterizedTest
        @EnumSource(
                value = Behaviour.class,
                names = {"DO_AND_TIME_OUT", "DO_AND_BREAK", "LOSE", "BREAK"})
        void transfersOnceWithoutAnAnswer(Behaviour behaviour) {
            world.gateway.script = () -> behaviour;
            world.deliverAll();
            assertThat(world.scheduled).containsExactly(new PayoutInquiryDue(PAYOUT, BOOKING, 1));
            world.gateway.script = () -> Behaviour.ANSWER;
            world.letTimePass(1);
            assertThat(world.gateway.transferred).isEqualTo(550);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.SENT);
        }

        @Test
        void triesAFailedOneAgainUnderAKeyOfItsOwn() {
            world.gateway.declines = () -> true;
            world.deliverAll();
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.FAILED);
            world.gateway.declines = () -> false;
            world.handle(new SendPayout(PAYOUT, zar(200)));
            world.deliverAll();
            assertThat(world.gateway.transferred).isEqualTo(550);
        }

        @Test
        void asksTheGatewayThatWasAskedFirstThoughAnotherIsSetMeanwhile() {
            world.gateway.script = () -> Behaviour.DO_AND_TIME_OUT;
            world.deliverAll();
            var other = new ScriptedGateway() {
                @Override
                public String name() {
                    return "other";
                }
            };
            world.worker = world.worker("other", world.gateway, other);
            world.letTimePass(1);
            assertThat(world.gateway.transferred).isEqualTo(550);
            assertThat(other.transferred).isZero();
            assertThat(other.calls).isZero();
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.SENT);
        }

        private void isLost() {
            world.gateway.script = () -> Behaviour.LOSE;
            world.letTimePass(3);
            world.gateway.script = () -> Behaviour.ANSWER;
        }

        @Test
        void sendsNothingAnyMoreOnceItIsDisputed() {
            isLost();
            world.handle(new FreezePayout(PAYOUT));
            var stopped = world.now;
            world.letTimePass(3);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.TRANSFERRING);
            world.letTimePass(10);
            assertThat(world.gateway.transferred).isZero();
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.FROZEN);
            var failed = new PayoutFailed(PAYOUT, BOOKING, zar(200), PayoutFailed.STOPPED, 1);
            assertThat(world.events).filteredOn(PayoutFailed.class::isInstance).containsExactly(failed);
            assertThat(world.happened(failed)).isAfterOrEqualTo(stopped.plus(InquiryBackoff.LONGEST_UNDER_WAY));
            assertThat(world.parked).isEmpty();
        }

        @Test
        void sendsNothingAnyMoreOnceNothingIsEarned() {
            isLost();
            world.handle(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(200), zar(0), MONDAY_10H));
            world.letTimePass(13);
            assertThat(world.gateway.transferred).isZero();
            assertThat(world.events).last().isEqualTo(new PayoutSent(PAYOUT, BOOKING, THANDI, zar(0), zar(200), null));
        }

        @Test
        void sendsItOnceItIsDecidedForTheMentor() {
            isLost();
            world.handle(new FreezePayout(PAYOUT));
            world.letTimePass(2);
            world.handle(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), MONDAY_10H));
            world.letTimePass(1);
            assertThat(world.gateway.transferred).isEqualTo(550);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.SENT);
        }

        /** As a decision that may be appealed has it. */
        @Test
        void waitsUntilWhatIsDecidedForTheMentorIsDue() {
            isLost();
            world.handle(new FreezePayout(PAYOUT));
            world.letTimePass(2);
            var due = world.now.plus(Duration.ofDays(17));
            world.handle(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), due));
            world.letTimePass(13);
            assertThat(world.gateway.transferred).isZero();
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.FAILED);
            assertThat(world.payout.earnings().dueAt()).isEqualTo(due);
            world.handle(new BeginPayout(PAYOUT));
            world.deliverAll();
            assertThat(world.gateway.transferred).isZero();
            world.now = due;
            world.handle(new BeginPayout(PAYOUT));
            world.deliverAll();
            assertThat(world.gateway.transferred).isEqualTo(550);
        }

        @Test
        void seesThatItWasSentBeforeItWasDisputed() {
            world.gateway.script = () -> Behaviour.DO_AND_TIME_OUT;
            world.deliverAll();
            world.handle(new FreezePayout(PAYOUT));
            world.letTimePass(1);
            assertThat(world.gateway.transferred).isEqualTo(550);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.SENT);
        }

        /** Long after the gateway has said that it knows nothing of it. */
        @Test
        void seesThatItHasArrivedAfterAll() {
            world.gateway.script = () -> Behaviour.ARRIVE_LATE;
            world.deliverAll();
            world.handle(new FreezePayout(PAYOUT));
            world.letTimePass(4);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.TRANSFERRING);
            world.gateway.late.values().forEach(Runnable::run);
            world.gateway.script = () -> Behaviour.ANSWER;
            world.letTimePass(1);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.SENT);
            world.handle(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(0), zar(0), MONDAY_10H));
            world.deliverAll();
            assertThat(world.gateway.transferred - world.gateway.reversed).isZero();
        }

        /** Asked for a moment ago, it may be under way, as where the worker has stopped in between. */
        @Test
        void onlyAsksWhatBecameOfItWhereItIsDisputedBeforeTheEventComes() {
            world.handle(new FreezePayout(PAYOUT));
            world.deliverAll();
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.TRANSFERRING);
            assertThat(world.scheduled).containsExactly(new PayoutInquiryDue(PAYOUT, BOOKING, 1));
            world.letTimePass(13);
            assertThat(world.gateway.transferred).isZero();
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.FROZEN);
        }

        @Test
        void isNotAskedForWhereItIsDisputedWhileTheGatewayThinks() {
            isLost();
            world.gateway.reachable = () -> {
                world.handle(new FreezePayout(PAYOUT));
                return true;
            };
            world.letTimePass(13);
            assertThat(world.gateway.transferred).isZero();
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.FROZEN);
        }

        /** As where the gateway never has the money for it. */
        @Test
        void showsToStaffWhatIsNeverDoneThoughTheGatewayAnswers() {
            world.gateway.script = () -> Behaviour.LOSE;
            world.letTimePass(200);
            assertThat(world.scheduled).isEmpty();
            assertThat(world.parked)
                    .singleElement()
                    .satisfies(it -> assertThat(it.cause()).contains("whether it has the money"));
            world.gateway.script = () -> Behaviour.ANSWER;
            world.handle(new ResumeTransfer(PAYOUT));
            world.letTimePass(1);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.SENT);
        }

        @Test
        void parksTheTransferAfterTwentyAttempts() {
            world.gateway.script = () -> Behaviour.LOSE;
            world.gateway.reachable = () -> false;
            world.letTimePass(100);
            assertThat(world.parked)
                    .singleElement()
                    .satisfies(it -> assertThat(it.commandType()).isEqualTo(ResumeTransfer.class.getName()));
        }
    }

    /** Handled again after the gateway has forgotten the key, a step would be done a second time. */
    @Nested
    class When_the_event_comes_again {
        private static final String KEY = "pay_1-r1/refund";

        private Object refund() {
            world.handle(REQUEST);
            world.deliverAll();
            world.handle(new CapturePayment(PAYMENT));
            world.deliverAll();
            world.handle(new ReturnPayment(PAYMENT, BOOKING, zar(10_000)));
            return world.undelivered.removeFirst();
        }

        private Object transfer() {
            world.handle(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(750), zar(250), MONDAY_10H));
            world.handle(new BeginPayout(PAYOUT));
            world.handle(new SendPayout(PAYOUT, zar(200)));
            return world.undelivered.removeLast();
        }

        private long refunded() {
            return world.gateway.authorizations().values().iterator().next().refunded;
        }

        /** As where this stopped before it could note the answer, for longer than the gateway keeps keys. */
        @Test
        void aHoldThatWasMadeIsFoundInsteadOfMadeOnceMore() {
            world.handle(REQUEST);
            var request = world.undelivered.removeFirst();
            world.gateway.authorize("pay_1/authorize", REQUEST.amount(), REQUEST.paymentMethod(), "a session");
            world.gateway.forgetsKeys = true;
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(request);
            assertThat(world.gateway.authorizations()).hasSize(1);
            assertThat(world.payment.phase()).isEqualTo(PaymentState.Phase.AUTHORIZED);
        }

        @Test
        void aHoldThatWasNeverMadeIsMadeThen() {
            world.handle(REQUEST);
            var request = world.undelivered.removeFirst();
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(request);
            assertThat(world.gateway.authorizations()).hasSize(1);
            assertThat(world.payment.phase()).isEqualTo(PaymentState.Phase.AUTHORIZED);
        }

        @Test
        void aRefundThatWasDoneIsFoundInsteadOfDoneOnceMore() {
            var refund = refund();
            world.gateway.refund(KEY, world.payment.reference(), zar(10_000));
            world.gateway.forgetsKeys = true;
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(refund);
            assertThat(refunded()).isEqualTo(10_000);
            assertThat(world.payment.refunded()).isEqualTo(zar(10_000));
        }

        @Test
        void aRefundThatNeverArrivedIsDoneThen() {
            var refund = refund();
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(refund);
            assertThat(refunded()).isEqualTo(10_000);
            assertThat(world.payment.refunded()).isEqualTo(zar(10_000));
        }

        @Test
        void itIsDoneWithoutAskingWhileTheKeyIsKept() {
            var refund = refund();
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT).minusMillis(1);
            world.gateway.reachable = () -> false;
            world.deliver(refund);
            assertThat(world.payment.refunded()).isEqualTo(zar(10_000));
        }

        @Test
        void whatIsSettledIsNotEvenAskedFor() {
            var refund = refund();
            world.deliver(refund);
            var transfer = transfer();
            world.deliver(transfer);
            var calls = world.gateway.calls;
            world.gateway.forgetsKeys = true;
            world.deliver(refund);
            world.deliver(transfer);
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(refund);
            world.deliver(transfer);
            assertThat(world.gateway.calls).isEqualTo(calls);
        }

        private TransferReversalRequested reversal() {
            world.deliver(transfer());
            world.handle(new SettleEarnings(PAYOUT, BOOKING, THANDI, zar(450), zar(150), MONDAY_10H));
            return world.undelivered.stream()
                    .filter(TransferReversalRequested.class::isInstance)
                    .map(TransferReversalRequested.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void aReversalThatWasDoneIsFoundInsteadOfDoneOnceMore() {
            var reversal = reversal();
            world.gateway.reverse("pyo_1/reversal/1", reversal.transfer(), reversal.amount());
            world.gateway.forgetsKeys = true;
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(reversal);
            assertThat(world.gateway.reversed).isEqualTo(reversal.amount().amountMinor());
            assertThat(world.payout.reversals().sum()).isEqualTo(reversal.amount());
            var calls = world.gateway.calls;
            world.deliver(reversal);
            assertThat(world.gateway.calls).as("it is settled").isEqualTo(calls);
        }

        @Test
        void aReversalThatNeverArrivedIsDoneThen() {
            var reversal = reversal();
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(reversal);
            assertThat(world.gateway.reversed).isEqualTo(reversal.amount().amountMinor());
        }

        @Test
        void aTransferThatWasDoneIsFoundInsteadOfDoneOnceMore() {
            var transfer = transfer();
            world.gateway.transfer("pyo_1/transfer/1", zar(550), THANDI.value());
            world.gateway.forgetsKeys = true;
            world.now = world.now.plus(PaymentWorker.KEY_IS_KEPT);
            world.deliver(transfer);
            assertThat(world.gateway.transferred).isEqualTo(550);
            assertThat(world.payout.phase()).isEqualTo(PayoutState.Phase.SENT);
        }
    }

    /** An account that is closed returns it each time. */
    @Test
    void showsToStaffWhatComesBackEachTimeItIsRefunded() {
        world.handle(REQUEST);
        world.deliverAll();
        world.handle(new CapturePayment(PAYMENT));
        world.deliverAll();
        var again = world.gateway.authorize("again", PRICE, "pm_card_visa", "again");
        var reference = ((GatewayAnswer.Done) again).reference();
        world.gateway.authorizations().get(reference).captured = PRICE.amountMinor();
        world.handle(new RecordPaid(PAYMENT, reference, PRICE));
        world.deliverAll();
        for (var number = 1; number <= PaymentDecisions.MOST_REFUNDS; number++) {
            assertThat(world.parked).isEmpty();
            world.gateway.authorizations().get(reference).refunded = 0;
            world.handle(new RecordRefundFailed(PAYMENT, PAYMENT + "-r" + number, "account_closed"));
            world.deliverAll();
        }
        assertThat(world.parked).singleElement().satisfies(it -> {
            assertThat(it.processId()).isEqualTo(BOOKING.value());
            assertThat(it.commandType()).isEqualTo(RefundAgain.class.getName());
            assertThat(it.cause()).contains("account_closed");
        });
        world.handle(new RefundAgain(PAYMENT, PAYMENT + "-r" + PaymentDecisions.MOST_REFUNDS));
        world.deliverAll();
        assertThat(world.gateway.authorizations().get(reference).refunded).isEqualTo(PRICE.amountMinor());
    }

    /** A pack that had failed, and was given back, before purchases were told so. */
    @Test
    void tellsAPurchaseWhatHasGoneBackOnceItIsChargedBackAsWell() {
        var purchase = CreditPurchaseId.of(LERATO, "1");
        var payment = PaymentId.of(purchase);
        world.handle(new RequestAuthorization(payment, purchase.order(), LERATO, PRICE, "sandbox", "pm_card_visa"));
        world.deliverAll();
        world.handle(new CapturePayment(payment));
        world.deliverAll();
        world.purchase = CreditPurchaseState.evolve(
                null,
                new CreditPurchaseRequested(
                        purchase,
                        CreditPackId.of(LERATO, "ten"),
                        LERATO,
                        PRICE,
                        PRICE,
                        90,
                        "sandbox",
                        "x",
                        MONDAY_10H));
        world.purchase = CreditPurchaseState.evolve(
                world.purchase, new CreditPurchaseFailed(purchase, LERATO, PRICE, "expired"));
        world.handle(new ReturnPayment(payment, purchase.order(), PRICE));
        world.deliverAll();
        world.handle(new ClaimPurchase(purchase, "dp_1", PRICE));
        world.handle(new RecordChargeback(payment, "dp_1", PRICE));
        world.deliverAll();
        assertThat(world.purchase.refunded()).isEqualTo(PRICE);
        assertThat(world.purchase.absorbed()).isEqualTo(PRICE);
    }

    /** Else the same event would come again and again, and nothing after it. */
    @Test
    void parksAnAnswerThatIsRefused() {
        var odd = new ScriptedGateway() {
            @Override
            public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
                return new GatewayAnswer.Paid("pf_1", amount.zero());
            }
        };
        world.worker = world.worker(odd.name(), odd);
        world.handle(REQUEST);
        world.deliverAll();
        assertThat(world.parked).singleElement().satisfies(it -> {
            assertThat(it.processId()).isEqualTo(BOOKING.value());
            assertThat(it.commandType()).isEqualTo(RecordPaid.class.getName());
            assertThat(it.cause()).isEqualTo("A payment is more than nothing.");
        });
    }

    @Test
    void letsFailuresOfOurOwnSidePropagate() {
        world.handle(REQUEST);
        world.payment = null;
        assertThatThrownBy(() -> world.deliver(world.events.getFirst())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void isNeverReplayed() {
        assertThat(PaymentWorker.class).hasAnnotation(DisallowReplay.class);
        assertThat(PaymentWorker.class.getAnnotation(ProcessingGroup.class).value())
                .isEqualTo("worker-payment");
    }

    @Test
    void knowsTheGatewaysByName() {
        var gateways = new PaymentGateways(List.of(world.gateway), "sandbox");
        assertThat(gateways.knows("sandbox")).isTrue();
        assertThat(gateways.knows("stripe")).isFalse();
        assertThatThrownBy(() -> gateways.named("stripe")).hasMessageContaining("stripe");
        assertThatThrownBy(() -> new PaymentGateways(List.of(world.gateway, world.gateway), "sandbox"))
                .hasMessageContaining("two gateways");
    }
}
