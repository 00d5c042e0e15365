package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
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
import org.mentorlink.payment.OutstandingPayoutBatch;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Money;

/**
 * What the events of a mentor's account add up to.
 *
 * @param debt owed in all; less than nothing where the platform owes the mentor
 * @param owed by the payout it is owed because of
 * @param applied the payouts that debts have been taken out of
 * @param waiting what is collected and in no batch, first come first
 * @param batches all there ever were
 * @param returns what came back, and what of it is owed still
 */
record MentorAccountState(
        Money debt,
        Map<PayoutId, Owed> owed,
        Set<PayoutId> applied,
        List<PayoutCollected> waiting,
        Map<PayoutBatchId, Batch> batches,
        Returns returns) {

    /** @param asOf the sequence number of the payout's event that says so; absent in old ones */
    record Owed(Money total, @Nullable Long asOf, BookingId bookingId) {}

    /**
     * A transfer for several payouts.
     *
     * @param of what is to be collected again where it fails
     * @param unanswered how often the gateway did not answer
     * @param stopped what of it was disputed or changed since it was asked for
     * @param quietSince since when at the latest it is stopped and not asked for; absent where that may still be
     * @param sent and nothing came back of it
     */
    record Batch(
            PayoutBatchRequested request,
            List<PayoutCollected> of,
            boolean settled,
            int unanswered,
            Set<PayoutId> stopped,
            @Nullable Instant quietSince,
            boolean sent) {

        private Batch done(boolean isSent) {
            return new Batch(request, of, true, unanswered, stopped, quietSince, isSent);
        }

        private Batch stopped(PayoutId payoutId) {
            return new Batch(request, of, settled, unanswered, with(stopped, List.of(payoutId)), quietSince, sent);
        }

        /** Where it is stopped for nothing else, it may be asked for again. */
        private Batch continued(PayoutId payoutId) {
            var left = new HashSet<>(stopped);
            left.remove(payoutId);
            return new Batch(
                    request, of, settled, unanswered, Set.copyOf(left), left.isEmpty() ? null : quietSince, sent);
        }

        private Batch unanswered(int times, @Nullable Instant quiet) {
            return new Batch(request, of, settled, times, stopped, quiet, sent);
        }

        /**
         * The gateway was asked for it before its answer was awaited once more, and once it is stopped it is not asked again. An answer
         * that was awaited before it was told with it that it is stopped says nothing: it was asked for then all the same.
         */
        @Nullable Instant quietSince(Instant askAgainAt) {
            return stopped.isEmpty() ? null : Objects.requireNonNullElse(quietSince, askAgainAt);
        }

        /** Whether it pays so much of that payout. */
        boolean pays(PayoutId payoutId, Money amount) {
            return request.shares().stream()
                    .anyMatch(share ->
                            share.payoutId().equals(payoutId) && share.amount().equals(amount));
        }

        /** Stopped, and known to nobody so long after it was asked for that it never will be. */
        boolean neverArrived(Instant now) {
            return !stopped.isEmpty() && InquiryBackoff.neverArrived(quietSince, now);
        }
    }

    static MentorAccountState none(String currency) {
        return new MentorAccountState(
                Money.zero(currency), Map.of(), Set.of(), List.of(), Map.of(), Returns.none(Money.zero(currency)));
    }

    static @Nullable MentorAccountState evolve(@Nullable MentorAccountState state, MentorAccountEvent event) {
        var next = next(state, event);
        return next == null ? null : next.returning(next.returns.evolve(event));
    }

    private static @Nullable MentorAccountState next(@Nullable MentorAccountState state, MentorAccountEvent event) {
        return switch (event) {
            case RecoveryOwed e -> {
                var before = state == null ? none(e.debt().currency()) : state;
                var owed = new HashMap<>(before.owed);
                owed.put(e.payoutId(), new Owed(e.owedTotal(), e.asOf(), e.bookingId()));
                yield new MentorAccountState(
                        e.debt(), Map.copyOf(owed), before.applied, before.waiting, before.batches, before.returns);
            }
            case RecoveryApplied e -> {
                var before = state == null ? none(e.debt().currency()) : state;
                yield new MentorAccountState(
                        e.debt(),
                        before.owed,
                        with(before.applied, List.of(e.payoutId())),
                        before.waiting,
                        before.batches,
                        before.returns);
            }
            case PayoutCollected e -> {
                var before = state == null ? none(e.amount().currency()) : state;
                // Anew, where its batch has failed.
                yield before.waitingFor(with(before.without(List.of(e.payoutId())), List.of(e)));
            }
            case PayoutRunOrdered e -> state;
            case PayoutWithdrawn e -> state == null ? null : state.waitingFor(state.without(List.of(e.payoutId())));
            case PayoutBatchRequested e -> state == null ? null : state.requested(e);
            case PayoutBatchSent e ->
                state == null ? null : state.replacing(e.payoutBatchId(), batch -> batch.done(true));
            case PayoutBatchStopRequested e -> state;
            case PayoutBatchReturned e ->
                state == null ? null : state.replacing(e.payoutBatchId(), batch -> batch.done(false));
            case PayoutBatchFailed e -> state == null ? null : state.failed(e);
            case PayoutBatchFailureCorrected e -> state == null ? null : state.corrected(e);
            case ReturnSetAside e -> state == null ? null : state.owing(e.debt());
            case TransferOwed e -> (state == null ? none(e.debt().currency()) : state).owing(e.debt());
            case OwedTransferReturned e -> state == null ? null : state.owing(e.debt());
            case ReturnAsideGivenUp e -> state == null ? null : state.owing(e.debt());
            case ReturnPaidByHand e -> state == null ? null : state.owing(e.debt());
            case PayoutBatchOutcomeUnknown e ->
                state == null
                        ? null
                        : state.replacing(e.payoutBatchId(), batch -> batch.unanswered(e.attempt(), e.quietSince()));
            case PayoutBatchStopped e ->
                state == null ? null : state.replacing(e.payoutBatchId(), batch -> batch.stopped(e.payoutId()));
            case PayoutBatchContinued e ->
                state == null ? null : state.replacing(e.payoutBatchId(), batch -> batch.continued(e.payoutId()));
        };
    }

    Money owedFor(PayoutId payoutId) {
        var known = owed.get(payoutId);
        return known == null ? debt.zero() : known.total();
    }

    /** Whether something as late or later was said of what is owed because of it. */
    boolean knowsBetter(PayoutId payoutId, @Nullable Long asOf) {
        var known = owed.get(payoutId);
        return known != null && known.asOf() != null && (asOf == null || asOf <= known.asOf());
    }

    /** As of which event of the payout it is known what is owed because of it. */
    @Nullable Long asOf(PayoutId payoutId) {
        var known = owed.get(payoutId);
        return known == null ? null : known.asOf();
    }

    boolean hasApplied(PayoutId payoutId) {
        return applied.contains(payoutId);
    }

    boolean isWaiting(PayoutId payoutId) {
        return waiting.stream().anyMatch(each -> each.payoutId().equals(payoutId));
    }

    Money recoverableFrom(Money payoutAmount) {
        return debt.min(payoutAmount);
    }

    /** The batch, where it waits for its outcome. */
    @Nullable Batch sending(PayoutBatchId batchId) {
        var batch = batches.get(batchId);
        return batch == null || batch.settled ? null : batch;
    }

    /** The batch it is on its way with, where that waits for its outcome. */
    @Nullable Batch sendingWith(PayoutId payoutId) {
        return batches.values().stream()
                .filter(batch -> !batch.settled)
                .filter(batch -> batch.request.shares().stream()
                        .anyMatch(share -> share.payoutId().equals(payoutId)))
                .findAny()
                .orElse(null);
    }

    /** Whether it waits as it did, for as much. */
    boolean stillWaits(PayoutCollected before) {
        return waiting.stream()
                .anyMatch(each -> each.payoutId().equals(before.payoutId())
                        && each.amount().equals(before.amount()));
    }

    /** Whether anything of a batch was asked for with a later one. */
    boolean isFollowed(PayoutBatchId batchId) {
        var batch = batches.get(batchId);
        return batch != null
                && batches.values().stream()
                        .map(Batch::request)
                        .filter(later -> later.payoutBatchId().number() > batchId.number())
                        .flatMap(later -> later.shares().stream())
                        .anyMatch(share -> batch.of.stream()
                                .anyMatch(each -> each.payoutId().equals(share.payoutId())));
    }

    /** Whether what it was to pay still waits and was not asked for again since; what went out beside it says nothing about that. */
    boolean isOpen(PayoutBatchId batchId) {
        var batch = batches.get(batchId);
        if (batch == null) {
            return false;
        }
        var gateway = batch.request.gateway();
        var payouts = batch.request.shares().stream().map(PayoutShare::payoutId).toList();
        var isFollowed = batches.values().stream()
                .map(Batch::request)
                .anyMatch(later -> later.gateway().equals(gateway)
                        && later.payoutBatchId().number() > batchId.number()
                        && later.shares().stream().map(PayoutShare::payoutId).anyMatch(payouts::contains));
        return !isFollowed
                && waiting.stream()
                        .anyMatch(each -> each.gateway().equals(gateway) && payouts.contains(each.payoutId()));
    }

    @Nullable OutstandingPayoutBatch outstanding(PayoutBatchId batchId, int inquiry) {
        var batch = sending(batchId);
        return batch == null || batch.unanswered != inquiry
                ? null
                : new OutstandingPayoutBatch(
                        batch.request.mentorId(),
                        batch.request.net(),
                        batch.request.gateway(),
                        !batch.stopped.isEmpty());
    }

    private MentorAccountState requested(PayoutBatchRequested event) {
        var ids = event.shares().stream().map(PayoutShare::payoutId).toList();
        var of = waiting.stream().filter(each -> ids.contains(each.payoutId())).toList();
        var next = new HashMap<>(batches);
        next.put(event.payoutBatchId(), new Batch(event, of, false, 0, Set.of(), null, false));
        return new MentorAccountState(event.debt(), owed, with(applied, ids), without(ids), Map.copyOf(next), returns);
    }

    /** What it was of is collected again, and what was taken off for a debt is owed again. */
    private MentorAccountState failed(PayoutBatchFailed event) {
        var batch = batches.get(event.payoutBatchId());
        if (batch == null) {
            return this;
        }
        var next = new HashMap<>(batches);
        next.put(event.payoutBatchId(), batch.done(false));
        var left = new HashSet<>(applied);
        batch.of.forEach(each -> left.remove(each.payoutId()));
        return new MentorAccountState(
                event.debt(), owed, Set.copyOf(left), with(waiting, batch.of), Map.copyOf(next), returns);
    }

    /** As if it had not failed: what it was of waits no longer, and what was taken off is settled. */
    private MentorAccountState corrected(PayoutBatchFailureCorrected event) {
        var batch = batches.get(event.payoutBatchId());
        if (batch == null) {
            return this;
        }
        var ids = batch.of.stream().map(PayoutCollected::payoutId).toList();
        return new MentorAccountState(event.debt(), owed, with(applied, ids), without(ids), batches, returns);
    }

    private MentorAccountState owing(Money next) {
        return new MentorAccountState(next, owed, applied, waiting, batches, returns);
    }

    private MentorAccountState returning(Returns next) {
        return new MentorAccountState(debt, owed, applied, waiting, batches, next);
    }

    private MentorAccountState replacing(PayoutBatchId batchId, UnaryOperator<Batch> change) {
        var next = new HashMap<>(batches);
        next.computeIfPresent(batchId, (id, batch) -> change.apply(batch));
        return new MentorAccountState(debt, owed, applied, waiting, Map.copyOf(next), returns);
    }

    private MentorAccountState waitingFor(List<PayoutCollected> next) {
        return new MentorAccountState(debt, owed, applied, next, batches, returns);
    }

    private List<PayoutCollected> without(List<PayoutId> ids) {
        return waiting.stream().filter(each -> !ids.contains(each.payoutId())).toList();
    }

    private static <T> List<T> with(List<T> all, List<T> more) {
        var next = new ArrayList<>(all);
        next.addAll(more);
        return List.copyOf(next);
    }

    private static <T> Set<T> with(Set<T> all, List<T> more) {
        var next = new HashSet<>(all);
        next.addAll(more);
        return Set.copyOf(next);
    }
}
