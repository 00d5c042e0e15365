package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** What has happened to a payment. The ones named {@code ...Requested} are intents that the payment worker carries out. */
public sealed interface PaymentEvent {

    PaymentId paymentId();

    /** Of a pack of credits the name of its order, see {@link CreditPurchaseId#order}; {@link #booking} tells them apart. */
    BookingId bookingId();

    /** What is paid for; absent where it is a pack of credits. */
    default @Nullable BookingId booking() {
        return paymentId().isForPack() ? null : bookingId();
    }

    @Revision("1")
    record AuthorizationRequested(
            PaymentId paymentId,
            BookingId bookingId,
            MemberId payerId,
            Money amount,
            String gateway,
            String paymentMethod)
            implements PaymentEvent {}

    @Revision("1")
    record PaymentAuthorized(PaymentId paymentId, BookingId bookingId, Money amount, String gatewayReference)
            implements PaymentEvent {}

    /**
     * A payer paid another amount than was asked for. It goes back as it came, and the payment is waited for as before.
     *
     * @param gatewayReference the gateway's name of what it took
     */
    @Revision("1")
    record StrayPaymentTaken(PaymentId paymentId, BookingId bookingId, Money amount, String gatewayReference)
            implements PaymentEvent {}

    @Revision("1")
    record AuthorizationDeclined(PaymentId paymentId, BookingId bookingId, String code) implements PaymentEvent {}

    /** Nobody waits for this payment any more; if it turns out to be authorised, it is voided. */
    @Revision("1")
    record AuthorizationAbandoned(PaymentId paymentId, BookingId bookingId) implements PaymentEvent {}

    @Revision("1")
    record CaptureRequested(
            PaymentId paymentId, BookingId bookingId, Money amount, String gateway, String gatewayReference)
            implements PaymentEvent {}

    /**
     * @param released what was authorised and not taken; absent where all of it was taken
     * @param creditAccountId whose credits were spent; absent where a gateway took money
     */
    @Revision("3")
    record PaymentCaptured(
            PaymentId paymentId,
            BookingId bookingId,
            Money amount,
            @Nullable Money released,
            @Nullable CreditAccountId creditAccountId)
            implements PaymentEvent {

        public PaymentCaptured(PaymentId paymentId, BookingId bookingId, Money amount) {
            this(paymentId, bookingId, amount, null);
        }

        public PaymentCaptured(PaymentId paymentId, BookingId bookingId, Money amount, @Nullable Money released) {
            this(paymentId, bookingId, amount, released, null);
        }
    }

    @Revision("1")
    record CaptureFailed(PaymentId paymentId, BookingId bookingId, String code) implements PaymentEvent {}

    @Revision("1")
    record VoidRequested(
            PaymentId paymentId, BookingId bookingId, Money amount, String gateway, String gatewayReference)
            implements PaymentEvent {}

    /** @param amount what had been authorised; nothing, where no authorisation ever stood */
    @Revision("1")
    record PaymentVoided(PaymentId paymentId, BookingId bookingId, Money amount) implements PaymentEvent {}

    /**
     * A return was asked for before the capture was answered; the refund follows that.
     *
     * @param cause why it was asked for, see {@link PaymentCommand.ReturnPayment}; absent in old ones
     */
    @Revision("2")
    record RefundAwaitsCapture(
            PaymentId paymentId,
            BookingId bookingId,
            Money total,
            @Nullable String cause) implements PaymentEvent {

        public RefundAwaitsCapture(PaymentId paymentId, BookingId bookingId, Money total) {
            this(paymentId, bookingId, total, null);
        }
    }

    /**
     * @param cause why it was asked for, see {@link PaymentCommand.ReturnPayment}; absent in old ones, where it awaited the capture, and of
     *     what was paid once more or too late
     */
    @Revision("2")
    record RefundRequested(
            PaymentId paymentId,
            BookingId bookingId,
            String refundId,
            Money amount,
            String gateway,
            String gatewayReference,
            @Nullable String cause)
            implements PaymentEvent {

        public RefundRequested(
                PaymentId paymentId,
                BookingId bookingId,
                String refundId,
                Money amount,
                String gateway,
                String gatewayReference) {
            this(paymentId, bookingId, refundId, amount, gateway, gatewayReference, null);
        }
    }

    /**
     * @param refundedTotal everything refunded so far, this one included
     * @param gatewayReference the name of it in the books of whoever gave it back
     * @param creditAccountId whose credits came back; absent where money was given back
     * @param through {@link BankTransferId#GATEWAY} where the platform's bank gave it back; absent where the gateway did
     * @param reason why staff say so; absent where the gateway told it
     */
    @Revision("3")
    record PaymentRefunded(
            PaymentId paymentId,
            BookingId bookingId,
            String refundId,
            Money amount,
            Money refundedTotal,
            String gatewayReference,
            @Nullable CreditAccountId creditAccountId,
            @Nullable String through,
            @Nullable Personal reason)
            implements PaymentEvent {

        /** As a gateway tells it, or as credits come back. */
        public PaymentRefunded(
                PaymentId paymentId,
                BookingId bookingId,
                String refundId,
                Money amount,
                Money refundedTotal,
                String gatewayReference,
                @Nullable CreditAccountId creditAccountId) {
            this(paymentId, bookingId, refundId, amount, refundedTotal, gatewayReference, creditAccountId, null, null);
        }

        /** Whether the platform's bank gave it back: then it is in no books of a gateway. */
        public boolean isThroughBank() {
            return BankTransferId.GATEWAY.equals(through);
        }

        public PaymentRefunded(
                PaymentId paymentId,
                BookingId bookingId,
                String refundId,
                Money amount,
                Money refundedTotal,
                String gatewayReference) {
            this(paymentId, bookingId, refundId, amount, refundedTotal, gatewayReference, null);
        }
    }

    /** @param total what was to have gone back of the payment in all, this one included; absent in old ones */
    @Revision("2")
    record RefundFailed(
            PaymentId paymentId,
            BookingId bookingId,
            String refundId,
            Money amount,
            String code,
            @Nullable Money total) implements PaymentEvent {}

    /**
     * A refund that was done has failed after all: the money is back at the gateway, and the payer has none of it.
     *
     * @param amount of the refund
     * @param refundedTotal everything that is refunded without it
     * @param total what was to have gone back of the payment in all, this one included; nothing of it where it gave back what was paid
     *     once more, which is refunded again by itself some times
     * @param gatewayReference the gateway's name of the refund
     */
    @Revision("1")
    record RefundReversed(
            PaymentId paymentId,
            BookingId bookingId,
            String refundId,
            Money amount,
            Money refundedTotal,
            Money total,
            String gatewayReference,
            String code)
            implements PaymentEvent {}

    /**
     * What was paid once more came back each time it was refunded: staff find out where it can go.
     *
     * @param refundId the last one that came back
     * @param amount of the refund, which the platform still has
     */
    @Revision("1")
    record RefundGivenUp(PaymentId paymentId, BookingId bookingId, String refundId, Money amount, String code)
            implements PaymentEvent {}

    /** The payer's bank disputes the payment at the gateway, or asks about it; nothing is taken back by that yet. */
    @Revision("1")
    record PaymentDisputed(PaymentId paymentId, BookingId bookingId, String gatewayDisputeId) implements PaymentEvent {}

    /**
     * A dispute at the gateway is over without anything being taken back; it may never have been told.
     *
     * @param reason why staff say so; absent where the gateway told it
     */
    @Revision("2")
    record PaymentDisputeEnded(
            PaymentId paymentId,
            BookingId bookingId,
            String gatewayDisputeId,
            @Nullable Personal reason) implements PaymentEvent {

        /** As the gateway tells it. */
        public PaymentDisputeEnded(PaymentId paymentId, BookingId bookingId, String gatewayDisputeId) {
            this(paymentId, bookingId, gatewayDisputeId, null);
        }
    }

    /**
     * @param amount what the gateway took back; more or less than what was paid, as it states it
     * @param reason why staff say so; absent where the gateway told it
     */
    @Revision("2")
    record PaymentChargedBack(
            PaymentId paymentId,
            BookingId bookingId,
            String gatewayDisputeId,
            Money amount,
            @Nullable Personal reason) implements PaymentEvent {

        /** As the gateway tells it. */
        public PaymentChargedBack(PaymentId paymentId, BookingId bookingId, String gatewayDisputeId, Money amount) {
            this(paymentId, bookingId, gatewayDisputeId, amount, null);
        }
    }

    /**
     * The gateway took money back and states it in another currency than the payment's. Staff record what it is in that of
     * the payment.
     */
    @Revision("1")
    record ChargebackUnclear(PaymentId paymentId, BookingId bookingId, String gatewayDisputeId, Money amount)
            implements PaymentEvent {}

    /**
     * The gateway decided a charge-back for the platform, and what it took back is there again.
     *
     * @param amount what it had taken; nothing where that was never made clear
     * @param chargedBackTotal what stays charged back of the payment
     * @param reason why staff say so; absent where the gateway told it
     */
    @Revision("2")
    record ChargebackReversed(
            PaymentId paymentId,
            BookingId bookingId,
            String gatewayDisputeId,
            Money amount,
            Money chargedBackTotal,
            @Nullable Personal reason)
            implements PaymentEvent {

        /** As the gateway tells it. */
        public ChargebackReversed(
                PaymentId paymentId,
                BookingId bookingId,
                String gatewayDisputeId,
                Money amount,
                Money chargedBackTotal) {
            this(paymentId, bookingId, gatewayDisputeId, amount, chargedBackTotal, null);
        }
    }

    /**
     * Staff send the gateway what speaks against a charge-back (K13).
     *
     * @param sha256 of what is sent, which is made of the events and read before
     * @param memberId who sends it
     * @param dueBy until when the gateway takes it; absent where it does not say
     */
    @Revision("1")
    record EvidenceSubmissionRequested(
            PaymentId paymentId,
            BookingId bookingId,
            String gatewayDisputeId,
            String gateway,
            String sha256,
            MemberId memberId,
            @Nullable Instant dueBy)
            implements PaymentEvent {}

    /**
     * The gateway has taken it and passed it on; it takes it once.
     *
     * @param gatewayReference the gateway's name of what it has taken
     */
    @Revision("1")
    record EvidenceSubmitted(
            PaymentId paymentId, BookingId bookingId, String gatewayDisputeId, String sha256, String gatewayReference)
            implements PaymentEvent {}

    /** @param code why the gateway does not take it, or {@code evidence_changed} where it is not what was read any more */
    @Revision("1")
    record EvidenceRefused(
            PaymentId paymentId, BookingId bookingId, String gatewayDisputeId, String sha256, String code)
            implements PaymentEvent {}

    /**
     * What the gateway has kept of a movement, as it states it (K5).
     *
     * @param reference the gateway's name of the movement
     * @param gross what came in by it; less than nothing for what went out
     * @param fee what was kept of it; less than nothing where the gateway gave some back
     * @param net gross less the fee
     */
    @Revision("1")
    record GatewayFeeStated(
            PaymentId paymentId,
            BookingId bookingId,
            MovementKind movement,
            String reference,
            Money gross,
            Money fee,
            Money net)
            implements PaymentEvent {}

    /**
     * The gateway did not answer.
     *
     * @param refundId of the refund; of a fee the refund or charge-back that it is for
     * @param attempt how often it has not answered for this step, from 1
     * @param askAgainAt when it is asked what became of it
     * @param gatewayReference the gateway's own name of the step, where it has taken it on and tells its outcome later
     */
    @Revision("2")
    record GatewayOutcomeUnknown(
            PaymentId paymentId,
            BookingId bookingId,
            GatewayStep step,
            @Nullable String refundId,
            int attempt,
            Instant askAgainAt,
            @Nullable String gatewayReference)
            implements PaymentEvent {

        public GatewayOutcomeUnknown(
                PaymentId paymentId,
                BookingId bookingId,
                GatewayStep step,
                @Nullable String refundId,
                int attempt,
                Instant askAgainAt) {
            this(paymentId, bookingId, step, refundId, attempt, askAgainAt, null);
        }
    }
}
