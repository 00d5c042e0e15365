package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.PaymentState.Phase;
import org.mentorlink.command.payment.PaymentState.RefundStatus;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.DescribePayment;
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
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationAbandoned;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.CaptureRequested;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
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
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** What follows from a command to a payment, given what has happened to it so far. */
final class PaymentDecisions {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");
    private static final String REFERENCE_FIELD = "reference";
    private static final String AMOUNT = "amountMinor";

    /** Of what was taken: more than that is a slip of the pen. */
    private static final long MOST_TIMES = 10;

    /** How often what was paid once more is given back before staff look at it: an account that returns it each time is closed. */
    static final int MOST_REFUNDS = 3;

    private PaymentDecisions() {}

    /** @return the events that follow, in order; none where the command changes nothing */
    static List<PaymentEvent> decide(@Nullable PaymentState state, PaymentCommand command, Instant now) {
        if (state == null) {
            return switch (command) {
                case RequestAuthorization c -> List.of(authorizationRequested(c));
                case ReturnPayment c -> neverToBeAskedFor(c);
                default -> throw notRequested();
            };
        }
        return switch (command) {
            case RequestAuthorization c -> requestAgain(state);
            case ReturnPayment c -> giveBack(state, c);
            case DescribeStep c -> List.of();
            case DescribePayment c -> List.of();
            default -> {
                if (state.phase() == Phase.NEVER_REQUESTED) {
                    throw notRequested();
                }
                yield decideOnAnswer(state, command, now);
            }
        };
    }

    private static List<PaymentEvent> decideOnAnswer(PaymentState state, PaymentCommand command, Instant now) {
        return switch (command) {
            case CapturePayment c -> capture(state, c);
            case RecordAuthorized c -> authorized(state, c);
            case RecordPaid c -> paid(state, c);
            case RecordAuthorizationDeclined c -> declined(state, c);
            case RecordNotReceived c ->
                state.phase() == Phase.AUTHORIZING && state.abandoned()
                        ? List.of(voidedAtNothing(state, c.paymentId()))
                        : List.of();
            case RecordCaptured c -> captured(state, c.paymentId());
            case RecordCaptureFailed c -> captureFailed(state, c);
            case RecordVoided c ->
                state.phase() == Phase.VOIDING
                        ? List.of(new PaymentVoided(c.paymentId(), state.bookingId(), state.amount()))
                        : List.of();
            case RecordRefunded c -> refunded(state, c);
            case RecordRefundFailed c -> refundFailed(state, c, now);
            case RefundAgain c -> refundAgain(state, c);
            case RecordDispute c -> disputed(state, c);
            case RecordDisputeEnded c -> disputeEnded(state, c);
            case RecordChargeback c -> chargedBack(state, c);
            case RecordRefundByHand c -> refundedByHand(state, c);
            case RecordChargebackReversed c -> chargebackReversed(state, c);
            case RecordFee c -> feeStated(state, c);
            case SubmitEvidence c -> EvidenceDecisions.submit(state, c, now);
            case RecordEvidenceSubmitted c -> EvidenceDecisions.submitted(state, c);
            case RecordEvidenceRefused c -> EvidenceDecisions.refused(state, c);
            case RecordOutcomeUnknown c ->
                state.awaitsOutcomeOf(c.step(), c.refundId()) ? List.of(outcomeUnknown(state, c, now)) : List.of();
            case ResumeStep c ->
                state.awaitsOutcomeOf(c.step(), c.refundId())
                        ? List.of(new GatewayOutcomeUnknown(
                                c.paymentId(),
                                state.bookingId(),
                                c.step(),
                                c.refundId(),
                                1,
                                InquiryBackoff.askAgainAt(now, 1),
                                state.accepted(c.refundId())))
                        : List.of();
            case RequestAuthorization c -> List.of();
            case ReturnPayment c -> List.of();
            case DescribeStep c -> List.of();
            case DescribePayment c -> List.of();
        };
    }

    private static AuthorizationRequested authorizationRequested(RequestAuthorization command) {
        if (!command.amount().isPositive()) {
            throw Refused.because("AMOUNT_NOT_POSITIVE", "A payment is more than nothing.", "amount");
        }
        return new AuthorizationRequested(
                command.paymentId(),
                command.bookingId(),
                command.payerId(),
                command.amount(),
                command.gateway(),
                paymentMethod(command));
    }

    /** Nobody pays with the credits of somebody else, whatever was sent. */
    private static String paymentMethod(RequestAuthorization command) {
        return command.gateway().equals(CreditAccountId.GATEWAY)
                ? CreditAccountId.of(command.payerId()).value()
                : command.paymentMethod();
    }

    private static List<PaymentEvent> requestAgain(PaymentState state) {
        if (state.abandoned()) {
            throw Refused.because("PAYMENT_ABANDONED", "This payment was given up.");
        }
        return List.of();
    }

    private static List<PaymentEvent> neverToBeAskedFor(ReturnPayment command) {
        requireNotNegative(command.total());
        return List.of(
                new AuthorizationAbandoned(command.paymentId(), command.bookingId()),
                new PaymentVoided(
                        command.paymentId(),
                        command.bookingId(),
                        command.total().zero()));
    }

    private static List<PaymentEvent> giveBack(PaymentState state, ReturnPayment command) {
        requireNotNegative(command.total());
        if (state.order() == null) {
            return List.of();
        }
        requireWithin(state.amount(), command.total());
        // What asks for it is handled again, or was noted down a second time: what became of it is for others to
        // follow.
        if (command.total().isZero() || state.isAskedFor(command.cause())) {
            return List.of();
        }
        return switch (state.phase()) {
            case NEVER_REQUESTED, VOIDING, VOIDED -> List.of();
            case AUTHORIZING ->
                state.abandoned()
                        ? List.of()
                        : List.of(new AuthorizationAbandoned(command.paymentId(), state.bookingId()));
            case DECLINED -> List.of(voidedAtNothing(state, command.paymentId()));
            // A part goes back once the rest is taken, which is still to be asked for.
            case AUTHORIZED ->
                command.total().isLessThan(state.amount())
                        ? awaitCapture(state, command)
                        : List.of(voidRequested(state, command.paymentId()));
            case CAPTURE_FAILED -> List.of(voidRequested(state, command.paymentId()));
            case CAPTURING -> awaitCapture(state, command);
            case CAPTURED -> refundUpTo(state, command.paymentId(), command.total(), command.cause());
        };
    }

    private static List<PaymentEvent> awaitCapture(PaymentState state, ReturnPayment command) {
        var awaited = state.awaitedReturn();
        return awaited != null && !awaited.isLessThan(command.total())
                ? List.of()
                : List.of(new RefundAwaitsCapture(
                        command.paymentId(), state.bookingId(), command.total(), command.cause()));
    }

    private static List<PaymentEvent> refundUpTo(
            PaymentState state, PaymentId paymentId, Money total, @Nullable String cause) {
        var missing = total.min(state.taken()).minus(state.returning());
        return missing.isPositive()
                ? List.of(refundRequested(state, paymentId, missing, state.reference(), cause))
                : List.of();
    }

    private static RefundRequested refundRequested(
            PaymentState state, PaymentId paymentId, Money amount, String reference, @Nullable String cause) {
        return new RefundRequested(
                paymentId,
                state.bookingId(),
                paymentId.value() + "-r" + (state.refunds().size() + 1),
                amount,
                state.ordered().gateway(),
                reference,
                cause);
    }

    private static List<PaymentEvent> capture(PaymentState state, CapturePayment command) {
        var amount = command.amount() == null ? state.amount() : command.amount();
        if (!amount.isPositive()) {
            throw Refused.because("AMOUNT_NOT_POSITIVE", "A payment is more than nothing.", "amount");
        }
        if (!amount.currency().equals(state.amount().currency())
                || state.amount().isLessThan(amount)) {
            throw Refused.because("CAPTURE_EXCEEDS_PAYMENT", "No more can be captured than is authorised.", "amount");
        }
        return switch (state.phase()) {
            case AUTHORIZED ->
                List.of(new CaptureRequested(
                        command.paymentId(),
                        state.bookingId(),
                        amount,
                        state.ordered().gateway(),
                        state.reference()));
            case CAPTURING, CAPTURE_FAILED -> List.of();
            case CAPTURED -> {
                // Of a gateway that takes money at once; staff gives the rest back.
                if (amount.isLessThan(state.taken())) {
                    throw Refused.because("PAYMENT_TAKEN_WHOLE", "All of this payment has been taken.", "amount");
                }
                yield List.of();
            }
            case NEVER_REQUESTED, AUTHORIZING, DECLINED, VOIDING, VOIDED ->
                throw Refused.because("PAYMENT_NOT_AUTHORIZED", "Only what is authorised can be captured.");
        };
    }

    private static List<PaymentEvent> authorized(PaymentState state, RecordAuthorized command) {
        var wanted = state.phase() == Phase.AUTHORIZING && !state.abandoned();
        // Declined, or voided before it was ever authorised: the gateway holds money that nobody waits for.
        var unexpected = state.gatewayReference() == null;
        if (!wanted && !unexpected) {
            return List.of();
        }
        var authorized = new PaymentAuthorized(
                command.paymentId(), state.bookingId(), state.amount(), command.gatewayReference());
        return wanted
                ? List.of(authorized)
                : List.of(authorized, voidRequested(PaymentState.evolve(state, authorized), command.paymentId()));
    }

    /** What is paid when nobody waits for it any more, or once more, is booked and given back. */
    private static List<PaymentEvent> paid(PaymentState state, RecordPaid command) {
        if (state.hasTaken(command.gatewayReference())) {
            return List.of();
        }
        if (!command.amount().equals(state.amount())) {
            return strayPaid(state, command);
        }
        var once = state.gatewayReference() == null;
        var wanted = once && state.phase() == Phase.AUTHORIZING && !state.abandoned();
        var events = new ArrayList<PaymentEvent>();
        if (once && !wanted && !state.abandoned()) {
            events.add(new AuthorizationAbandoned(command.paymentId(), state.bookingId()));
        }
        events.add(new PaymentAuthorized(
                command.paymentId(), state.bookingId(), state.amount(), command.gatewayReference()));
        events.add(new PaymentCaptured(command.paymentId(), state.bookingId(), state.amount()));
        if (!wanted) {
            events.add(refundRequested(state, command.paymentId(), state.amount(), command.gatewayReference(), null));
        }
        return events;
    }

    /** Not what was asked for, so it pays nothing. */
    private static List<PaymentEvent> strayPaid(PaymentState state, RecordPaid command) {
        if (!command.amount().isPositive()) {
            throw Refused.because("AMOUNT_NOT_POSITIVE", "A payment is more than nothing.", "amount");
        }
        return List.of(
                new StrayPaymentTaken(
                        command.paymentId(), state.bookingId(), command.amount(), command.gatewayReference()),
                refundRequested(state, command.paymentId(), command.amount(), command.gatewayReference(), null));
    }

    private static List<PaymentEvent> declined(PaymentState state, RecordAuthorizationDeclined command) {
        if (state.phase() != Phase.AUTHORIZING) {
            return List.of();
        }
        var declined = new AuthorizationDeclined(command.paymentId(), state.bookingId(), command.code());
        // Whoever gave the payment up waits for its end.
        return state.abandoned() ? List.of(declined, voidedAtNothing(state, command.paymentId())) : List.of(declined);
    }

    private static List<PaymentEvent> captured(PaymentState state, PaymentId paymentId) {
        if (state.phase() == Phase.AUTHORIZING || state.phase() == Phase.AUTHORIZED) {
            throw Refused.because("CAPTURE_NOT_REQUESTED", "Nobody asked for this payment to be captured.");
        }
        if (state.phase() != Phase.CAPTURING) {
            return List.of();
        }
        var events = new ArrayList<PaymentEvent>();
        var released = state.amount().minus(state.taken());
        var captured = new PaymentCaptured(
                paymentId,
                state.bookingId(),
                state.taken(),
                released.isZero() ? null : released,
                state.ordered().creditAccount());
        events.add(captured);
        if (state.awaitedReturn() != null) {
            events.addAll(refundUpTo(PaymentState.evolve(state, captured), paymentId, state.awaitedReturn(), null));
        }
        return events;
    }

    /** Of what was never captured nothing was taken back, whatever staff wrote down meanwhile. */
    private static List<PaymentEvent> captureFailed(PaymentState state, RecordCaptureFailed command) {
        if (state.phase() == Phase.AUTHORIZING || state.phase() == Phase.AUTHORIZED) {
            throw Refused.because("CAPTURE_NOT_REQUESTED", "Nobody asked for this payment to be captured.");
        }
        if (state.phase() != Phase.CAPTURING) {
            return List.of();
        }
        var events = new ArrayList<PaymentEvent>();
        var left = state;
        for (var taken : new TreeMap<>(state.chargebacks()).entrySet()) {
            if (taken.getValue().isPositive()) {
                var reversed = reversed(left, command.paymentId(), taken.getKey(), null);
                left = PaymentState.evolve(left, reversed);
                events.add(reversed);
            }
        }
        events.add(new CaptureFailed(command.paymentId(), state.bookingId(), command.code()));
        if (state.awaitedReturn() != null) {
            events.add(voidRequested(state, command.paymentId()));
        }
        return List.copyOf(events);
    }

    private static List<PaymentEvent> refunded(PaymentState state, RecordRefunded command) {
        var refundId = knownRefund(state, command.refundId());
        var refund = state.refund(refundId);
        return refund.status() == RefundStatus.REQUESTED
                ? List.of(new PaymentRefunded(
                        command.paymentId(),
                        state.bookingId(),
                        refundId,
                        refund.amount(),
                        refundedWith(state, refund),
                        command.gatewayReference(),
                        state.ordered().creditAccount()))
                : List.of();
    }

    /** Of what failed alone, and was not asked for again: all else goes back by a refund of its own. */
    private static List<PaymentEvent> refundedByHand(PaymentState state, RecordRefundByHand command) {
        requireReference(command.reference());
        var reason = reason(command.memberId(), command.reason());
        var known = state.refundNamed(command.reference());
        if (known.isPresent()) {
            Input.require(
                    state.refund(known.get()).amount().equals(command.amount()),
                    "REFUND_DIFFERS",
                    "This refund is recorded with another amount.",
                    REFERENCE_FIELD);
            return List.of();
        }
        var open = state.unreturned();
        if (open.isEmpty()) {
            throw Refused.because("NO_FAILED_REFUND", "No refund of this payment has failed and waits for somebody.");
        }
        var refundId = open.stream()
                .filter(each -> state.refund(each).amount().equals(command.amount()))
                .findFirst()
                .orElseThrow(() -> Input.refusedInput(
                        "AMOUNT_DIFFERS",
                        "What failed was a refund of "
                                + state.refund(open.getFirst()).amount() + ".",
                        AMOUNT));
        return List.of(new PaymentRefunded(
                command.paymentId(),
                state.bookingId(),
                refundId,
                command.amount(),
                refundedWith(state, state.refund(refundId)),
                command.reference(),
                null,
                command.byBank() ? BankTransferId.GATEWAY : null,
                reason));
    }

    /** What was paid once more and goes back is not of the payment. */
    private static Money refundedWith(PaymentState state, PaymentState.Refund refund) {
        return refund.of().equals(state.gatewayReference()) ? state.refunded().plus(refund.amount()) : state.refunded();
    }

    /** No process waits for the refund of a stray payment: it is tried again, and in the end shown to staff. */
    private static List<PaymentEvent> refundFailed(PaymentState state, RecordRefundFailed command, Instant now) {
        var refundId = knownRefund(state, command.refundId());
        var refund = state.refund(refundId);
        return switch (refund.status()) {
            case FAILED -> List.of();
            case DONE -> reversed(state, command, refundId);
            case REQUESTED ->
                state.isStray(refund)
                        ? List.of(outcomeUnknown(
                                state,
                                new RecordOutcomeUnknown(command.paymentId(), GatewayStep.REFUND, refundId),
                                now))
                        : List.of(new RefundFailed(
                                command.paymentId(),
                                state.bookingId(),
                                refundId,
                                refund.amount(),
                                command.code(),
                                state.returning().min(state.taken())));
        };
    }

    /**
     * What a gateway calls done can fail days later. What was paid once more is to go back to the payer whatever else becomes of
     * the payment, so that is refunded again, some times; of the payment itself staff decide.
     */
    private static List<PaymentEvent> reversed(PaymentState state, RecordRefundFailed command, String refundId) {
        var refund = state.refund(refundId);
        var ofThePayment = refund.of().equals(state.gatewayReference());
        var reversed = new RefundReversed(
                command.paymentId(),
                state.bookingId(),
                refundId,
                refund.amount(),
                ofThePayment ? state.refunded().minus(refund.amount()) : state.refunded(),
                ofThePayment
                        ? state.returning().min(state.taken())
                        : state.amount().zero(),
                Objects.requireNonNull(refund.reference(), "what is done has a name"),
                command.code());
        if (ofThePayment) {
            return List.of(reversed);
        }
        var next = state.refundsOf(refund.of()) < MOST_REFUNDS
                ? refundRequested(state, command.paymentId(), refund.amount(), refund.of(), refundId)
                : new RefundGivenUp(command.paymentId(), state.bookingId(), refundId, refund.amount(), command.code());
        return List.of(reversed, next);
    }

    private static List<PaymentEvent> refundAgain(PaymentState state, RefundAgain command) {
        var refundId = knownRefund(state, command.refundId());
        var refund = state.refund(refundId);
        return refund.status() != RefundStatus.FAILED
                        || refund.of().equals(state.gatewayReference())
                        || state.isAskedFor(refundId)
                ? List.of()
                : List.of(refundRequested(state, command.paymentId(), refund.amount(), refund.of(), refundId));
    }

    /** Told late, it may be over by then, or have become a charge-back. */
    private static List<PaymentEvent> disputed(PaymentState state, RecordDispute command) {
        var name = command.gatewayDisputeId();
        if (state.disputes().containsKey(name) || state.isTakenBackBy(name)) {
            return List.of();
        }
        requireTaken(state);
        return List.of(new PaymentDisputed(command.paymentId(), state.bookingId(), name));
    }

    /** Where something was taken though nobody knows how much, that waits for the amount: only what was won is given back. */
    private static List<PaymentEvent> disputeEnded(PaymentState state, RecordDisputeEnded command) {
        var name = command.gatewayDisputeId();
        if (state.isUnclear(name)) {
            return command.won() ? List.of(reversed(state, command.paymentId(), name, null)) : List.of();
        }
        return state.isDisputeOver(name) || state.isTakenBackBy(name)
                ? List.of()
                : List.of(new PaymentDisputeEnded(command.paymentId(), state.bookingId(), name));
    }

    /** The report may overtake the answer to the capture. */
    private static void requireTaken(PaymentState state) {
        if (state.phase() != Phase.CAPTURED && state.phase() != Phase.CAPTURING) {
            throw Refused.because("PAYMENT_NOT_CAPTURED", "Only what was captured can be charged back.");
        }
    }

    private static List<PaymentEvent> chargedBack(PaymentState state, RecordChargeback command) {
        var before = state.chargebacks().get(command.gatewayDisputeId());
        if (state.ordered().creditAccount() != null) {
            throw Refused.because("CREDITS_NOT_CHARGED_BACK", "What was paid with credits no gateway takes back.");
        }
        if (command.memberId() != null) {
            requireRecordable(state, command, before);
        }
        if (before != null) {
            return List.of();
        }
        requireTaken(state);
        if (!command.amount().isPositive()) {
            throw Refused.because("AMOUNT_NOT_POSITIVE", "A charge-back is more than nothing.", "amount");
        }
        if (!command.amount().currency().equals(state.amount().currency())) {
            return unclear(state, command);
        }
        // However much it is, that is what the gateway took.
        return List.of(new PaymentChargedBack(
                command.paymentId(),
                state.bookingId(),
                command.gatewayDisputeId(),
                command.amount(),
                reason(command.memberId(), command.reason())));
    }

    /** What staff write down can be wrong, other than what a gateway states. */
    private static void requireRecordable(PaymentState state, RecordChargeback command, @Nullable Money before) {
        requireReference(command.gatewayDisputeId());
        Input.require(
                command.amount().isPositive(), "AMOUNT_NOT_POSITIVE", "A charge-back is more than nothing.", AMOUNT);
        Input.require(
                command.amount().currency().equals(state.amount().currency()),
                "CURRENCY_MISMATCH",
                "This payment is in " + state.amount().currency() + "; say what it is in that.",
                "currency");
        Input.require(
                command.amount().amountMinor() <= MOST_TIMES * state.taken().amountMinor(),
                "AMOUNT_TOO_LARGE",
                "This is more than ten times what was taken.",
                AMOUNT);
        Input.require(
                before == null || before.equals(command.amount()),
                "CHARGEBACK_DIFFERS",
                "This charge-back is recorded with another amount, or was given back since.",
                REFERENCE_FIELD);
    }

    private static void requireReference(String reference) {
        Input.require(
                REFERENCE.matcher(reference).matches(),
                "INVALID_REFERENCE",
                "This is the gateway's own name of it: letters, digits and ._:/-, at most 100.",
                REFERENCE_FIELD);
    }

    private static List<PaymentEvent> unclear(PaymentState state, RecordChargeback command) {
        if (state.unclear().contains(command.gatewayDisputeId())) {
            throw Refused.because(
                    "CURRENCY_MISMATCH",
                    "This payment is in " + state.amount().currency() + "; say what it is in that.",
                    "amount");
        }
        return List.of(new ChargebackUnclear(
                command.paymentId(), state.bookingId(), command.gatewayDisputeId(), command.amount()));
    }

    private static @Nullable Personal reason(@Nullable MemberId staff, @Nullable String reason) {
        return staff == null ? null : Personal.of(staff, Input.reason(Objects.requireNonNullElse(reason, ""), 1_000));
    }

    private static List<PaymentEvent> chargebackReversed(PaymentState state, RecordChargebackReversed command) {
        var name = command.gatewayDisputeId();
        var amount = state.chargebacks().get(name);
        // What a gateway tells too early it tells again; of what staff say there may be no other word.
        var onlyDisputed =
                amount == null && !state.isUnclear(name) && command.memberId() != null && state.isDisputed(name);
        if (amount == null && !state.isUnclear(name) && !onlyDisputed) {
            throw chargebackUnknown();
        }
        var reason = reason(command.memberId(), command.reason());
        if (onlyDisputed) {
            return List.of(new PaymentDisputeEnded(command.paymentId(), state.bookingId(), name, reason));
        }
        return amount != null && amount.isZero()
                ? List.of()
                : List.of(reversed(state, command.paymentId(), name, reason));
    }

    /** Where it is not clear how much was taken, nothing was booked that could come back. */
    private static ChargebackReversed reversed(
            PaymentState state, PaymentId paymentId, String gatewayDisputeId, @Nullable Personal reason) {
        var amount = state.chargebacks()
                .getOrDefault(gatewayDisputeId, state.amount().zero());
        return new ChargebackReversed(
                paymentId,
                state.bookingId(),
                gatewayDisputeId,
                amount,
                state.chargedBack().minus(amount),
                reason);
    }

    static Refused chargebackUnknown() {
        return Input.refusedInput("CHARGEBACK_UNKNOWN", "This payment has no such charge-back.", REFERENCE_FIELD);
    }

    private static List<PaymentEvent> feeStated(PaymentState state, RecordFee command) {
        var movement = new PaymentState.Movement(command.movement(), command.reference());
        if (state.fees().contains(movement)) {
            return List.of();
        }
        if (!state.hasMoved(movement)) {
            throw Refused.because("MOVEMENT_UNKNOWN", "This payment has no such movement.", REFERENCE_FIELD);
        }
        return List.of(new GatewayFeeStated(
                command.paymentId(),
                state.bookingId(),
                command.movement(),
                command.reference(),
                command.gross(),
                command.fee(),
                command.gross().minus(command.fee())));
    }

    private static GatewayOutcomeUnknown outcomeUnknown(PaymentState state, RecordOutcomeUnknown command, Instant now) {
        var attempt = state.unansweredAttempts(command.step(), command.refundId()) + 1;
        return new GatewayOutcomeUnknown(
                command.paymentId(),
                state.bookingId(),
                command.step(),
                command.refundId(),
                attempt,
                InquiryBackoff.askAgainAt(now, attempt),
                command.gatewayReference());
    }

    private static VoidRequested voidRequested(PaymentState state, PaymentId paymentId) {
        return new VoidRequested(
                paymentId, state.bookingId(), state.amount(), state.ordered().gateway(), state.reference());
    }

    private static PaymentVoided voidedAtNothing(PaymentState state, PaymentId paymentId) {
        return new PaymentVoided(paymentId, state.bookingId(), state.amount().zero());
    }

    /** @return our id of it */
    private static String knownRefund(PaymentState state, String name) {
        return state.refundNamed(name)
                .orElseThrow(() -> Refused.because("REFUND_UNKNOWN", "Nobody asked for this refund.", "refundId"));
    }

    private static void requireNotNegative(Money total) {
        if (total.amountMinor() < 0) {
            throw Refused.because("AMOUNT_NEGATIVE", "Less than nothing cannot be returned.", "total");
        }
    }

    private static void requireWithin(Money amount, Money total) {
        if (!total.currency().equals(amount.currency())) {
            throw Refused.because("CURRENCY_MISMATCH", "This payment is in " + amount.currency() + '.', "total");
        }
        if (amount.isLessThan(total)) {
            throw Refused.because("REFUND_EXCEEDS_PAYMENT", "No more can go back than was paid.", "total");
        }
    }

    private static Refused notRequested() {
        return Refused.because("PAYMENT_NOT_REQUESTED", "This payment was never asked for.");
    }
}
