package org.mentorlink.command.payment;

import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.LERATO;
import static org.mentorlink.command.payment.Fixtures.MONDAY_10H;
import static org.mentorlink.command.payment.Fixtures.PAYMENT;
import static org.mentorlink.command.payment.Fixtures.PRICE;
import static org.mentorlink.command.payment.Fixtures.refusal;
import static org.mentorlink.command.payment.Fixtures.zar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.OutstandingStep;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.DescribeStep;
import org.mentorlink.payment.PaymentCommand.RecordAuthorizationDeclined;
import org.mentorlink.payment.PaymentCommand.RecordAuthorized;
import org.mentorlink.payment.PaymentCommand.RecordCaptureFailed;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceRefused;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceSubmitted;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordNotReceived;
import org.mentorlink.payment.PaymentCommand.RecordOutcomeUnknown;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundByHand;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentCommand.RecordVoided;
import org.mentorlink.payment.PaymentCommand.RefundAgain;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ResumeStep;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentCommand.SubmitEvidence;
import org.mentorlink.payment.PaymentEvent.AuthorizationAbandoned;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.CaptureRequested;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
import org.mentorlink.payment.PaymentEvent.EvidenceRefused;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmissionRequested;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmitted;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.GatewayOutcomeUnknown;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputeEnded;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundAwaitsCapture;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundGivenUp;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PaymentEvent.VoidRequested;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

class PaymentTest {
    private static final String REFERENCE = "ch_1";
    private static final String FIRST_REFUND = PAYMENT + "-r1";
    private static final String SECOND_REFUND = PAYMENT + "-r2";

    private static final AuthorizationRequested REQUESTED =
            new AuthorizationRequested(PAYMENT, BOOKING, LERATO, PRICE, "sandbox", "pm_card_visa");
    private static final PaymentAuthorized AUTHORIZED = new PaymentAuthorized(PAYMENT, BOOKING, PRICE, REFERENCE);
    private static final AuthorizationDeclined DECLINED = new AuthorizationDeclined(PAYMENT, BOOKING, "card_declined");
    private static final AuthorizationAbandoned ABANDONED = new AuthorizationAbandoned(PAYMENT, BOOKING);
    private static final CaptureRequested CAPTURING =
            new CaptureRequested(PAYMENT, BOOKING, PRICE, "sandbox", REFERENCE);
    private static final PaymentCaptured CAPTURED = new PaymentCaptured(PAYMENT, BOOKING, PRICE);
    private static final CaptureFailed CAPTURE_FAILED = new CaptureFailed(PAYMENT, BOOKING, "expired");
    private static final VoidRequested VOIDING = new VoidRequested(PAYMENT, BOOKING, PRICE, "sandbox", REFERENCE);
    private static final PaymentVoided VOIDED = new PaymentVoided(PAYMENT, BOOKING, PRICE);
    private static final PaymentVoided VOIDED_AT_NOTHING = new PaymentVoided(PAYMENT, BOOKING, zar(0));

    private AggregateTestFixture<Payment> fixture;

    @BeforeEach
    void start() {
        fixture = Fixtures.fixture(Payment.class);
    }

    private ResultValidator<Payment> when(PaymentCommand command, Object... before) {
        return before.length == 0
                ? fixture.givenNoPriorActivity().when(command)
                : fixture.given(before).when(command);
    }

    private static RefundRequested refunding(String refundId, Money amount) {
        return new RefundRequested(PAYMENT, BOOKING, refundId, amount, "sandbox", REFERENCE);
    }

    private static PaymentRefunded refunded(String refundId, Money amount, Money total) {
        return new PaymentRefunded(PAYMENT, BOOKING, refundId, amount, total, "re_1");
    }

    private static GatewayOutcomeUnknown unknown(
            GatewayStep step, @Nullable String refundId, int attempt, Duration wait) {
        return new GatewayOutcomeUnknown(PAYMENT, BOOKING, step, refundId, attempt, MONDAY_10H.plus(wait));
    }

    @Nested
    class PayingWithCredits {
        private final CreditAccountId credits = CreditAccountId.of(LERATO);
        private final AuthorizationRequested asked =
                new AuthorizationRequested(PAYMENT, BOOKING, LERATO, PRICE, "credits", credits.value());
        private final CaptureRequested capturing = new CaptureRequested(PAYMENT, BOOKING, PRICE, "credits", REFERENCE);
        private final PaymentCaptured captured = new PaymentCaptured(PAYMENT, BOOKING, PRICE, null, credits);

        @Test
        void isPayingWithOnesOwnWhateverIsSent() {
            when(new RequestAuthorization(PAYMENT, BOOKING, LERATO, PRICE, "credits", "crd_somebody-elses"))
                    .expectEvents(asked);
        }

        @Test
        void isToldByWhatMovesThem() {
            when(new RecordCaptured(PAYMENT), asked, AUTHORIZED, capturing).expectEvents(captured);
            var refunding = new RefundRequested(PAYMENT, BOOKING, FIRST_REFUND, zar(5), "credits", REFERENCE);
            fixture = Fixtures.fixture(Payment.class);
            when(new RecordRefunded(PAYMENT, FIRST_REFUND, "re_1"), asked, AUTHORIZED, capturing, captured, refunding)
                    .expectEvents(new PaymentRefunded(PAYMENT, BOOKING, FIRST_REFUND, zar(5), zar(5), "re_1", credits));
        }

        @Test
        void isNeverChargedBack() {
            when(new RecordChargeback(PAYMENT, "dp_1", PRICE), asked, AUTHORIZED, capturing, captured)
                    .expectException(refusal("CREDITS_NOT_CHARGED_BACK"));
        }

        @Test
        void isNeverChargedBackByStaffEither() {
            var byStaff = new RecordChargeback(PAYMENT, "dp_1", PRICE, LERATO, "A letter");
            when(byStaff, asked, AUTHORIZED, capturing, captured).expectException(refusal("CREDITS_NOT_CHARGED_BACK"));
        }
    }

    @Nested
    class StatingAFee {
        private final GatewayFeeStated fee =
                new GatewayFeeStated(PAYMENT, BOOKING, MovementKind.CAPTURE, REFERENCE, PRICE, zar(1_045), zar(33_955));
        private final PaymentChargedBack chargedBack = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE);

        private RecordFee command(MovementKind movement, String reference) {
            return new RecordFee(PAYMENT, movement, reference, PRICE, zar(1_045));
        }

        @Test
        void keepsWhatTheGatewayKept() {
            when(command(MovementKind.CAPTURE, REFERENCE), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectEvents(fee);
        }

        @Test
        void twiceChangesNothing() {
            when(command(MovementKind.CAPTURE, REFERENCE), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, fee)
                    .expectNoEvents();
        }

        @Test
        void ofARefundAndOfAChargeBackIsKeptTheSame() {
            var refund = refunding(FIRST_REFUND, zar(100));
            var done = refunded(FIRST_REFUND, zar(100), zar(100));
            when(command(MovementKind.REFUND, "re_1"), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, refund, done)
                    .expectEvents(new GatewayFeeStated(
                            PAYMENT, BOOKING, MovementKind.REFUND, "re_1", PRICE, zar(1_045), zar(33_955)));
            start();
            when(command(MovementKind.CHARGEBACK, "dp_1"), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, chargedBack)
                    .expectEvents(new GatewayFeeStated(
                            PAYMENT, BOOKING, MovementKind.CHARGEBACK, "dp_1", PRICE, zar(1_045), zar(33_955)));
        }

        @Test
        void isRefusedOfWhatHasNotMoved() {
            for (var kind : MovementKind.values()) {
                start();
                when(command(kind, "re_2"), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                        .expectException(refusal("MOVEMENT_UNKNOWN"));
            }
            start();
            when(command(MovementKind.CAPTURE, REFERENCE), REQUESTED, AUTHORIZED)
                    .expectException(refusal("MOVEMENT_UNKNOWN"));
        }

        @Test
        void isWaitedForUntilItIsKnown() {
            var waiting = new DescribeStep(PAYMENT, GatewayStep.FEE, null, 0);
            when(waiting, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectResultMessagePayload(new OutstandingStep(
                            "sandbox", PRICE, "pm_card_visa", REFERENCE, MovementKind.CAPTURE, null, null, false));
            start();
            when(waiting, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, fee).expectResultMessagePayload(null);
            start();
            when(
                            new RecordOutcomeUnknown(PAYMENT, GatewayStep.FEE, "dp_1"),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            chargedBack)
                    .expectEvents(unknown(GatewayStep.FEE, "dp_1", 1, Duration.ofSeconds(2)));
        }
    }

    @Nested
    class RequestingTheAuthorization {
        private final RequestAuthorization command =
                new RequestAuthorization(PAYMENT, BOOKING, LERATO, PRICE, "sandbox", "pm_card_visa");

        @Test
        void asksTheGateway() {
            when(command).expectEvents(REQUESTED);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED).expectNoEvents();
        }

        @Test
        void afterItWasAuthorizedChangesNothing() {
            when(command, REQUESTED, AUTHORIZED).expectNoEvents();
        }

        @Test
        void isRefusedOnceGivenUp() {
            when(command, ABANDONED, VOIDED_AT_NOTHING).expectException(refusal("PAYMENT_ABANDONED"));
        }

        @Test
        void isRefusedOnceGivenUpWhileOutstanding() {
            when(command, REQUESTED, ABANDONED).expectException(refusal("PAYMENT_ABANDONED"));
        }

        @Test
        void isRefusedForNothing() {
            when(new RequestAuthorization(PAYMENT, BOOKING, LERATO, zar(0), "sandbox", "pm_card_visa"))
                    .expectException(refusal("AMOUNT_NOT_POSITIVE"));
        }
    }

    /** Of gateways that take money at once rather than holding it first. */
    @Nested
    class BeingPaid {
        private static final String AGAIN = "ch_again";
        private final RecordPaid command = new RecordPaid(PAYMENT, REFERENCE, PRICE);

        private static RefundRequested returning(String refundId, String reference) {
            return new RefundRequested(PAYMENT, BOOKING, refundId, PRICE, "sandbox", reference);
        }

        @Test
        void isHeldAndTakenInOne() {
            when(command, REQUESTED).expectEvents(AUTHORIZED, CAPTURED);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURED).expectNoEvents();
        }

        @Test
        void needsNoCapture() {
            when(new CapturePayment(PAYMENT), REQUESTED, AUTHORIZED, CAPTURED).expectNoEvents();
        }

        @Test
        void cannotBeCapturedInPart() {
            when(new CapturePayment(PAYMENT, zar(100)), REQUESTED, AUTHORIZED, CAPTURED)
                    .expectException(refusal("PAYMENT_TAKEN_WHOLE"));
        }

        @Test
        void goesBackWhereNobodyWaitsForItAnyMore() {
            when(command, REQUESTED, ABANDONED).expectEvents(AUTHORIZED, CAPTURED, returning(FIRST_REFUND, REFERENCE));
        }

        @Test
        void goesBackWhereItWasDeclinedOrEndedBefore() {
            when(command, REQUESTED, DECLINED)
                    .expectEvents(ABANDONED, AUTHORIZED, CAPTURED, returning(FIRST_REFUND, REFERENCE));
            start();
            when(command, REQUESTED, ABANDONED, VOIDED_AT_NOTHING)
                    .expectEvents(AUTHORIZED, CAPTURED, returning(FIRST_REFUND, REFERENCE));
        }

        @Test
        void onceMoreGoesBackAndLeavesTheFirstAlone() {
            var again = new PaymentAuthorized(PAYMENT, BOOKING, PRICE, AGAIN);
            var back = returning(FIRST_REFUND, AGAIN);
            when(new RecordPaid(PAYMENT, AGAIN, PRICE), REQUESTED, AUTHORIZED, CAPTURED)
                    .expectEvents(again, CAPTURED, back);
            start();
            when(new RecordPaid(PAYMENT, AGAIN, PRICE), REQUESTED, AUTHORIZED, CAPTURED, again, CAPTURED, back)
                    .expectNoEvents();
            start();
            when(
                            new RecordRefunded(PAYMENT, FIRST_REFUND, "re_1"),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURED,
                            again,
                            CAPTURED,
                            back)
                    .expectEvents(refunded(FIRST_REFUND, PRICE, zar(0)));
            start();
            when(
                            new ReturnPayment(PAYMENT, BOOKING, PRICE),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURED,
                            again,
                            CAPTURED,
                            back,
                            refunded(FIRST_REFUND, PRICE, zar(0)))
                    .expectEvents(returning(SECOND_REFUND, REFERENCE));
        }

        @Test
        void isAskedForAgainWhereItCannotGoBack() {
            when(
                            new RecordRefundFailed(PAYMENT, FIRST_REFUND, "no_balance"),
                            REQUESTED,
                            ABANDONED,
                            AUTHORIZED,
                            CAPTURED,
                            returning(FIRST_REFUND, REFERENCE))
                    .expectEvents(unknown(GatewayStep.REFUND, FIRST_REFUND, 1, Duration.ofSeconds(2)));
        }

        @Test
        void anotherAmountGoesBackAndPaysNothing() {
            var stray = new StrayPaymentTaken(PAYMENT, BOOKING, zar(1), "2");
            var back = new RefundRequested(PAYMENT, BOOKING, FIRST_REFUND, zar(1), "sandbox", "2");
            when(new RecordPaid(PAYMENT, "2", zar(1)), REQUESTED).expectEvents(stray, back);
            start();
            when(new RecordPaid(PAYMENT, "2", zar(1)), REQUESTED, stray, back).expectNoEvents();
            start();
            when(command, REQUESTED, stray, back).expectEvents(AUTHORIZED, CAPTURED);
            start();
            when(new RecordRefunded(PAYMENT, FIRST_REFUND, "re_1"), REQUESTED, stray, back, AUTHORIZED, CAPTURED)
                    .expectEvents(new PaymentRefunded(PAYMENT, BOOKING, FIRST_REFUND, zar(1), zar(0), "re_1"));
        }

        @Test
        void ofNothingIsRefused() {
            when(new RecordPaid(PAYMENT, REFERENCE, zar(0)), REQUESTED).expectException(refusal("AMOUNT_NOT_POSITIVE"));
        }

        @Test
        void whatWasNeverAskedForIsRefused() {
            when(command, ABANDONED, VOIDED_AT_NOTHING).expectException(refusal("PAYMENT_NOT_REQUESTED"));
        }

        @Test
        void cannotKnowWhatHasGoneBackWhileAnEarlierRefundIsNotSettled() {
            Object[] before = {
                REQUESTED, AUTHORIZED, CAPTURED, refunding(FIRST_REFUND, zar(100)), refunding(SECOND_REFUND, zar(200))
            };
            when(new DescribeStep(PAYMENT, GatewayStep.REFUND, SECOND_REFUND, 0), before)
                    .expectResultMessagePayload(
                            new OutstandingStep("sandbox", zar(200), "pm_card_visa", REFERENCE, null, false));
            start();
            when(new DescribeStep(PAYMENT, GatewayStep.REFUND, FIRST_REFUND, 0), before)
                    .expectResultMessagePayload(
                            new OutstandingStep("sandbox", zar(100), "pm_card_visa", REFERENCE, zar(0), false));
        }

        @Test
        void knowsWhatHasGoneBackOfWhichPayment() {
            var again = new PaymentAuthorized(PAYMENT, BOOKING, PRICE, AGAIN);
            when(
                            new DescribeStep(PAYMENT, GatewayStep.REFUND, SECOND_REFUND, 0),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURED,
                            refunding(FIRST_REFUND, zar(100)),
                            refunded(FIRST_REFUND, zar(100), zar(100)),
                            again,
                            CAPTURED,
                            returning(SECOND_REFUND, AGAIN))
                    .expectResultMessagePayload(
                            new OutstandingStep("sandbox", PRICE, "pm_card_visa", AGAIN, zar(0), true));
        }
    }

    @Nested
    class RecordingTheAuthorization {
        private final RecordAuthorized command = new RecordAuthorized(PAYMENT, REFERENCE);

        @Test
        void authorizes() {
            when(command, REQUESTED).expectEvents(AUTHORIZED);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED).expectNoEvents();
        }

        @Test
        void afterTheCaptureChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectNoEvents();
        }

        @Test
        void afterItWasGivenUpVoidsItAtOnce() {
            when(command, REQUESTED, ABANDONED).expectEvents(AUTHORIZED, VOIDING);
        }

        @Test
        void afterItWasVoidedChangesNothing() {
            when(command, REQUESTED, ABANDONED, AUTHORIZED, VOIDING, VOIDED).expectNoEvents();
        }

        @Test
        void afterTheGatewayHadNotReceivedItVoidsItAtOnce() {
            when(command, REQUESTED, ABANDONED, VOIDED_AT_NOTHING).expectEvents(AUTHORIZED, VOIDING);
        }

        @Test
        void afterADeclineVoidsItAtOnce() {
            when(command, REQUESTED, DECLINED).expectEvents(AUTHORIZED, VOIDING);
        }

        @Test
        void isRefusedWhereNoneWasRequested() {
            when(command, ABANDONED, VOIDED_AT_NOTHING).expectException(refusal("PAYMENT_NOT_REQUESTED"));
        }
    }

    @Nested
    class RecordingADecline {
        private final RecordAuthorizationDeclined command = new RecordAuthorizationDeclined(PAYMENT, "card_declined");

        @Test
        void declines() {
            when(command, REQUESTED).expectEvents(DECLINED);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, DECLINED).expectNoEvents();
        }

        @Test
        void afterItWasAuthorizedChangesNothing() {
            when(command, REQUESTED, AUTHORIZED).expectNoEvents();
        }

        @Test
        void afterItWasGivenUpAlsoEndsThePayment() {
            when(command, REQUESTED, ABANDONED).expectEvents(DECLINED, VOIDED_AT_NOTHING);
        }
    }

    @Nested
    class RecordingThatItWasNeverReceived {
        private final RecordNotReceived command = new RecordNotReceived(PAYMENT);

        @Test
        void endsWhatWasGivenUp() {
            when(command, REQUESTED, ABANDONED).expectEvents(VOIDED_AT_NOTHING);
        }

        @Test
        void changesNothingWhileSomebodyWaits() {
            when(command, REQUESTED).expectNoEvents();
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, ABANDONED, VOIDED_AT_NOTHING).expectNoEvents();
        }
    }

    @Nested
    class Capturing {
        private final CapturePayment command = new CapturePayment(PAYMENT);

        @Test
        void asksTheGateway() {
            when(command, REQUESTED, AUTHORIZED).expectEvents(CAPTURING);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING).expectNoEvents();
        }

        @Test
        void afterItFailedChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURE_FAILED).expectNoEvents();
        }

        @Test
        void isRefusedBeforeTheAuthorization() {
            when(command, REQUESTED).expectException(refusal("PAYMENT_NOT_AUTHORIZED"));
        }

        @Test
        void isRefusedAfterADecline() {
            when(command, REQUESTED, DECLINED).expectException(refusal("PAYMENT_NOT_AUTHORIZED"));
        }

        @Test
        void isRefusedOnceVoided() {
            when(command, REQUESTED, AUTHORIZED, VOIDING).expectException(refusal("PAYMENT_NOT_AUTHORIZED"));
        }

        @Test
        void isRefusedWhereNoneWasRequested() {
            when(command, ABANDONED, VOIDED_AT_NOTHING).expectException(refusal("PAYMENT_NOT_REQUESTED"));
        }
    }

    @Nested
    class RecordingTheCapture {
        private final RecordCaptured command = new RecordCaptured(PAYMENT);

        @Test
        void captures() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING).expectEvents(CAPTURED);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectNoEvents();
        }

        @Test
        void refundsWhatWasToBeReturnedMeanwhile() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, new RefundAwaitsCapture(PAYMENT, BOOKING, PRICE))
                    .expectEvents(CAPTURED, refunding(FIRST_REFUND, PRICE));
        }

        @Test
        void refundsOnlyWhatWasNotChargedBackMeanwhile() {
            when(
                            command,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            new RefundAwaitsCapture(PAYMENT, BOOKING, PRICE),
                            new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE))
                    .expectEvents(CAPTURED);
        }

        @Test
        void isRefusedWhereNobodyAskedForIt() {
            when(command, REQUESTED, AUTHORIZED).expectException(refusal("CAPTURE_NOT_REQUESTED"));
        }
    }

    @Nested
    class RecordingAFailedCapture {
        private final RecordCaptureFailed command = new RecordCaptureFailed(PAYMENT, "expired");

        @Test
        void tellsTheProcess() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING).expectEvents(CAPTURE_FAILED);
        }

        @Test
        void takesNothingForChargedBackThatWasNeverTaken() {
            var half = PRICE.share(5_000);
            var first = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", half);
            var second = new PaymentChargedBack(PAYMENT, BOOKING, "dp_2", PRICE);
            when(command, REQUESTED, AUTHORIZED, CAPTURING, second, first)
                    .expectEvents(
                            new ChargebackReversed(PAYMENT, BOOKING, "dp_1", half, PRICE),
                            new ChargebackReversed(PAYMENT, BOOKING, "dp_2", PRICE, PRICE.zero()),
                            CAPTURE_FAILED);
            when(
                            command,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            first,
                            new ChargebackReversed(PAYMENT, BOOKING, "dp_1", half, PRICE.zero()))
                    .expectEvents(CAPTURE_FAILED);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURE_FAILED).expectNoEvents();
        }

        @Test
        void voidsWhatWasToBeReturnedMeanwhile() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, new RefundAwaitsCapture(PAYMENT, BOOKING, PRICE))
                    .expectEvents(CAPTURE_FAILED, VOIDING);
        }

        @Test
        void isRefusedWhereNobodyAskedForIt() {
            when(command, REQUESTED, AUTHORIZED).expectException(refusal("CAPTURE_NOT_REQUESTED"));
        }
    }

    @Nested
    class CapturingLess {
        private final CapturePayment command = new CapturePayment(PAYMENT, zar(10_000));
        private final CaptureRequested less =
                new CaptureRequested(PAYMENT, BOOKING, zar(10_000), "sandbox", AUTHORIZED.gatewayReference());
        private final PaymentCaptured captured =
                new PaymentCaptured(PAYMENT, BOOKING, zar(10_000), PRICE.minus(zar(10_000)));

        @Test
        void letsGoOfTheRest() {
            when(command, REQUESTED, AUTHORIZED).expectEvents(less);
            when(new RecordCaptured(PAYMENT), REQUESTED, AUTHORIZED, less).expectEvents(captured);
        }

        @Test
        void isRefusedForMoreThanIsAuthorised() {
            when(new CapturePayment(PAYMENT, PRICE.plus(zar(1))), REQUESTED, AUTHORIZED)
                    .expectException(refusal("CAPTURE_EXCEEDS_PAYMENT"));
        }

        @Test
        void isRefusedForNothing() {
            when(new CapturePayment(PAYMENT, zar(0)), REQUESTED, AUTHORIZED)
                    .expectException(refusal("AMOUNT_NOT_POSITIVE"));
        }

        @Test
        void returnsNoMoreThanWasCaptured() {
            when(new ReturnPayment(PAYMENT, BOOKING, PRICE), REQUESTED, AUTHORIZED, less, captured)
                    .expectEvents(new RefundRequested(
                            PAYMENT,
                            BOOKING,
                            PAYMENT.value() + "-r1",
                            zar(10_000),
                            "sandbox",
                            AUTHORIZED.gatewayReference()));
        }

        @Test
        void isChargedBackForWhateverTheGatewayTook() {
            when(new RecordChargeback(PAYMENT, "dp-1", PRICE), REQUESTED, AUTHORIZED, less, captured)
                    .expectEvents(new PaymentChargedBack(PAYMENT, BOOKING, "dp-1", PRICE));
        }
    }

    @Nested
    class ReturningThePayment {
        private final ReturnPayment all = new ReturnPayment(PAYMENT, BOOKING, PRICE);
        private final ReturnPayment some = new ReturnPayment(PAYMENT, BOOKING, zar(10_000));

        @Test
        void thatWasNeverRequestedSeesToItThatItNeverWillBe() {
            when(all).expectEvents(ABANDONED, VOIDED_AT_NOTHING);
        }

        @Test
        void thatWasNeverRequestedTwiceChangesNothing() {
            when(all, ABANDONED, VOIDED_AT_NOTHING).expectNoEvents();
        }

        @Test
        void givesUpWhatIsOutstanding() {
            when(all, REQUESTED).expectEvents(ABANDONED);
        }

        @Test
        void givesUpOnlyOnce() {
            when(all, REQUESTED, ABANDONED).expectNoEvents();
        }

        @Test
        void endsWhatWasDeclined() {
            when(all, REQUESTED, DECLINED).expectEvents(VOIDED_AT_NOTHING);
        }

        @Test
        void voidsWhatIsAuthorized() {
            when(all, REQUESTED, AUTHORIZED).expectEvents(VOIDING);
        }

        @Test
        void voidsAfterAFailedCapture() {
            when(all, REQUESTED, AUTHORIZED, CAPTURING, CAPTURE_FAILED).expectEvents(VOIDING);
        }

        @Test
        void voidsOnlyOnce() {
            when(all, REQUESTED, AUTHORIZED, VOIDING).expectNoEvents();
        }

        @Test
        void waitsForTheCapture() {
            when(some, REQUESTED, AUTHORIZED, CAPTURING)
                    .expectEvents(new RefundAwaitsCapture(PAYMENT, BOOKING, zar(10_000)));
        }

        @Test
        void waitsOnlyOnceForTheCapture() {
            when(some, REQUESTED, AUTHORIZED, CAPTURING, new RefundAwaitsCapture(PAYMENT, BOOKING, PRICE))
                    .expectNoEvents();
        }

        @Test
        void refundsWhatIsCaptured() {
            when(all, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectEvents(refunding(FIRST_REFUND, PRICE));
        }

        @Test
        void twiceChangesNothing() {
            when(all, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, refunding(FIRST_REFUND, PRICE))
                    .expectNoEvents();
        }

        @Test
        void refundsOnlyWhatIsMissing() {
            when(
                            all,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, zar(10_000)),
                            refunded(FIRST_REFUND, zar(10_000), zar(10_000)))
                    .expectEvents(refunding(SECOND_REFUND, zar(25_000)));
        }

        @Test
        void asksAgainForWhatFailedUnderAnotherName() {
            when(
                            all,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, PRICE),
                            new RefundFailed(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "no_account", PRICE))
                    .expectEvents(refunding(SECOND_REFUND, PRICE));
        }

        /** The same event is handled again, after a crash: what became of its refund is for others to follow. */
        @Test
        void twiceBecauseOfTheSameAsksOnceThoughItFailed() {
            var asked = new ReturnPayment(PAYMENT, BOOKING, PRICE, "event-1");
            var first = new RefundRequested(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "sandbox", REFERENCE, "event-1");
            var failed = new RefundFailed(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "no_account", PRICE);
            when(asked, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectEvents(first);
            start();
            when(asked, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, first, failed)
                    .expectNoEvents();
            start();
            when(
                            new ReturnPayment(PAYMENT, BOOKING, PRICE, "event-2"),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            first,
                            failed)
                    .expectEvents(new RefundRequested(
                            PAYMENT, BOOKING, SECOND_REFUND, PRICE, "sandbox", REFERENCE, "event-2"));
            var retried = new ReturnPayment(PAYMENT, BOOKING, PRICE, FIRST_REFUND);
            var second =
                    new RefundRequested(PAYMENT, BOOKING, SECOND_REFUND, PRICE, "sandbox", REFERENCE, FIRST_REFUND);
            start();
            when(retried, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, first, failed)
                    .expectEvents(second);
            start();
            when(
                            retried,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            first,
                            failed,
                            second,
                            new RefundFailed(PAYMENT, BOOKING, SECOND_REFUND, PRICE, "no_account", PRICE))
                    .expectNoEvents();
        }

        @Test
        void twiceBecauseOfTheSameAsksOnceAlsoWhereItAwaitedTheCapture() {
            var asked = new ReturnPayment(PAYMENT, BOOKING, PRICE, "event-1");
            var awaiting = new RefundAwaitsCapture(PAYMENT, BOOKING, PRICE, "event-1");
            when(asked, REQUESTED, AUTHORIZED, CAPTURING).expectEvents(awaiting);
            start();
            when(
                            asked,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            awaiting,
                            CAPTURED,
                            refunding(FIRST_REFUND, PRICE),
                            new RefundFailed(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "no_account", PRICE))
                    .expectNoEvents();
        }

        /** Else all of it would be let go, and whoever is paid of it were paid of nothing. */
        @Test
        void ofAPartWaitsForTheCaptureThatIsStillToBeAskedFor() {
            var awaiting = new RefundAwaitsCapture(PAYMENT, BOOKING, zar(10_000));
            when(some, REQUESTED, AUTHORIZED).expectEvents(awaiting);
            start();
            when(some, REQUESTED, AUTHORIZED, awaiting).expectNoEvents();
            start();
            when(new RecordCaptured(PAYMENT), REQUESTED, AUTHORIZED, awaiting, CAPTURING)
                    .expectEvents(CAPTURED, refunding(FIRST_REFUND, zar(10_000)));
            start();
            when(all, REQUESTED, AUTHORIZED, awaiting).expectEvents(VOIDING);
        }

        @Test
        void countsWhatWasChargedBack() {
            when(
                            all,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE))
                    .expectNoEvents();
        }

        @Test
        void ofNothingChangesNothing() {
            when(new ReturnPayment(PAYMENT, BOOKING, zar(0)), REQUESTED, AUTHORIZED)
                    .expectNoEvents();
        }

        @ParameterizedTest
        @CsvSource({"35001, ZAR, REFUND_EXCEEDS_PAYMENT", "100, USD, CURRENCY_MISMATCH", "-1, ZAR, AMOUNT_NEGATIVE"})
        void isRefusedBeyondWhatWasPaid(long minor, String currency, String code) {
            when(new ReturnPayment(PAYMENT, BOOKING, Money.of(minor, currency)), REQUESTED, AUTHORIZED)
                    .expectException(refusal(code));
        }
    }

    @Nested
    class RecordingTheVoid {
        private final RecordVoided command = new RecordVoided(PAYMENT);

        @Test
        void voids() {
            when(command, REQUESTED, AUTHORIZED, VOIDING).expectEvents(VOIDED);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, VOIDING, VOIDED).expectNoEvents();
        }
    }

    @Nested
    class RecordingARefund {
        private final RecordRefunded command = new RecordRefunded(PAYMENT, FIRST_REFUND, "re_1");

        @Test
        void refunds() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, refunding(FIRST_REFUND, PRICE))
                    .expectEvents(refunded(FIRST_REFUND, PRICE, PRICE));
        }

        @Test
        void byAnswerAndWebhookCountsOnce() {
            when(
                            command,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, PRICE),
                            refunded(FIRST_REFUND, PRICE, PRICE))
                    .expectNoEvents();
        }

        @Test
        void addsUpInAnyOrder() {
            when(
                            command,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, zar(10_000)),
                            refunding(SECOND_REFUND, zar(5_000)),
                            refunded(SECOND_REFUND, zar(5_000), zar(5_000)))
                    .expectEvents(refunded(FIRST_REFUND, zar(10_000), zar(15_000)));
        }

        @Test
        void isRefusedWhereNobodyAskedForIt() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectException(refusal("REFUND_UNKNOWN"));
        }
    }

    @Nested
    class RecordingThatARefundIsTakenOn {
        private final GatewayOutcomeUnknown accepted = new GatewayOutcomeUnknown(
                PAYMENT, BOOKING, GatewayStep.REFUND, FIRST_REFUND, 1, MONDAY_10H.plusSeconds(2), "rf_1");
        private final Object[] before = {
            REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, refunding(FIRST_REFUND, PRICE), accepted
        };

        @Test
        void keepsTheGatewaysNameOfIt() {
            when(
                            new RecordOutcomeUnknown(PAYMENT, GatewayStep.REFUND, FIRST_REFUND, "rf_1"),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, PRICE))
                    .expectEvents(accepted);
        }

        @Test
        void knowsItByThatNameWhenItIsDone() {
            when(new RecordRefunded(PAYMENT, "rf_1", "rf_1"), before)
                    .expectEvents(new PaymentRefunded(PAYMENT, BOOKING, FIRST_REFUND, PRICE, PRICE, "rf_1"));
        }

        @Test
        void knowsItByThatNameWhenItFails() {
            when(new RecordRefundFailed(PAYMENT, "rf_1", "returned"), before)
                    .expectEvents(new RefundFailed(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "returned", PRICE));
        }

        @Test
        void refusesAnotherName() {
            when(new RecordRefunded(PAYMENT, "rf_2", "rf_2"), before).expectException(refusal("REFUND_UNKNOWN"));
        }

        @Test
        void keepsItWhenStaffHaveItAskedAgain() {
            when(new ResumeStep(PAYMENT, GatewayStep.REFUND, FIRST_REFUND), before)
                    .expectEvents(accepted);
        }

        /** It is handed in once more, and what that is called is another. */
        @Test
        void forgetsItWhenItIsToBeMadeAgain() {
            var twice = new Object[] {
                REQUESTED,
                AUTHORIZED,
                CAPTURING,
                CAPTURED,
                new PaymentAuthorized(PAYMENT, BOOKING, PRICE, "again"),
                new PaymentCaptured(PAYMENT, BOOKING, PRICE),
                new RefundRequested(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "sandbox", "again"),
                accepted
            };
            when(new RecordRefundFailed(PAYMENT, "rf_1", "returned"), twice)
                    .expectEvents(unknown(GatewayStep.REFUND, FIRST_REFUND, 2, Duration.ofSeconds(10)));
        }

        @Test
        void tellsNoFeeOfItYet() {
            when(new RecordFee(PAYMENT, MovementKind.REFUND, "rf_1", PRICE, zar(1)), before)
                    .expectException(refusal("MOVEMENT_UNKNOWN"));
        }
    }

    @Nested
    class RecordingAFailedRefund {
        private final RecordRefundFailed command = new RecordRefundFailed(PAYMENT, FIRST_REFUND, "no_account");
        private final RefundFailed failed =
                new RefundFailed(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "no_account", PRICE);

        @Test
        void tellsTheProcess() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, refunding(FIRST_REFUND, PRICE))
                    .expectEvents(failed);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, refunding(FIRST_REFUND, PRICE), failed)
                    .expectNoEvents();
        }

        @Test
        void isRefusedWhereNobodyAskedForIt() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectException(refusal("REFUND_UNKNOWN"));
        }
    }

    @Nested
    class RecordingThatARefundFailedAfterAll {
        private final RecordRefundFailed command = new RecordRefundFailed(PAYMENT, FIRST_REFUND, "lost_card");
        private final RefundReversed reversed = new RefundReversed(
                PAYMENT, BOOKING, FIRST_REFUND, zar(10_000), zar(0), zar(10_000), "re_1", "lost_card");
        private final PaymentRefunded done = refunded(FIRST_REFUND, zar(10_000), zar(10_000));

        @Test
        void takesItBack() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, refunding(FIRST_REFUND, zar(10_000)), done)
                    .expectEvents(reversed);
        }

        @Test
        void twiceChangesNothing() {
            when(
                            command,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, zar(10_000)),
                            done,
                            reversed)
                    .expectNoEvents();
        }

        /** Nobody has to see to it, and no booking waits. */
        @Test
        void givesBackAgainWhatWasPaidOnceMore() {
            var more = new RefundRequested(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "sandbox", "again");
            var moreDone = new PaymentRefunded(PAYMENT, BOOKING, FIRST_REFUND, PRICE, zar(0), "re_1");
            Object[] before = {
                REQUESTED,
                AUTHORIZED,
                CAPTURING,
                CAPTURED,
                new PaymentAuthorized(PAYMENT, BOOKING, PRICE, "again"),
                new PaymentCaptured(PAYMENT, BOOKING, PRICE),
                more,
                moreDone
            };
            var back = new RefundReversed(PAYMENT, BOOKING, FIRST_REFUND, PRICE, zar(0), zar(0), "re_1", "lost_card");
            var again = new RefundRequested(PAYMENT, BOOKING, SECOND_REFUND, PRICE, "sandbox", "again", FIRST_REFUND);
            when(command, before).expectEvents(back, again);
            start();
            when(
                            command,
                            Stream.concat(Stream.of(before), Stream.of(back, again))
                                    .toArray())
                    .expectNoEvents();
        }

        /** The account is closed, and would return it for ever. */
        @Test
        void givesBackWhatWasPaidOnceMoreSomeTimesAndThenShowsIt() {
            var before = new ArrayList<Object>(List.of(
                    REQUESTED,
                    AUTHORIZED,
                    CAPTURING,
                    CAPTURED,
                    new PaymentAuthorized(PAYMENT, BOOKING, PRICE, "again"),
                    new PaymentCaptured(PAYMENT, BOOKING, PRICE),
                    new RefundRequested(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "sandbox", "again")));
            for (var number = 1; number < PaymentDecisions.MOST_REFUNDS; number++) {
                before.add(doneOnceMore(number));
                var next = new RefundRequested(
                        PAYMENT, BOOKING, name(number + 1), PRICE, "sandbox", "again", name(number));
                start();
                when(new RecordRefundFailed(PAYMENT, name(number), "lost_card"), before.toArray())
                        .expectEvents(backOnceMore(number), next);
                before.addAll(List.of(backOnceMore(number), next));
            }
            var last = PaymentDecisions.MOST_REFUNDS;
            var givenUp = new RefundGivenUp(PAYMENT, BOOKING, name(last), PRICE, "lost_card");
            before.add(doneOnceMore(last));
            start();
            when(new RecordRefundFailed(PAYMENT, name(last), "lost_card"), before.toArray())
                    .expectEvents(backOnceMore(last), givenUp);
            before.addAll(List.of(backOnceMore(last), givenUp));
            var byStaff = new RefundRequested(PAYMENT, BOOKING, name(last + 1), PRICE, "sandbox", "again", name(last));
            start();
            when(new RefundAgain(PAYMENT, name(last)), before.toArray()).expectEvents(byStaff);
            before.add(byStaff);
            start();
            when(new RefundAgain(PAYMENT, name(last)), before.toArray()).expectNoEvents();
            before.add(doneOnceMore(last + 1));
            start();
            when(new RecordRefundFailed(PAYMENT, name(last + 1), "lost_card"), before.toArray())
                    .expectEvents(
                            backOnceMore(last + 1),
                            new RefundGivenUp(PAYMENT, BOOKING, name(last + 1), PRICE, "lost_card"));
        }

        private static String name(int number) {
            return PAYMENT + "-r" + number;
        }

        private static PaymentRefunded doneOnceMore(int number) {
            return new PaymentRefunded(PAYMENT, BOOKING, name(number), PRICE, zar(0), "re_" + number);
        }

        private static RefundReversed backOnceMore(int number) {
            return new RefundReversed(
                    PAYMENT, BOOKING, name(number), PRICE, zar(0), zar(0), "re_" + number, "lost_card");
        }

        @Test
        void isNotGivenBackAgainByStaffWhereItIsOfThePaymentItself() {
            when(
                            new RefundAgain(PAYMENT, FIRST_REFUND),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, zar(10_000)),
                            done,
                            reversed)
                    .expectNoEvents();
            start();
            when(new RefundAgain(PAYMENT, SECOND_REFUND), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectException(Fixtures.refusal("REFUND_UNKNOWN"));
        }

        @Test
        void letsItBeMadeAgain() {
            when(
                            new ReturnPayment(PAYMENT, BOOKING, zar(10_000)),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, zar(10_000)),
                            done,
                            reversed)
                    .expectEvents(refunding(SECOND_REFUND, zar(10_000)));
        }
    }

    @Nested
    class RecordingADispute {
        private final RecordDispute command = new RecordDispute(PAYMENT, "dp_1");
        private final RecordDisputeEnded end = new RecordDisputeEnded(PAYMENT, "dp_1");
        private final PaymentDisputed disputed = new PaymentDisputed(PAYMENT, BOOKING, "dp_1");
        private final PaymentDisputeEnded ended = new PaymentDisputeEnded(PAYMENT, BOOKING, "dp_1");
        private final PaymentChargedBack chargedBack = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE);

        private ResultValidator<Payment> on(PaymentCommand said, Object... since) {
            start();
            return fixture.given(Stream.concat(Stream.of(REQUESTED, AUTHORIZED, CAPTURING, CAPTURED), Stream.of(since))
                            .toArray())
                    .when(said);
        }

        @Test
        void isToldOnceAndSoIsItsEnd() {
            on(command).expectEvents(disputed);
            on(command, disputed).expectNoEvents();
            on(end, disputed).expectEvents(ended);
            on(end, disputed, ended).expectNoEvents();
        }

        @Test
        void isNotToldAfterItsEndThatOvertookIt() {
            on(end).expectEvents(ended);
            on(command, ended).expectNoEvents();
        }

        @Test
        void isNoneAnyMoreOnceItHasTakenSomethingBack() {
            on(new RecordChargeback(PAYMENT, "dp_1", PRICE), disputed).expectEvents(chargedBack);
            on(command, chargedBack).expectNoEvents();
            on(end, disputed, chargedBack).expectNoEvents();
            on(end, new ChargebackUnclear(PAYMENT, BOOKING, "dp_1", Money.of(5, "EUR")))
                    .expectNoEvents();
        }

        @Test
        void givesBackWhatWasNeverClearOnlyWhereItIsWon() {
            var unclear = new ChargebackUnclear(PAYMENT, BOOKING, "dp_1", Money.of(5, "EUR"));
            var won = new RecordDisputeEnded(PAYMENT, "dp_1", true);
            var back = new ChargebackReversed(PAYMENT, BOOKING, "dp_1", zar(0), zar(0));
            on(end, unclear).expectNoEvents();
            on(won, unclear).expectEvents(back);
            on(won, ended, unclear).expectEvents(back);
            on(won, unclear, back).expectNoEvents();
            on(new RecordChargeback(PAYMENT, "dp_1", Money.of(5, "EUR")), unclear, back)
                    .expectNoEvents();
            on(new RecordChargebackReversed(PAYMENT, "dp_1"), unclear).expectEvents(back);
            // What is clear is given back by that alone which tells of the money.
            on(won, unclear, chargedBack).expectNoEvents();
            on(won, disputed).expectEvents(ended);
        }

        @Test
        void waitsForStaffToStateTheAmountWhereItIsLostWithoutOne() {
            var unclear = new ChargebackUnclear(PAYMENT, BOOKING, "dp_1", Money.of(5, "EUR"));
            var byStaff = new RecordChargeback(PAYMENT, "dp_1", PRICE, LERATO, "Razorpay's page");
            var stated = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE, Personal.of(LERATO, byStaff.reason()));
            on(byStaff, unclear).expectEvents(stated);
            on(byStaff, disputed).expectEvents(stated);
            on(byStaff, disputed, unclear).expectEvents(stated);
        }

        @Test
        void isOverWhereStaffSaySo() {
            var byStaff = new RecordChargebackReversed(PAYMENT, "dp_1", LERATO, "Razorpay's letter");
            on(byStaff, disputed)
                    .expectEvents(new PaymentDisputeEnded(
                            PAYMENT, BOOKING, "dp_1", Personal.of(LERATO, "Razorpay's letter")));
            on(byStaff, disputed, ended).expectException(refusal("CHARGEBACK_UNKNOWN"));
            on(new RecordChargebackReversed(PAYMENT, "dp_1"), disputed).expectException(refusal("CHARGEBACK_UNKNOWN"));
        }

        @Test
        void comesAgainWhereItOvertookTheCapture() {
            when(command, REQUESTED, AUTHORIZED).expectException(refusal("PAYMENT_NOT_CAPTURED"));
            start();
            when(command, REQUESTED, AUTHORIZED, CAPTURING).expectEvents(disputed);
        }
    }

    /** Staff give back elsewhere what the gateway could not. */
    @Nested
    class RecordingARefundByHand {
        private final Object[] failed = {
            REQUESTED,
            AUTHORIZED,
            CAPTURING,
            CAPTURED,
            refunding(FIRST_REFUND, PRICE),
            new RefundFailed(PAYMENT, BOOKING, FIRST_REFUND, PRICE, "expired_card", PRICE)
        };

        private RecordRefundByHand command(Money amount, String reference, boolean byBank) {
            return new RecordRefundByHand(PAYMENT, amount, reference, byBank, LERATO, "Her new card");
        }

        private PaymentRefunded done(String refundId, String reference, @Nullable String through) {
            return new PaymentRefunded(
                    PAYMENT,
                    BOOKING,
                    refundId,
                    PRICE,
                    PRICE,
                    reference,
                    null,
                    through,
                    Personal.of(LERATO, "Her new card"));
        }

        @Test
        void endsTheRefundThatFailed() {
            when(command(PRICE, "re_9", false), failed).expectEvents(done(FIRST_REFUND, "re_9", null));
            start();
            when(command(PRICE, "FNB-7", true), failed).expectEvents(done(FIRST_REFUND, "FNB-7", "bank"));
        }

        @Test
        void twiceChangesNothing() {
            var done = Stream.concat(Arrays.stream(failed), Stream.of(done(FIRST_REFUND, "re_9", null)))
                    .toArray();
            when(command(PRICE, "re_9", false), done).expectNoEvents();
            start();
            when(command(PRICE, "re_10", false), done).expectException(refusal("NO_FAILED_REFUND"));
            start();
            when(command(zar(1), "re_9", false), done).expectException(refusal("REFUND_DIFFERS"));
            // The step that was parked asks for nothing more.
            start();
            when(new ReturnPayment(PAYMENT, BOOKING, PRICE, FIRST_REFUND), done).expectNoEvents();
        }

        @Test
        void isOfWhatFailedLast() {
            var again = Stream.concat(
                            Arrays.stream(failed),
                            Stream.of(
                                    refunding(SECOND_REFUND, PRICE),
                                    new RefundFailed(PAYMENT, BOOKING, SECOND_REFUND, PRICE, "expired_card", PRICE)))
                    .toArray();
            when(command(PRICE, "re_9", false), again).expectEvents(done(SECOND_REFUND, "re_9", null));
        }

        @Test
        void isRefusedWhereNothingHasFailedOrSomethingElse() {
            var underWay = Stream.concat(Arrays.stream(failed), Stream.of(refunding(SECOND_REFUND, PRICE)))
                    .toArray();
            when(command(PRICE, "re_9", false), underWay).expectException(refusal("NO_FAILED_REFUND"));
            start();
            when(command(PRICE, "re_9", false), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectException(refusal("NO_FAILED_REFUND"));
            start();
            when(command(zar(1), "re_9", false), failed).expectException(refusal("AMOUNT_DIFFERS"));
            start();
            when(command(PRICE, "re 9", false), failed).expectException(refusal("INVALID_REFERENCE"));
            start();
            when(new RecordRefundByHand(PAYMENT, PRICE, "re_9", false, LERATO, " "), failed)
                    .expectException(refusal("BLANK_REASON"));
        }
    }

    @Nested
    class RecordingAChargeback {
        private final RecordChargeback command = new RecordChargeback(PAYMENT, "dp_1", PRICE);
        private final PaymentChargedBack chargedBack = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE);

        @Test
        void isTold() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectEvents(chargedBack);
        }

        @Test
        void twiceChangesNothing() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, chargedBack)
                    .expectNoEvents();
        }

        @Test
        void mayOvertakeTheAnswerToTheCapture() {
            when(command, REQUESTED, AUTHORIZED, CAPTURING).expectEvents(chargedBack);
        }

        @Test
        void isRefusedBeforeTheCapture() {
            when(command, REQUESTED, AUTHORIZED).expectException(refusal("PAYMENT_NOT_CAPTURED"));
        }

        @Test
        void isTakenAsItIsBeyondWhatWasPaidAndAfterARefund() {
            var more = new RecordChargeback(PAYMENT, "dp_1", zar(35_001));
            var told = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", zar(35_001));
            when(more, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectEvents(told);
            start();
            when(
                            more,
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, PRICE),
                            refunded(FIRST_REFUND, PRICE, PRICE))
                    .expectEvents(told);
        }

        @Test
        void isRefusedOfNothing() {
            when(new RecordChargeback(PAYMENT, "dp_1", zar(0)), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectException(refusal("AMOUNT_NOT_POSITIVE"));
        }

        @Test
        void inAnotherCurrencyIsForStaffToMakeClear() {
            var euros = new RecordChargeback(PAYMENT, "dp_1", Money.of(1_800, "EUR"));
            var unclear = new ChargebackUnclear(PAYMENT, BOOKING, "dp_1", Money.of(1_800, "EUR"));
            when(euros, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectEvents(unclear);
            start();
            when(euros, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, unclear)
                    .expectException(refusal("CURRENCY_MISMATCH"));
            start();
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, unclear).expectEvents(chargedBack);
            start();
            when(euros, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, unclear, chargedBack)
                    .expectNoEvents();
        }

        @Test
        void byStaffSaysWhoAndWhy() {
            var byStaff = new RecordChargeback(PAYMENT, "dp_1", PRICE, LERATO, "PayFast's letter of Monday");
            when(byStaff, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectEvents(new PaymentChargedBack(
                            PAYMENT, BOOKING, "dp_1", PRICE, Personal.of(LERATO, "PayFast's letter of Monday")));
            start();
            when(new RecordChargeback(PAYMENT, "dp_1", PRICE, LERATO, " "), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectException(refusal("BLANK_REASON"));
            start();
            when(
                            new RecordChargeback(PAYMENT, "dp_1", Money.of(1, "EUR"), LERATO, "A letter"),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED)
                    .expectException(refusal("CURRENCY_MISMATCH"));
        }

        /** Staff can slip; what a gateway states has happened. */
        @Test
        void isCheckedWhereStaffWriteItDown() {
            staff("", PRICE).expectException(refusal("INVALID_REFERENCE"));
            staff("dp 1", PRICE).expectException(refusal("INVALID_REFERENCE"));
            staff("d".repeat(101), PRICE).expectException(refusal("INVALID_REFERENCE"));
            staff("dp_2", zar(0)).expectException(refusal("AMOUNT_NOT_POSITIVE"));
            staff("dp_2", zar(350_001)).expectException(refusal("AMOUNT_TOO_LARGE"));
            staff("dp_1", zar(1), chargedBack).expectException(refusal("CHARGEBACK_DIFFERS"));
            staff("dp_1", PRICE, chargedBack).expectNoEvents();
            staff("dp_2", zar(350_000), chargedBack)
                    .expectEvents(new PaymentChargedBack(
                            PAYMENT, BOOKING, "dp_2", zar(350_000), Personal.of(LERATO, "A letter")));
            var reversed = new ChargebackReversed(PAYMENT, BOOKING, "dp_1", PRICE, zar(0));
            staff("dp_1", PRICE, chargedBack, reversed).expectException(refusal("CHARGEBACK_DIFFERS"));
            start();
            when(new RecordChargeback(PAYMENT, "dp_2", PRICE, LERATO, "A letter"), REQUESTED, AUTHORIZED)
                    .expectException(refusal("PAYMENT_NOT_CAPTURED"));
        }

        private ResultValidator<Payment> staff(String reference, Money amount, Object... then) {
            start();
            var before = new ArrayList<Object>(List.of(REQUESTED, AUTHORIZED, CAPTURING, CAPTURED));
            before.addAll(List.of(then));
            return when(new RecordChargeback(PAYMENT, reference, amount, LERATO, "A letter"), before.toArray());
        }

        /** Of a gateway that tells it by mail. */
        @Test
        void isGivenBackWhereStaffSaySo() {
            var won = new RecordChargebackReversed(PAYMENT, "dp_1", LERATO, "PayFast's letter of Friday");
            var reversed = new ChargebackReversed(
                    PAYMENT, BOOKING, "dp_1", PRICE, zar(0), Personal.of(LERATO, "PayFast's letter of Friday"));
            when(won, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, chargedBack).expectEvents(reversed);
            start();
            when(won, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, chargedBack, reversed)
                    .expectNoEvents();
            start();
            when(
                            new RecordChargebackReversed(PAYMENT, "dp_1", LERATO, " "),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            chargedBack)
                    .expectException(refusal("BLANK_REASON"));
            start();
            when(
                            new RecordChargebackReversed(PAYMENT, "dp_2", LERATO, "A letter"),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            chargedBack)
                    .expectException(refusal("CHARGEBACK_UNKNOWN"));
        }

        @Test
        void isGivenBackWhereTheGatewayDecidesForThePlatform() {
            var won = new RecordChargebackReversed(PAYMENT, "dp_1");
            var reversed = new ChargebackReversed(PAYMENT, BOOKING, "dp_1", PRICE, zar(0));
            when(won, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, chargedBack).expectEvents(reversed);
            start();
            when(won, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, chargedBack, reversed)
                    .expectNoEvents();
            start();
            when(command, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED, chargedBack, reversed)
                    .expectNoEvents();
            start();
            when(won, REQUESTED, AUTHORIZED, CAPTURING, CAPTURED).expectException(refusal("CHARGEBACK_UNKNOWN"));
            start();
            when(
                            new ReturnPayment(PAYMENT, BOOKING, PRICE),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            chargedBack,
                            reversed)
                    .expectEvents(refunding(FIRST_REFUND, PRICE));
        }
    }

    /** K13 */
    @Nested
    class SubmittingEvidence {
        private static final String HASH = "0a".repeat(32);
        private static final String OTHER = "0b".repeat(32);
        private final Instant dueBy = MONDAY_10H.plusSeconds(1);
        private final SubmitEvidence command = new SubmitEvidence(PAYMENT, "dp_1", HASH, LERATO, dueBy);
        private final PaymentChargedBack chargedBack = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE);
        private final EvidenceSubmissionRequested sent =
                new EvidenceSubmissionRequested(PAYMENT, BOOKING, "dp_1", "sandbox", HASH, LERATO, dueBy);
        private final EvidenceSubmitted taken = new EvidenceSubmitted(PAYMENT, BOOKING, "dp_1", HASH, "dp_1");
        private final EvidenceRefused refused = new EvidenceRefused(PAYMENT, BOOKING, "dp_1", HASH, "evidence_overdue");

        private ResultValidator<Payment> on(PaymentCommand command, Object... then) {
            var before = new ArrayList<Object>(List.of(REQUESTED, AUTHORIZED, CAPTURING, CAPTURED));
            before.addAll(List.of(then));
            start();
            return when(command, before.toArray());
        }

        @Test
        void isAskedForOnceByWhomAndWithWhat() {
            on(command, chargedBack).expectEvents(sent);
            on(command, chargedBack, sent).expectNoEvents();
            on(command, chargedBack, sent, taken).expectNoEvents();
        }

        /** That is when it averts the charge-back. */
        @Test
        void answersABankThatOnlyAsks() {
            var disputed = new PaymentDisputed(PAYMENT, BOOKING, "dp_1");
            on(command, disputed).expectEvents(sent);
            on(command, disputed, sent, taken, chargedBack).expectNoEvents();
            on(command, disputed, new PaymentDisputeEnded(PAYMENT, BOOKING, "dp_1"))
                    .expectException(refusal("CHARGEBACK_REVERSED"));
        }

        @Test
        void isOfAChargeBackThereIs() {
            on(command).expectException(refusal("CHARGEBACK_UNKNOWN"));
            var reversed = new ChargebackReversed(PAYMENT, BOOKING, "dp_1", PRICE, zar(0));
            on(command, chargedBack, reversed).expectException(refusal("CHARGEBACK_REVERSED"));
            on(command, new ChargebackUnclear(PAYMENT, BOOKING, "dp_1", Money.of(1_800, "EUR")))
                    .expectEvents(sent);
        }

        @Test
        void isOneAtATimeAndOnceTakenNoneMore() {
            var other = new SubmitEvidence(PAYMENT, "dp_1", OTHER, LERATO, dueBy);
            on(other, chargedBack, sent).expectException(refusal("EVIDENCE_UNDER_WAY"));
            on(other, chargedBack, sent, taken).expectException(refusal("EVIDENCE_SUBMITTED"));
            on(command, chargedBack, sent, refused).expectException(refusal("EVIDENCE_REFUSED"));
            // Too busy, or not what the read models had by then.
            for (var passing : List.of(
                    "rate_limit", "lock_timeout", "api_error", "idempotency_key_in_use", EvidenceDecisions.CHANGED)) {
                start();
                on(command, chargedBack, sent, new EvidenceRefused(PAYMENT, BOOKING, "dp_1", HASH, passing))
                        .expectEvents(sent);
            }
            start();
            on(other, chargedBack, sent, refused)
                    .expectEvents(
                            new EvidenceSubmissionRequested(PAYMENT, BOOKING, "dp_1", "sandbox", OTHER, LERATO, dueBy));
        }

        @Test
        void isInTheGatewaysTime() {
            on(new SubmitEvidence(PAYMENT, "dp_1", HASH, LERATO, MONDAY_10H), chargedBack)
                    .expectException(refusal("EVIDENCE_OVERDUE"));
            on(new SubmitEvidence(PAYMENT, "dp_1", HASH, LERATO, MONDAY_10H), chargedBack, sent)
                    .expectNoEvents();
            on(new SubmitEvidence(PAYMENT, "dp_1", HASH, LERATO, null), chargedBack)
                    .expectEvents(
                            new EvidenceSubmissionRequested(PAYMENT, BOOKING, "dp_1", "sandbox", HASH, LERATO, null));
        }

        @Test
        void isNoHashThatIsNone() {
            on(new SubmitEvidence(PAYMENT, "dp_1", "", LERATO, dueBy), chargedBack)
                    .expectException(refusal("INVALID_HASH"));
        }

        @Test
        void isRefusedWhereTheGatewayTakesNone() {
            start();
            var byPayFast = new AuthorizationRequested(PAYMENT, BOOKING, LERATO, PRICE, "payfast", "any");
            when(command, byPayFast, AUTHORIZED, CAPTURING, CAPTURED, chargedBack)
                    .expectException(refusal("EVIDENCE_NOT_TAKEN"));
        }

        @Test
        void isAnsweredOnce() {
            var done = new RecordEvidenceSubmitted(PAYMENT, "dp_1", HASH, "dp_1");
            on(done, chargedBack, sent).expectEvents(taken);
            on(done, chargedBack, sent, taken).expectNoEvents();
            on(new RecordEvidenceSubmitted(PAYMENT, "dp_1", OTHER, "dp_1"), chargedBack, sent)
                    .expectNoEvents();
            var not = new RecordEvidenceRefused(PAYMENT, "dp_1", HASH, "evidence_overdue");
            on(not, chargedBack, sent).expectEvents(refused);
            on(not, chargedBack, sent, refused).expectNoEvents();
            on(not, chargedBack, sent, taken).expectNoEvents();
        }

        @Test
        void isAskedAgainWhereTheGatewayDoesNotAnswerAndAnewWhereItIsSentAnew() {
            var silent = new RecordOutcomeUnknown(PAYMENT, GatewayStep.EVIDENCE, "dp_1");
            var unknown = unknown(GatewayStep.EVIDENCE, "dp_1", 1, Duration.ofSeconds(2));
            on(silent, chargedBack, sent).expectEvents(unknown);
            on(silent, chargedBack, sent, taken).expectNoEvents();
            var waits = new OutstandingStep("sandbox", PRICE, "pm_card_visa", "dp_1", null, null, null, false, HASH);
            on(new DescribeStep(PAYMENT, GatewayStep.EVIDENCE, "dp_1", 1), chargedBack, sent, unknown)
                    .expectResultMessagePayload(waits);
            on(new DescribeStep(PAYMENT, GatewayStep.EVIDENCE, "dp_1", 0), chargedBack, sent, unknown, refused, sent)
                    .expectResultMessagePayload(waits);
        }
    }

    @Nested
    class RecordingThatTheOutcomeIsUnknown {
        private final RecordOutcomeUnknown command = new RecordOutcomeUnknown(PAYMENT, GatewayStep.AUTHORIZE, null);

        @Test
        void asksAgainSoon() {
            when(command, REQUESTED).expectEvents(unknown(GatewayStep.AUTHORIZE, null, 1, Duration.ofSeconds(2)));
        }

        @ParameterizedTest
        @CsvSource({"1, PT10S", "2, PT1M", "3, PT5M", "4, PT15M", "5, PT1H", "6, PT6H", "7, PT6H", "19, PT6H"})
        void asksEverMoreRarely(int before, Duration wait) {
            when(command, REQUESTED, unknown(GatewayStep.AUTHORIZE, null, before, Duration.ZERO))
                    .expectEvents(unknown(GatewayStep.AUTHORIZE, null, before + 1, wait));
        }

        @Test
        void countsEachStepByItself() {
            when(
                            new RecordOutcomeUnknown(PAYMENT, GatewayStep.REFUND, FIRST_REFUND),
                            REQUESTED,
                            unknown(GatewayStep.AUTHORIZE, null, 3, Duration.ZERO),
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, PRICE))
                    .expectEvents(unknown(GatewayStep.REFUND, FIRST_REFUND, 1, Duration.ofSeconds(2)));
        }

        @Test
        void changesNothingOnceTheOutcomeIsKnown() {
            when(command, REQUESTED, AUTHORIZED).expectNoEvents();
        }
    }

    @Nested
    class ResumingAParkedStep {
        @Test
        void asksFromTheFirstAttemptOn() {
            when(
                            new ResumeStep(PAYMENT, GatewayStep.CAPTURE, null),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            unknown(GatewayStep.CAPTURE, null, 20, Duration.ZERO))
                    .expectEvents(unknown(GatewayStep.CAPTURE, null, 1, Duration.ofSeconds(2)));
        }

        @Test
        void changesNothingOnceTheOutcomeIsKnown() {
            when(new ResumeStep(PAYMENT, GatewayStep.CAPTURE, null), REQUESTED, AUTHORIZED, CAPTURING, CAPTURED)
                    .expectNoEvents();
        }
    }

    @Nested
    class DescribingAStep {
        @Test
        void tellsWhatIsOutstanding() {
            when(
                            new DescribeStep(PAYMENT, GatewayStep.REFUND, FIRST_REFUND, 0),
                            REQUESTED,
                            AUTHORIZED,
                            CAPTURING,
                            CAPTURED,
                            refunding(FIRST_REFUND, zar(10_000)))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            new OutstandingStep("sandbox", zar(10_000), "pm_card_visa", REFERENCE, zar(0), false));
        }

        @Test
        void tellsThatNobodyWaitsForItAnyMore() {
            when(
                            new DescribeStep(PAYMENT, GatewayStep.AUTHORIZE, null, 1),
                            REQUESTED,
                            unknown(GatewayStep.AUTHORIZE, null, 1, Duration.ZERO),
                            ABANDONED)
                    .expectResultMessagePayload(
                            new OutstandingStep("sandbox", PRICE, "pm_card_visa", null, zar(0), true));
        }

        @Test
        void tellsNothingWhereAnotherInquiryHasTakenOver() {
            when(
                            new DescribeStep(PAYMENT, GatewayStep.AUTHORIZE, null, 1),
                            REQUESTED,
                            unknown(GatewayStep.AUTHORIZE, null, 2, Duration.ZERO))
                    .expectResultMessagePayload(null);
        }

        @Test
        void tellsNothingOnceTheOutcomeIsKnown() {
            when(new DescribeStep(PAYMENT, GatewayStep.AUTHORIZE, null, 0), REQUESTED, AUTHORIZED)
                    .expectResultMessagePayload(null);
        }
    }
}
