package org.mentorlink.query.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.MentorAccountView.Waiting;
import org.mentorlink.payment.PayoutBatchStatus;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.payment.Returns;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Money;

/** How the views of a mentor's account and of its batches follow from its events. */
final class MentorAccountEvolution {

    private MentorAccountEvolution() {}

    /** @param batch that the event is about, where it is about one */
    static @Nullable MentorAccountView evolve(
            @Nullable MentorAccountView view, MentorAccountEvent event, @Nullable PayoutBatchView batch, Seen seen) {
        var next = next(view, event, batch, seen);
        if (next == null) {
            return null;
        }
        var before = view == null ? Returns.none(next.owed().zero()) : view.whatCameBack();
        return new MentorAccountView(
                next.id(), next.mentorId(), next.owed(), next.waiting(), next.position(), before.evolve(event));
    }

    private static @Nullable MentorAccountView next(
            @Nullable MentorAccountView view, MentorAccountEvent event, @Nullable PayoutBatchView batch, Seen seen) {
        var waiting = view == null ? List.<Waiting>of() : view.waiting();
        return switch (event) {
            case RecoveryOwed owed -> owing(owed, owed.debt(), waiting, seen);
            case RecoveryApplied applied -> owing(applied, applied.debt(), waiting, seen);
            case PayoutCollected collected ->
                owing(
                        collected,
                        view == null ? collected.amount().zero() : view.owed(),
                        with(
                                without(waiting, Set.of(collected.payoutId())),
                                List.of(new Waiting(
                                        collected.payoutId(),
                                        collected.amount(),
                                        collected.gateway(),
                                        seen.at(),
                                        collected.runAt()))),
                        seen);
            case PayoutWithdrawn withdrawn ->
                view == null
                        ? null
                        : owing(withdrawn, view.owed(), without(waiting, Set.of(withdrawn.payoutId())), seen);
            case PayoutBatchRequested requested ->
                owing(requested, requested.debt(), without(waiting, ids(requested.shares())), seen);
            case PayoutBatchFailed failed ->
                owing(failed, failed.debt(), batch == null ? waiting : with(waiting, again(batch, seen)), seen);
            case PayoutBatchFailureCorrected corrected ->
                owing(
                        corrected,
                        corrected.debt(),
                        batch == null ? waiting : without(waiting, ids(batch.shares())),
                        seen);
            case TransferOwed owed -> owing(owed, owed.debt(), waiting, seen);
            case OwedTransferReturned returned -> owing(returned, returned.debt(), waiting, seen);
            case ReturnSetAside aside -> owing(aside, aside.debt(), waiting, seen);
            case ReturnAsideGivenUp aside -> owing(aside, aside.debt(), waiting, seen);
            case ReturnPaidByHand paid -> owing(paid, paid.debt(), waiting, seen);
            case PayoutBatchSent sent -> view;
            case PayoutRunOrdered ordered -> view;
            case PayoutBatchStopped stopped -> view;
            case PayoutBatchContinued continued -> view;
            case PayoutBatchOutcomeUnknown unknown -> view;
            case PayoutBatchStopRequested stopped -> view;
            case PayoutBatchReturned returned -> view;
        };
    }

    static @Nullable PayoutBatchView evolve(@Nullable PayoutBatchView view, MentorAccountEvent event, Seen seen) {
        if (event instanceof PayoutBatchRequested requested) {
            return new PayoutBatchView(
                    requested.payoutBatchId().value(),
                    requested.mentorId().value(),
                    requested.gateway(),
                    PayoutBatchStatus.PROCESSING,
                    requested.net(),
                    requested.recovered(),
                    requested.shares(),
                    seen.at(),
                    null,
                    null,
                    null,
                    view == null ? seen.position() : view.requestedPosition());
        }
        if (view == null) {
            return null;
        }
        return switch (event) {
            case PayoutBatchSent sent -> settled(view, PayoutBatchStatus.PAID, seen, sent.gatewayReference(), null);
            case PayoutBatchFailed failed -> settled(view, PayoutBatchStatus.FAILED, null, null, failed.code());
            case PayoutBatchReturned returned -> in(view, PayoutBatchStatus.RETURNED, returned.code());
            // Whatever paid the same since.
            case TransferOwed owed -> in(view, PayoutBatchStatus.PAID, null);
            case OwedTransferReturned returned -> in(view, PayoutBatchStatus.RETURNED, returned.code());
            default -> view;
        };
    }

    /** What came back was paid all the same. */
    private static PayoutBatchView in(PayoutBatchView view, PayoutBatchStatus status, @Nullable String code) {
        return new PayoutBatchView(
                view.id(),
                view.mentorId(),
                view.gateway(),
                status,
                view.net(),
                view.recovered(),
                view.shares(),
                view.requestedAt(),
                view.paidAt(),
                view.gatewayReference(),
                code,
                view.requestedPosition());
    }

    private static PayoutBatchView settled(
            PayoutBatchView view,
            PayoutBatchStatus status,
            @Nullable Seen paid,
            @Nullable String gatewayReference,
            @Nullable String failure) {
        return new PayoutBatchView(
                view.id(),
                view.mentorId(),
                view.gateway(),
                status,
                view.net(),
                view.recovered(),
                view.shares(),
                view.requestedAt(),
                paid == null ? null : paid.at(),
                gatewayReference,
                failure,
                view.requestedPosition());
    }

    private static MentorAccountView owing(MentorAccountEvent event, Money owed, List<Waiting> waiting, Seen seen) {
        MentorAccountId id = event.mentorAccountId();
        return new MentorAccountView(id.value(), id.mentorId().value(), owed, waiting, seen.position(), null);
    }

    private static List<Waiting> again(PayoutBatchView failed, Seen seen) {
        return failed.shares().stream()
                .map(share -> new Waiting(share.payoutId(), share.amount(), failed.gateway(), seen.at(), null))
                .toList();
    }

    private static Set<PayoutId> ids(List<PayoutShare> shares) {
        return shares.stream().map(PayoutShare::payoutId).collect(Collectors.toSet());
    }

    private static List<Waiting> with(List<Waiting> all, List<Waiting> more) {
        var next = new ArrayList<>(all);
        next.addAll(more);
        return List.copyOf(next);
    }

    private static List<Waiting> without(List<Waiting> all, Set<PayoutId> ids) {
        return all.stream().filter(each -> !ids.contains(each.payoutId())).toList();
    }
}
