package org.mentorlink.command.payment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.OutstandingStep;
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
import org.mentorlink.shared.Money;

/**
 * What the events of a payment add up to.
 *
 * @param order what was asked of the gateway; absent when the payment was given up before it was asked for
 * @param capturing what is captured, or is to be; absent before that was asked for
 * @param abandoned nobody waits for the authorisation any more
 * @param awaitedReturn what is to be returned in all once the capture is answered
 * @param unanswered how often the gateway did not answer, by step
 * @param chargebacks what the gateway took back, by its name of the charge-back; nothing where it gave it back
 * @param disputes by the gateway's name of them, whether they go on; what is taken back by one is a charge-back
 * @param unclear charge-backs that were told in another currency
 * @param fees movements that the gateway has stated its fee of
 * @param evidence what was sent last against a charge-back, by the gateway's name of that
 * @param causes why returns were asked for, each of which is enough for one
 */
record PaymentState(
        BookingId bookingId,
        @Nullable Order order,
        @Nullable Money capturing,
        Phase phase,
        boolean abandoned,
        @Nullable String gatewayReference,
        @Nullable Money awaitedReturn,
        Map<String, Refund> refunds,
        Map<String, Money> chargebacks,
        Map<String, Integer> unanswered,
        Set<Movement> fees,
        Set<String> unclear,
        Map<String, Evidence> evidence,
        Set<String> causes,
        Map<String, Boolean> disputes) {

    enum Phase {
        NEVER_REQUESTED,
        AUTHORIZING,
        DECLINED,
        AUTHORIZED,
        CAPTURING,
        CAPTURE_FAILED,
        CAPTURED,
        VOIDING,
        VOIDED
    }

    record Order(Money amount, String gateway, String paymentMethod) {

        /** Whose credits it is paid with; absent where it is paid with money. */
        @Nullable CreditAccountId creditAccount() {
            return gateway.equals(CreditAccountId.GATEWAY) ? new CreditAccountId(paymentMethod) : null;
        }
    }

    enum RefundStatus {
        REQUESTED,
        DONE,
        FAILED
    }

    /**
     * @param of reference of what it gives back: of the payment itself, or of what was paid once more
     * @param reference the gateway's name of it, once it is done or the gateway has told that it will do it
     */
    record Refund(
            Money amount,
            RefundStatus status,
            String of,
            @Nullable String reference) {
        private Refund in(RefundStatus next, @Nullable String name) {
            return new Refund(amount, next, of, name);
        }
    }

    enum EvidenceStatus {
        REQUESTED,
        SUBMITTED,
        REFUSED
    }

    /**
     * @param sha256 of what is or was to be sent
     * @param refusal why it was refused; absent where it was not
     */
    record Evidence(
            String sha256, EvidenceStatus status, @Nullable String refusal) {}

    /** @param reference the gateway's name of it */
    record Movement(MovementKind kind, String reference) {}

    static PaymentState evolve(@Nullable PaymentState state, PaymentEvent event) {
        var next = new Next(state == null ? none(event.bookingId()) : state);
        switch (event) {
            case AuthorizationRequested e -> {
                next.order = new Order(e.amount(), e.gateway(), e.paymentMethod());
                next.phase = Phase.AUTHORIZING;
            }
            case PaymentAuthorized e -> {
                if (next.gatewayReference == null) {
                    next.gatewayReference = e.gatewayReference();
                    next.phase = Phase.AUTHORIZED;
                }
            }
            case StrayPaymentTaken e -> {}
            case AuthorizationDeclined e -> next.phase = Phase.DECLINED;
            case AuthorizationAbandoned e -> next.abandoned = true;
            case CaptureRequested e -> {
                next.capturing = e.amount();
                next.phase = Phase.CAPTURING;
            }
            case PaymentCaptured e -> next.phase = Phase.CAPTURED;
            case CaptureFailed e -> next.phase = Phase.CAPTURE_FAILED;
            case VoidRequested e -> next.phase = Phase.VOIDING;
            case PaymentVoided e -> next.phase = next.order == null ? next.phase : Phase.VOIDED;
            case RefundAwaitsCapture e -> {
                next.awaitedReturn = e.total();
                next.askedForBy(e.cause());
            }
            case RefundRequested e -> {
                next.put(e.refundId(), new Refund(e.amount(), RefundStatus.REQUESTED, e.gatewayReference(), null));
                next.awaitedReturn = null;
                next.askedForBy(e.cause());
            }
            case PaymentRefunded e -> next.settle(e.refundId(), RefundStatus.DONE, e.gatewayReference());
            case RefundFailed e -> next.settle(e.refundId(), RefundStatus.FAILED, null);
            case RefundReversed e -> next.settle(e.refundId(), RefundStatus.FAILED, e.gatewayReference());
            case RefundGivenUp e -> {}
            case PaymentDisputed e -> next.disputes = plus(next.disputes, e.gatewayDisputeId(), true);
            case PaymentDisputeEnded e -> next.disputes = plus(next.disputes, e.gatewayDisputeId(), false);
            case ChargebackUnclear e -> next.unclear = plus(next.unclear, e.gatewayDisputeId());
            case ChargebackReversed e ->
                next.chargebacks =
                        plus(next.chargebacks, e.gatewayDisputeId(), e.amount().zero());
            case PaymentChargedBack e -> next.chargebacks = plus(next.chargebacks, e.gatewayDisputeId(), e.amount());
            case EvidenceSubmissionRequested e -> {
                next.put(e.gatewayDisputeId(), new Evidence(e.sha256(), EvidenceStatus.REQUESTED, null));
                next.notAnswered(GatewayStep.EVIDENCE, e.gatewayDisputeId(), 0);
            }
            case EvidenceSubmitted e ->
                next.put(e.gatewayDisputeId(), new Evidence(e.sha256(), EvidenceStatus.SUBMITTED, null));
            case EvidenceRefused e ->
                next.put(e.gatewayDisputeId(), new Evidence(e.sha256(), EvidenceStatus.REFUSED, e.code()));
            case GatewayFeeStated e -> next.fees = plus(next.fees, new Movement(e.movement(), e.reference()));
            case GatewayOutcomeUnknown e -> {
                next.accept(e.refundId(), e.gatewayReference());
                next.notAnswered(e.step(), e.refundId(), e.attempt());
            }
        }
        return next.state();
    }

    private static PaymentState none(BookingId bookingId) {
        return new PaymentState(
                bookingId,
                null,
                null,
                Phase.NEVER_REQUESTED,
                false,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Map.of());
    }

    /** @throws IllegalStateException when the payment was never asked for */
    Order ordered() {
        if (order == null) {
            throw new IllegalStateException("this payment was never asked for");
        }
        return order;
    }

    /** @throws NullPointerException before the payment was authorised */
    String reference() {
        return Objects.requireNonNull(gatewayReference, "not authorised yet");
    }

    Money amount() {
        return ordered().amount();
    }

    /** What is captured, or is to be. */
    Money taken() {
        return capturing == null ? amount() : capturing;
    }

    Money refunded() {
        return sum(RefundStatus.DONE);
    }

    /** What has gone back or is on its way back: refunds and charge-backs. */
    Money returning() {
        return refunded().plus(sum(RefundStatus.REQUESTED)).plus(chargedBack());
    }

    Money chargedBack() {
        return chargebacks.values().stream().reduce(amount().zero(), Money::plus);
    }

    private Money sum(RefundStatus status) {
        return gatewayReference == null ? amount().zero() : sum(status, gatewayReference);
    }

    private Money sum(RefundStatus status, String of) {
        var sum = amount().zero();
        for (var refund : refunds.values()) {
            sum = refund.status() == status && refund.of().equals(of) ? sum.plus(refund.amount()) : sum;
        }
        return sum;
    }

    private @Nullable Money refundedBefore(String refundId, String of) {
        var unsettled = refunds.entrySet().stream()
                .anyMatch(other -> other.getValue().of().equals(of)
                        && other.getValue().status() == RefundStatus.REQUESTED
                        && isEarlier(other.getKey(), refundId));
        return unsettled ? null : sum(RefundStatus.DONE, of);
    }

    /** Refunds of a payment are numbered. */
    private static boolean isEarlier(String refundId, String than) {
        return refundId.length() == than.length() ? refundId.compareTo(than) < 0 : refundId.length() < than.length();
    }

    /** Refunds that failed and after which nothing more was asked for of the same, of the payment itself first. */
    List<String> unreturned() {
        return refunds.entrySet().stream()
                .filter(each -> each.getValue().status() == RefundStatus.FAILED)
                .filter(each -> refunds.entrySet().stream()
                        .noneMatch(other ->
                                other.getValue().of().equals(each.getValue().of())
                                        && isEarlier(each.getKey(), other.getKey())))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(refundId -> isStray(refund(refundId))))
                .toList();
    }

    /** @return our id of a refund, of ours or of the gateway's name of it */
    Optional<String> refundNamed(String name) {
        return refunds.containsKey(name)
                ? Optional.of(name)
                : refunds.entrySet().stream()
                        .filter(each -> name.equals(each.getValue().reference()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** The gateway's name of a refund that it has taken on and not yet told the outcome of. */
    @Nullable String accepted(@Nullable String refundId) {
        if (refundId == null) {
            return null;
        }
        var refund = refunds.get(refundId);
        return refund == null || refund.status() != RefundStatus.REQUESTED ? null : refund.reference();
    }

    /** @throws NullPointerException where there is no such refund */
    Refund refund(String refundId) {
        return Objects.requireNonNull(refunds.get(refundId), refundId);
    }

    /** Whether that payment was taken in before, as the one that was asked for or as one too many. */
    boolean hasTaken(String reference) {
        return reference.equals(gatewayReference)
                || refunds.values().stream().anyMatch(refund -> refund.of().equals(reference));
    }

    /** Whether a refund gives back what no booking waits for: paid too late, or once more. */
    boolean isStray(Refund refund) {
        return abandoned || !refund.of().equals(gatewayReference);
    }

    /** Whether the gateway has taken something back by that, clear or not, also where it has given that back since. */
    boolean isTakenBackBy(String gatewayDisputeId) {
        return chargebacks.containsKey(gatewayDisputeId) || unclear.contains(gatewayDisputeId);
    }

    /** Whether the gateway has taken something back by that, and nobody has said yet how much, or that it was given back. */
    boolean isUnclear(String gatewayDisputeId) {
        return unclear.contains(gatewayDisputeId) && !chargebacks.containsKey(gatewayDisputeId);
    }

    boolean isDisputed(String gatewayDisputeId) {
        return Boolean.TRUE.equals(disputes.get(gatewayDisputeId));
    }

    boolean isDisputeOver(String gatewayDisputeId) {
        return Boolean.FALSE.equals(disputes.get(gatewayDisputeId));
    }

    /** How often that payment was given back, or was to be. */
    long refundsOf(String reference) {
        return refunds.values().stream()
                .filter(refund -> refund.of().equals(reference))
                .count();
    }

    /** Whether it was asked for before, because of the same. */
    boolean isAskedFor(@Nullable String cause) {
        return cause != null && causes.contains(cause);
    }

    boolean awaitsOutcomeOf(GatewayStep step, @Nullable String refundId) {
        return switch (step) {
            case AUTHORIZE -> phase == Phase.AUTHORIZING;
            case CAPTURE -> phase == Phase.CAPTURING;
            case VOID -> phase == Phase.VOIDING;
            case REFUND -> {
                var refund = refundId == null ? null : refunds.get(refundId);
                yield refund != null && refund.status() == RefundStatus.REQUESTED;
            }
            case TRANSFER, REVERSE -> false;
            case FEE -> movement(refundId).filter(it -> !fees.contains(it)).isPresent();
            case EVIDENCE -> refundId != null && awaitedEvidence(refundId).isPresent();
        };
    }

    private Optional<Evidence> awaitedEvidence(String gatewayDisputeId) {
        return Optional.ofNullable(evidence.get(gatewayDisputeId))
                .filter(it -> it.status() == EvidenceStatus.REQUESTED);
    }

    /** What has moved: the payment itself where no refund or charge-back is named. */
    private Optional<Movement> movement(@Nullable String name) {
        if (name == null) {
            return phase == Phase.CAPTURED
                    ? Optional.of(new Movement(MovementKind.CAPTURE, reference()))
                    : Optional.empty();
        }
        if (chargebacks.containsKey(name)) {
            return Optional.of(new Movement(MovementKind.CHARGEBACK, name));
        }
        return Optional.ofNullable(refunds.get(name))
                .filter(refund -> refund.status() != RefundStatus.REQUESTED)
                .map(Refund::reference)
                .map(reference -> new Movement(MovementKind.REFUND, reference));
    }

    boolean hasMoved(Movement movement) {
        return switch (movement.kind()) {
            case CAPTURE ->
                movement.reference().equals(gatewayReference)
                        ? phase == Phase.CAPTURED
                        : hasTaken(movement.reference());
            case REFUND ->
                refunds.values().stream()
                        .anyMatch(refund -> refund.status() != RefundStatus.REQUESTED
                                && movement.reference().equals(refund.reference()));
            case CHARGEBACK -> chargebacks.containsKey(movement.reference());
            case TRANSFER, REVERSAL, REFUND_REVERSAL, CHARGEBACK_REVERSAL, SETTLEMENT, ACCOUNT_FEE, RESERVE, OTHER ->
                false;
        };
    }

    int unansweredAttempts(GatewayStep step, @Nullable String refundId) {
        return unanswered.getOrDefault(key(step, refundId), 0);
    }

    Optional<OutstandingStep> outstanding(GatewayStep step, @Nullable String refundId, int attempt) {
        if (!awaitsOutcomeOf(step, refundId) || unansweredAttempts(step, refundId) != attempt) {
            return Optional.empty();
        }
        if (step == GatewayStep.FEE) {
            return movement(refundId)
                    .map(of -> new OutstandingStep(
                            ordered().gateway(),
                            taken(),
                            ordered().paymentMethod(),
                            of.reference(),
                            of.kind(),
                            null,
                            null,
                            abandoned));
        }
        if (step == GatewayStep.EVIDENCE && refundId != null) {
            return awaitedEvidence(refundId)
                    .map(it -> new OutstandingStep(
                            ordered().gateway(),
                            taken(),
                            ordered().paymentMethod(),
                            refundId,
                            null,
                            null,
                            null,
                            false,
                            it.sha256()));
        }
        var refund = refundId == null ? null : refunds.get(refundId);
        return Optional.of(new OutstandingStep(
                ordered().gateway(),
                refund != null ? refund.amount() : step == GatewayStep.CAPTURE ? taken() : amount(),
                ordered().paymentMethod(),
                refund == null ? gatewayReference : refund.of(),
                null,
                refundId == null || refund == null ? amount().zero() : refundedBefore(refundId, refund.of()),
                refund == null ? null : refund.reference(),
                refund == null ? abandoned : isStray(refund)));
    }

    private static String key(GatewayStep step, @Nullable String refundId) {
        return refundId == null ? step.name() : step.name() + '/' + refundId;
    }

    /** What it was, on the way to what it becomes. */
    private static final class Next {
        private final BookingId bookingId;
        private @Nullable Order order;
        private @Nullable Money capturing;
        private Phase phase;
        private boolean abandoned;
        private @Nullable String gatewayReference;
        private @Nullable Money awaitedReturn;
        private Map<String, Refund> refunds;
        private Map<String, Money> chargebacks;
        private Map<String, Integer> unanswered;
        private Set<Movement> fees;
        private Set<String> unclear;
        private Map<String, Evidence> evidence;
        private Set<String> causes;
        private Map<String, Boolean> disputes;

        private Next(PaymentState state) {
            bookingId = state.bookingId;
            order = state.order;
            capturing = state.capturing;
            phase = state.phase;
            abandoned = state.abandoned;
            gatewayReference = state.gatewayReference;
            awaitedReturn = state.awaitedReturn;
            refunds = state.refunds;
            chargebacks = state.chargebacks;
            unanswered = state.unanswered;
            fees = state.fees;
            unclear = state.unclear;
            evidence = state.evidence;
            causes = state.causes;
            disputes = state.disputes;
        }

        private PaymentState state() {
            return new PaymentState(
                    bookingId,
                    order,
                    capturing,
                    phase,
                    abandoned,
                    gatewayReference,
                    awaitedReturn,
                    refunds,
                    chargebacks,
                    unanswered,
                    fees,
                    unclear,
                    evidence,
                    causes,
                    disputes);
        }

        private void put(String refundId, Refund refund) {
            refunds = plus(refunds, refundId, refund);
        }

        private void put(String gatewayDisputeId, Evidence sent) {
            evidence = plus(evidence, gatewayDisputeId, sent);
        }

        private void settle(String refundId, RefundStatus status, @Nullable String reference) {
            put(
                    refundId,
                    Objects.requireNonNull(refunds.get(refundId), refundId).in(status, reference));
        }

        /** The gateway has taken it on, or has not answered. */
        private void accept(@Nullable String refundId, @Nullable String reference) {
            var refund = refundId == null ? null : refunds.get(refundId);
            if (refundId != null && refund != null && refund.status() == RefundStatus.REQUESTED) {
                put(refundId, refund.in(RefundStatus.REQUESTED, reference));
            }
        }

        private void notAnswered(GatewayStep step, @Nullable String refundId, int attempt) {
            unanswered = plus(unanswered, key(step, refundId), attempt);
        }

        private void askedForBy(@Nullable String cause) {
            causes = cause == null ? causes : plus(causes, cause);
        }
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        var next = new HashMap<>(map);
        next.put(key, value);
        return Map.copyOf(next);
    }

    private static <E> Set<E> plus(Set<E> set, E element) {
        var next = new HashSet<>(set);
        next.add(element);
        return Set.copyOf(next);
    }
}
