package org.mentorlink.query.payment;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.ChargebackView;
import org.mentorlink.payment.EvidenceState;
import org.mentorlink.payment.EvidenceView;
import org.mentorlink.payment.PaymentEvent;
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
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.shared.Money;

/** How a payment's view follows from its events. A payment that was given up before it was asked for has none. */
final class PaymentEvolution {

    private PaymentEvolution() {}

    static @Nullable PaymentView evolve(@Nullable PaymentView view, PaymentEvent event, Instant at) {
        if (event instanceof AuthorizationRequested requested) {
            return requested(requested);
        }
        return view == null ? null : evolved(view, event, at);
    }

    private static PaymentView requested(AuthorizationRequested event) {
        return new PaymentView(
                event.paymentId().value(),
                event.bookingId().value(),
                PaymentStatus.REQUESTED,
                event.amount(),
                event.amount().zero(),
                event.amount().zero(),
                event.gateway(),
                null);
    }

    private static PaymentView evolved(PaymentView view, PaymentEvent event, Instant at) {
        return switch (event) {
            case AuthorizationRequested requested -> requested(requested);
            // What is paid once more goes back, and is no business of the one that counts.
            case PaymentAuthorized again when view.gatewayReference() != null -> view;
            case PaymentCaptured again when view.captured().isPositive() -> view;
            case PaymentRefunded stray when stray.refundedTotal().isZero() -> view.unreturned(null);
            case PaymentAuthorized authorized ->
                with(view, PaymentStatus.AUTHORIZED, view.captured(), view.refunded(), authorized.gatewayReference());
            case AuthorizationDeclined declined -> with(view, PaymentStatus.FAILED);
            case PaymentCaptured captured ->
                with(
                                view,
                                view.isUndisputed() ? PaymentStatus.CAPTURED : PaymentStatus.DISPUTED,
                                captured.amount(),
                                view.refunded(),
                                view.gatewayReference())
                        .capturing(null);
            case CaptureFailed failed -> with(view, PaymentStatus.FAILED).capturing(null);
            case PaymentVoided voided -> voided(view, voided).capturing(null);
            case PaymentRefunded refunded ->
                refunded(view, refunded.refundedTotal()).unreturned(null);
            case PaymentChargedBack taken ->
                with(view, PaymentStatus.DISPUTED)
                        .with(taken(view, taken.gatewayDisputeId(), taken.amount()))
                        .answered(taken.gatewayDisputeId());
            case PaymentDisputed disputed -> with(view, PaymentStatus.DISPUTED).asked(disputed.gatewayDisputeId());
            // Where another dispute is open or a charge-back stands, it stays disputed.
            case PaymentDisputeEnded ended -> {
                var after = view.answered(ended.gatewayDisputeId());
                yield after.status() == PaymentStatus.DISPUTED && after.isUndisputed()
                        ? refunded(with(after, PaymentStatus.CAPTURED), after.refunded())
                        : after;
            }
            case StrayPaymentTaken stray -> view;
            case AuthorizationAbandoned abandoned -> view;
            case CaptureRequested requested -> view.captured().isPositive() ? view : view.capturing(true);
            case VoidRequested requested -> view;
            case RefundAwaitsCapture awaiting -> view;
            case RefundRequested requested -> view.unreturned(null);
            case RefundFailed failed -> view.unreturned(failed.amount());
            case RefundGivenUp given -> view.unreturned(given.amount());
            // What was paid once more is asked for again by itself, or given up.
            case RefundReversed reversed ->
                refunded(view, reversed.refundedTotal()).unreturned(reversed.amount());
            case ChargebackReversed reversed -> {
                var after = givenBack(view, reversed);
                yield after.isUndisputed() ? refunded(with(after, PaymentStatus.CAPTURED), view.refunded()) : after;
            }
            case ChargebackUnclear unclear ->
                with(view, PaymentStatus.DISPUTED)
                        .with(taken(view, unclear.gatewayDisputeId(), unclear.amount()))
                        .answered(unclear.gatewayDisputeId());
            case EvidenceSubmissionRequested sent ->
                with(
                        view,
                        sent.gatewayDisputeId(),
                        before -> new EvidenceView(
                                sent.sha256(),
                                EvidenceState.SENDING,
                                sent.memberId().value(),
                                at,
                                sent.dueBy(),
                                null));
            case EvidenceSubmitted taken ->
                with(view, taken.gatewayDisputeId(), before -> answered(before, EvidenceState.SUBMITTED, null));
            case EvidenceRefused refused ->
                with(
                        view,
                        refused.gatewayDisputeId(),
                        before -> answered(before, EvidenceState.REFUSED, refused.code()));
            case GatewayFeeStated stated -> view;
            case GatewayOutcomeUnknown unknown -> view;
        };
    }

    /** Told in another currency before, or not at all. */
    private static ChargebackView taken(PaymentView view, String reference, Money amount) {
        return new ChargebackView(
                reference, amount, false, view.evidence(reference).orElse(null));
    }

    private static PaymentView givenBack(PaymentView view, ChargebackReversed event) {
        return view.chargeback(event.gatewayDisputeId())
                .map(it -> view.with(new ChargebackView(it.reference(), it.amount(), true, it.evidence())))
                .orElse(view);
    }

    private static PaymentView with(
            PaymentView view, String reference, Function<@Nullable EvidenceView, @Nullable EvidenceView> evidence) {
        var sent = evidence.apply(view.evidence(reference).orElse(null));
        return view.chargeback(reference)
                .map(it -> view.with(new ChargebackView(it.reference(), it.amount(), it.reversed(), sent)))
                .orElseGet(() -> sent == null ? view : view.answering(reference, sent));
    }

    private static @Nullable EvidenceView answered(
            @Nullable EvidenceView sent, EvidenceState state, @Nullable String code) {
        return sent == null
                ? null
                : new EvidenceView(sent.sha256(), state, sent.submittedBy(), sent.submittedAt(), sent.dueBy(), code);
    }

    /** What was declined stays so when the empty authorisation is given up. */
    private static PaymentView voided(PaymentView view, PaymentVoided event) {
        var neverStood = view.status() == PaymentStatus.FAILED && event.amount().isZero();
        return neverStood ? view : with(view, PaymentStatus.VOIDED);
    }

    private static PaymentView refunded(PaymentView view, Money total) {
        // Also where a charge-back of what may have been captured was given back before the gateway said whether it
        // was.
        var untouched = view.captured().isPositive() ? PaymentStatus.CAPTURED : PaymentStatus.AUTHORIZED;
        var status = total.isZero()
                ? untouched
                : total.isLessThan(view.captured()) ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED;
        return with(
                view,
                view.status() == PaymentStatus.DISPUTED ? PaymentStatus.DISPUTED : status,
                view.captured(),
                total,
                view.gatewayReference());
    }

    private static PaymentView with(PaymentView view, PaymentStatus status) {
        return with(view, status, view.captured(), view.refunded(), view.gatewayReference());
    }

    private static PaymentView with(
            PaymentView view, PaymentStatus status, Money captured, Money refunded, @Nullable String gatewayReference) {
        return new PaymentView(
                view.id(),
                view.bookingId(),
                status,
                view.amount(),
                captured,
                refunded,
                view.gateway(),
                gatewayReference,
                view.chargebacks(),
                view.disputes(),
                view.capturing(),
                view.unreturned(),
                view.answers());
    }
}
