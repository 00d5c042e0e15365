package org.mentorlink.query.payment;

import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.query.shared.Origin;
import org.mentorlink.query.shared.Seen;

/** Says events that moved money in the terms of the ledger. */
public final class FinanceEvents {

    /** Events that may move money. */
    public static final Set<Class<?>> TYPES = ChartOfAccounts.MOVING;

    private FinanceEvents() {}

    /** @return nothing, where it moved nothing */
    public static @Nullable FinanceEntry of(EventMessage<?> message) {
        var event = message.getPayload();
        var posting = ChartOfAccounts.posting(event);
        if (posting.lines().isEmpty()) {
            return null;
        }
        var seen = Seen.of(message);
        var origin = Origin.of(message);
        return new FinanceEntry(
                seen.position(),
                seen.at(),
                seen.eventId(),
                event.getClass().getSimpleName(),
                stream(message),
                seen.sequence(),
                origin.actor().id(),
                origin.actor().role(),
                origin.correlationId(),
                origin.causationId(),
                booking(event),
                event instanceof PaymentEvent payment ? payment.paymentId().value() : null,
                payout(event),
                mentor(event),
                gatewayReference(event),
                posting.lines(),
                bookedAt(event));
    }

    private static @Nullable Instant bookedAt(Object event) {
        return switch (event) {
            case AdjustmentPosted posted -> posted.bookedAt();
            case AdjustmentReversed reversed -> reversed.bookedAt();
            default -> null;
        };
    }

    private static String stream(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> domain) {
            return domain.getAggregateIdentifier();
        }
        throw new IllegalArgumentException(message.getPayloadType() + " moves money and is of no stream");
    }

    private static @Nullable String booking(Object event) {
        return switch (event) {
            case PaymentEvent payment ->
                payment.booking() == null ? null : payment.bookingId().value();
            case PayoutEvent payout -> payout.bookingId().value();
            case ReturnPaidByHand paid -> paid.bookingId().value();
            case TransferOwed owed -> owed.bookingId().value();
            case OwedTransferReturned returned -> returned.bookingId().value();
            case BookingEvent booking -> booking.bookingId().value();
            case CreditAccountEvent credits -> null;
            case CreditPurchaseEvent purchase -> null;
            case AdjustmentPosted posted ->
                posted.bookingId() == null ? null : posted.bookingId().value();
            case AdjustmentReversed reversed ->
                reversed.bookingId() == null ? null : reversed.bookingId().value();
            default -> throw new IllegalArgumentException(event.getClass() + " moves no money");
        };
    }

    private static @Nullable String payout(Object event) {
        return switch (event) {
            case PayoutEvent payout -> payout.payoutId().value();
            case ReturnPaidByHand paid -> paid.payoutId().value();
            case TransferOwed owed -> owed.payoutId().value();
            case OwedTransferReturned returned -> returned.payoutId().value();
            default -> null;
        };
    }

    private static @Nullable String mentor(Object event) {
        return switch (event) {
            case PayoutScheduled scheduled -> scheduled.mentorId().value();
            case PayoutSent sent -> sent.mentorId().value();
            case RecoveryDue due -> due.mentorId().value();
            case TransferReversed reversed -> reversed.mentorId().value();
            case PayoutReturned returned -> returned.mentorId().value();
            case ReturnPaidByHand paid -> paid.mentorId().value();
            case TransferOwed owed -> owed.mentorId().value();
            case OwedTransferReturned returned -> returned.mentorId().value();
            default -> null;
        };
    }

    private static @Nullable String gatewayReference(Object event) {
        return switch (event) {
            case PaymentAuthorized authorized -> authorized.gatewayReference();
            case StrayPaymentTaken stray -> stray.gatewayReference();
            case PaymentRefunded refunded -> refunded.gatewayReference();
            case RefundReversed reversed -> reversed.gatewayReference();
            case PaymentChargedBack chargedBack -> chargedBack.gatewayDisputeId();
            case ChargebackReversed reversed -> reversed.gatewayDisputeId();
            case CreditPurchaseClaimed claimed -> claimed.gatewayDisputeId();
            case GatewayFeeStated stated -> stated.reference();
            case PayoutSent sent -> sent.gatewayReference();
            case TransferReversed reversed -> reversed.gatewayReference();
            case ReturnPaidByHand paid -> paid.reference();
            case AdjustmentPosted posted -> posted.gatewayReference();
            case AdjustmentReversed reversed -> reversed.gatewayReference();
            default -> null;
        };
    }
}
