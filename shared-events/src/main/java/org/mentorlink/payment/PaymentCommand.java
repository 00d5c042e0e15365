package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What can be asked of a payment, and what the gateway can answer it. */
public sealed interface PaymentCommand {

    PaymentId paymentId();

    // --- asked by the booking process ---

    record RequestAuthorization(
            @TargetAggregateIdentifier PaymentId paymentId,
            BookingId bookingId,
            MemberId payerId,
            Money amount,
            String gateway,
            String paymentMethod)
            implements PaymentCommand {}

    /** @param amount at most what is authorised, the rest of which is let go; absent for all of it */
    record CapturePayment(
            @TargetAggregateIdentifier PaymentId paymentId,
            @Nullable Money amount) implements PaymentCommand {

        public CapturePayment(PaymentId paymentId) {
            this(paymentId, null);
        }
    }

    /**
     * Returns money to the payer until {@code total} has gone back in all: voids what is not captured, refunds what is.
     * Where the authorisation's outcome is still unknown it is given up, and voided should it arrive; where none was
     * ever asked for, none will be.
     *
     * @param cause the event because of which it is asked for, or the refund that has failed and is made again; a cause begins one
     *     refund, also where that fails. Absent in steps that were parked before there was one
     */
    record ReturnPayment(
            @TargetAggregateIdentifier PaymentId paymentId,
            BookingId bookingId,
            Money total,
            @Nullable String cause) implements PaymentCommand {

        public ReturnPayment(PaymentId paymentId, BookingId bookingId, Money total) {
            this(paymentId, bookingId, total, null);
        }
    }

    /**
     * Staff have what was paid once more given back again, though the payer's bank has returned it again and again. Does nothing where
     * that was done because of the same refund.
     *
     * @param refundId the last one that came back
     */
    record RefundAgain(@TargetAggregateIdentifier PaymentId paymentId, String refundId) implements PaymentCommand {}

    // --- answered by the gateway; each may come twice, late, or in another order ---

    record RecordAuthorized(@TargetAggregateIdentifier PaymentId paymentId, String gatewayReference)
            implements PaymentCommand {}

    /**
     * The gateway has taken the money without holding it first.
     *
     * @param gatewayReference the gateway's name of what it took; a payer may pay twice, under another name
     */
    record RecordPaid(@TargetAggregateIdentifier PaymentId paymentId, String gatewayReference, Money amount)
            implements PaymentCommand {}

    record RecordAuthorizationDeclined(
            @TargetAggregateIdentifier PaymentId paymentId, String code) implements PaymentCommand {}

    record RecordCaptured(@TargetAggregateIdentifier PaymentId paymentId) implements PaymentCommand {}

    record RecordCaptureFailed(@TargetAggregateIdentifier PaymentId paymentId, String code) implements PaymentCommand {}

    record RecordVoided(@TargetAggregateIdentifier PaymentId paymentId) implements PaymentCommand {}

    /** @param refundId ours, or the gateway's own name of it where it has told that before */
    record RecordRefunded(@TargetAggregateIdentifier PaymentId paymentId, String refundId, String gatewayReference)
            implements PaymentCommand {}

    /**
     * Also of one that was done before.
     *
     * @param refundId ours, or the gateway's own name of it where it has told that before
     */
    record RecordRefundFailed(@TargetAggregateIdentifier PaymentId paymentId, String refundId, String code)
            implements PaymentCommand {}

    /**
     * The payer's bank disputes the payment at the gateway, or asks about it. Nothing is taken back by that: where it is, a charge-back
     * of the same name tells.
     */
    record RecordDispute(@TargetAggregateIdentifier PaymentId paymentId, String gatewayDisputeId)
            implements PaymentCommand {}

    /**
     * A dispute at the gateway is over, and nothing is taken back by it. It may be told before the dispute itself is.
     *
     * @param won whether the gateway says that it was decided for the platform, and not only that it is closed: then what was taken back
     *     though nobody knows how much is there again
     */
    record RecordDisputeEnded(@TargetAggregateIdentifier PaymentId paymentId, String gatewayDisputeId, boolean won)
            implements PaymentCommand {

        /** It is closed, and nothing more is said. */
        public RecordDisputeEnded(PaymentId paymentId, String gatewayDisputeId) {
            this(paymentId, gatewayDisputeId, false);
        }
    }

    /**
     * Staff have given back elsewhere what a refund that failed was to: on the gateway's own pages, or by the platform's bank.
     *
     * @param amount what that refund was of
     * @param reference the gateway's, or the bank's, name of what was done
     * @param byBank whether the platform's bank did
     */
    record RecordRefundByHand(
            @TargetAggregateIdentifier PaymentId paymentId,
            Money amount,
            String reference,
            boolean byBank,
            MemberId memberId,
            String reason)
            implements PaymentCommand {}

    /**
     * @param gatewayDisputeId the gateway's name of the charge-back, by which a second report is recognised
     * @param memberId who of the staff says so; absent where the gateway does
     * @param reason why staff say so
     */
    record RecordChargeback(
            @TargetAggregateIdentifier PaymentId paymentId,
            String gatewayDisputeId,
            Money amount,
            @Nullable MemberId memberId,
            @Nullable String reason)
            implements PaymentCommand {

        /** As the gateway tells it. */
        public RecordChargeback(PaymentId paymentId, String gatewayDisputeId, Money amount) {
            this(paymentId, gatewayDisputeId, amount, null, null);
        }
    }

    /**
     * The gateway gave back what it had taken by that charge-back, also where it is not clear how much that was. Of a dispute by which
     * nothing was taken, staff say so that it is over.
     *
     * @param memberId who of the staff says so; absent where the gateway does
     * @param reason why staff say so
     */
    record RecordChargebackReversed(
            @TargetAggregateIdentifier PaymentId paymentId,
            String gatewayDisputeId,
            @Nullable MemberId memberId,
            @Nullable String reason)
            implements PaymentCommand {

        /** As the gateway tells it. */
        public RecordChargebackReversed(PaymentId paymentId, String gatewayDisputeId) {
            this(paymentId, gatewayDisputeId, null, null);
        }
    }

    /**
     * Sends the gateway what speaks against a charge-back (K13).
     *
     * @param sha256 of the evidence that was read, see {@link org.mentorlink.booking.DisputeEvidenceView}; nothing else is sent
     * @param memberId who of the staff sends it
     * @param dueBy until when the gateway takes it; absent where it does not say
     */
    record SubmitEvidence(
            @TargetAggregateIdentifier PaymentId paymentId,
            String gatewayDisputeId,
            String sha256,
            MemberId memberId,
            @Nullable Instant dueBy)
            implements PaymentCommand {}

    /** @param gatewayReference the gateway's name of what it has taken */
    record RecordEvidenceSubmitted(
            @TargetAggregateIdentifier PaymentId paymentId,
            String gatewayDisputeId,
            String sha256,
            String gatewayReference)
            implements PaymentCommand {}

    /** @param code why the gateway does not take it, or {@code evidence_changed} where it is not what was read any more */
    record RecordEvidenceRefused(
            @TargetAggregateIdentifier PaymentId paymentId, String gatewayDisputeId, String sha256, String code)
            implements PaymentCommand {}

    /**
     * The gateway states what it has kept of a movement.
     *
     * @param reference the gateway's name of the movement
     * @param gross what came in by it; less than nothing for what went out
     */
    record RecordFee(
            @TargetAggregateIdentifier PaymentId paymentId,
            MovementKind movement,
            String reference,
            Money gross,
            Money fee)
            implements PaymentCommand {}

    /**
     * The gateway did not answer, or tells the outcome later; it will be asked.
     *
     * @param gatewayReference the gateway's own name of what it has taken on; absent where it did not answer
     */
    record RecordOutcomeUnknown(
            @TargetAggregateIdentifier PaymentId paymentId,
            GatewayStep step,
            @Nullable String refundId,
            @Nullable String gatewayReference)
            implements PaymentCommand {

        public RecordOutcomeUnknown(PaymentId paymentId, GatewayStep step, @Nullable String refundId) {
            this(paymentId, step, refundId, null);
        }
    }

    /** The gateway has never heard of the authorisation. Ends the payment if nobody waits for it any more. */
    record RecordNotReceived(@TargetAggregateIdentifier PaymentId paymentId) implements PaymentCommand {}

    // --- asked by the worker and by staff ---

    /** Asks where a payment is; changes nothing. Answers {@link PaymentAtGateway}, or nothing where it was never asked for. */
    record DescribePayment(@TargetAggregateIdentifier PaymentId paymentId) implements PaymentCommand {}

    /**
     * Asks whether a step still waits for its outcome; changes nothing. Answers {@link OutstandingStep}, or nothing
     * where it is settled or another inquiry has taken over.
     *
     * @param attempt of the inquiry that is due
     */
    record DescribeStep(
            @TargetAggregateIdentifier PaymentId paymentId,
            GatewayStep step,
            @Nullable String refundId,
            int attempt) implements PaymentCommand {}

    /** Takes up a step again that was parked without an outcome: the gateway is asked from the first attempt on. */
    record ResumeStep(
            @TargetAggregateIdentifier PaymentId paymentId,
            GatewayStep step,
            @Nullable String refundId) implements PaymentCommand {}
}
