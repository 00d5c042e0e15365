package org.mentorlink.query.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.PayoutEvent;
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
import org.mentorlink.payment.PayoutStatus;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Money;

/** How a payout's view follows from its events. */
final class PayoutEvolution {

    private PayoutEvolution() {}

    static @Nullable PayoutView evolve(@Nullable PayoutView view, PayoutEvent event, Seen seen) {
        if (event instanceof PayoutScheduled scheduled) {
            return scheduled(view, scheduled, seen);
        }
        return view == null ? null : evolved(view, event, seen);
    }

    private static PayoutView scheduled(@Nullable PayoutView view, PayoutScheduled event, Seen seen) {
        return new PayoutView(
                event.payoutId().value(),
                event.bookingId().value(),
                event.mentorId().value(),
                event.amount(),
                event.amount().zero(),
                PayoutStatus.SCHEDULED,
                event.dueAt(),
                null,
                null,
                null,
                null,
                null,
                view == null ? seen.position() : view.scheduledPosition());
    }

    private static PayoutView evolved(PayoutView view, PayoutEvent event, Seen seen) {
        return switch (event) {
            case PayoutScheduled scheduled -> scheduled(view, scheduled, seen);
            case PayoutFrozen frozen -> with(view, PayoutStatus.FROZEN);
            case PayoutRevised revised -> revised(view, revised.amount(), revised.dueAt());
            case PayoutCancelled cancelled -> with(view, PayoutStatus.CANCELLED);
            case PayoutBegun begun -> with(view, PayoutStatus.PROCESSING);
            case TransferRequested requested ->
                goingBy(with(view, PayoutStatus.PROCESSING), view.reversed(), requested.gateway());
            case PayoutSent sent -> sent(view, sent, seen.at());
            case PayoutFailed failed -> with(view, PayoutStatus.FAILED);
            case PayoutOutcomeUnknown unknown -> view;
            case RecoveryDue due -> view;
            case TransferReversalRequested requested -> view;
            case TransferReversed reversed ->
                goingBy(
                        view,
                        view.reversed() == null
                                ? reversed.amount()
                                : view.reversed().plus(reversed.amount()),
                        view.gateway());
            case PayoutReturned returned ->
                goingBy(
                        view,
                        view.reversed() == null
                                ? returned.amount()
                                : view.reversed().plus(returned.amount()),
                        view.gateway());
            case TransferStopRequested requested -> view;
            case TransferReversalFailed failed -> view;
            case TransferReversalOutcomeUnknown unknown -> view;
            // Frozen on its way, it is decided by that.
            case PayoutRevisionDeferred deferred -> with(view, PayoutStatus.PROCESSING);
        };
    }

    private static PayoutView revised(PayoutView view, Money amount, Instant dueAt) {
        return new PayoutView(
                view.id(),
                view.bookingId(),
                view.mentorId(),
                amount,
                view.recovered(),
                PayoutStatus.SCHEDULED,
                dueAt,
                view.paidAt(),
                view.gatewayReference(),
                view.reversed(),
                view.gateway(),
                view.payoutBatchId(),
                view.scheduledPosition());
    }

    private static PayoutView sent(PayoutView view, PayoutSent event, Instant at) {
        return new PayoutView(
                view.id(),
                view.bookingId(),
                view.mentorId(),
                view.amount(),
                event.recovered(),
                PayoutStatus.PAID,
                view.dueAt(),
                at,
                event.gatewayReference(),
                view.reversed(),
                event.gateway() == null ? view.gateway() : event.gateway(),
                event.payoutBatchId() == null ? null : event.payoutBatchId().value(),
                view.scheduledPosition());
    }

    private static PayoutView goingBy(PayoutView view, @Nullable Money reversed, @Nullable String gateway) {
        return new PayoutView(
                view.id(),
                view.bookingId(),
                view.mentorId(),
                view.amount(),
                view.recovered(),
                view.status(),
                view.dueAt(),
                view.paidAt(),
                view.gatewayReference(),
                reversed,
                gateway,
                view.payoutBatchId(),
                view.scheduledPosition());
    }

    private static PayoutView with(PayoutView view, PayoutStatus status) {
        return new PayoutView(
                view.id(),
                view.bookingId(),
                view.mentorId(),
                view.amount(),
                view.recovered(),
                status,
                view.dueAt(),
                view.paidAt(),
                view.gatewayReference(),
                view.reversed(),
                view.gateway(),
                view.payoutBatchId(),
                view.scheduledPosition());
    }
}
