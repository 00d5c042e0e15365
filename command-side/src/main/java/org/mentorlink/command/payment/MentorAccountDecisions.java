package org.mentorlink.command.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.MentorAccountState.Batch;
import org.mentorlink.command.shared.Input;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.MentorAccountCommand;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.CorrectPayoutBatchFailure;
import org.mentorlink.payment.MentorAccountCommand.DescribeOwedTransfer;
import org.mentorlink.payment.MentorAccountCommand.DescribePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweTransfer;
import org.mentorlink.payment.MentorAccountCommand.RecordOwedTransferReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPaidByHand;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchNotFound;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountCommand.ResumePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountCommand.WithdrawPayout;
import org.mentorlink.payment.MentorAccountEvent;
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
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** What follows from a command to a mentor's account, given what has happened to it so far. */
record MentorAccountDecisions(PayoutRuns runs, TransferringGateways gateways, Instant now) {

    private static final int LONGEST_REASON = 1_000;

    /** Longer than a step that is not parked is tried for. */
    private static final Duration TOLD_AT_ONCE = Duration.ofMinutes(10);

    /** @return the events that follow, in order; none where the command changes nothing */
    List<MentorAccountEvent> decide(@Nullable MentorAccountState state, MentorAccountCommand command) {
        return switch (command) {
            case OweRecovery c -> owe(before(state, c.owedTotal()), c);
            case ApplyRecovery c -> apply(before(state, c.payoutAmount()), c);
            case WithdrawPayout c -> state == null ? List.of() : withdraw(state, c);
            case RunPayouts c -> run(state, c);
            case RecordPayoutBatchSent c -> {
                var batch = sending(state, c.payoutBatchId());
                yield batch == null ? List.of() : List.of(sent(batch.request(), c.gatewayReference()));
            }
            case RecordPayoutBatchFailed c -> failed(state, c.mentorAccountId(), c.payoutBatchId(), c.code());
            case RecordPayoutBatchNotFound c -> notFound(state, c);
            case RecordPayoutBatchOutcomeUnknown c -> {
                var batch = sending(state, c.payoutBatchId());
                yield batch == null ? List.of() : List.of(unknown(batch, batch.unanswered() + 1));
            }
            case ResumePayoutBatch c -> {
                var batch = sending(state, c.payoutBatchId());
                yield batch == null ? List.of() : List.of(unknown(batch, 1));
            }
            case DescribePayoutBatch c -> List.of();
            case RecordPayoutBatchReturned c -> returned(state, c);
            case SetReturnAside c -> ByHand.setAside(state, c);
            case GiveUpReturnAside c -> {
                var givenUp = ByHand.givenUp(state, c);
                yield withWaiting(Objects.requireNonNull(state, "something is set aside"), List.of(givenUp));
            }
            case OweTransfer c -> OwedTransfers.owed(before(state, c.amount()), c);
            case RecordOwedTransferReturned c -> {
                var returned = OwedTransfers.returned(state, c);
                yield state == null || returned.isEmpty() ? List.of() : withWaiting(state, returned);
            }
            case DescribeOwedTransfer c -> List.of();
            case RecordPaidByHand c -> ByHand.paid(state, c);
            case CorrectPayoutBatchFailure c -> corrected(state, c);
        };
    }

    /** Refused where it was never sent, so that staff see it; what has failed or came back already changes nothing. */
    private static List<MentorAccountEvent> returned(
            @Nullable MentorAccountState state, RecordPayoutBatchReturned command) {
        var batch = state == null ? null : state.batches().get(command.payoutBatchId());
        if (batch == null || !batch.settled()) {
            throw Refused.because("PAYOUT_NOT_SENT", "Only what was sent can come back.");
        }
        var request = batch.request();
        return batch.sent()
                ? List.of(new PayoutBatchReturned(
                        command.mentorAccountId(),
                        command.payoutBatchId(),
                        request.gateway(),
                        request.net(),
                        request.shares(),
                        command.code()))
                : List.of();
    }

    /** What is said later counts, whatever comes first: of two that are as much it is kept which came last, too. */
    private List<MentorAccountEvent> owe(MentorAccountState before, OweRecovery command) {
        var payoutId = command.payoutId();
        var returned = command.returned();
        var more = command.owedTotal().minus(before.owedFor(payoutId));
        if (before.knowsBetter(payoutId, command.asOf())) {
            // Something later has told of it, but not which transfer it was.
            return returned != null && before.returns().awaits(returned, payoutId)
                    ? List.of(new RecoveryOwed(
                            command.mentorAccountId(),
                            payoutId,
                            command.bookingId(),
                            more.zero(),
                            before.owedFor(payoutId),
                            before.debt(),
                            before.asOf(payoutId),
                            returned))
                    : List.of();
        }
        if (more.isZero() && command.asOf() == null) {
            return List.of();
        }
        return withWaiting(
                before,
                List.of(new RecoveryOwed(
                        command.mentorAccountId(),
                        payoutId,
                        command.bookingId(),
                        more,
                        command.owedTotal(),
                        before.debt().plus(more),
                        command.asOf(),
                        returned)));
    }

    /** Where the mentor owes less by it, what waits may be enough. */
    private List<MentorAccountEvent> withWaiting(MentorAccountState before, List<? extends MentorAccountEvent> first) {
        var events = new ArrayList<MentorAccountEvent>(first);
        var after = Objects.requireNonNull(after(before, events));
        if (after.debt().isLessThan(before.debt()) && !before.waiting().isEmpty()) {
            events.addAll(lookedAtAgain(after, first.getFirst().mentorAccountId()));
        }
        return List.copyOf(events);
    }

    /** Less is owed: what waited may be enough by now. Where there are runs, the next one looks. */
    private List<MentorAccountEvent> lookedAtAgain(MentorAccountState after, MentorAccountId account) {
        var run = runs.next(now);
        return run == null
                ? batches(after, account, false)
                : List.of(again(after.waiting().getLast(), run));
    }

    private List<MentorAccountEvent> apply(MentorAccountState before, ApplyRecovery command) {
        if (command.payoutAmount().amountMinor() < 0) {
            throw Refused.because("AMOUNT_NEGATIVE", "A payout is at least nothing.", "payoutAmount");
        }
        if (before.hasApplied(command.payoutId()) || before.isWaiting(command.payoutId())) {
            return List.of();
        }
        var currency = command.payoutAmount().currency();
        var mentorId = command.mentorId();
        // Where they are sent by themselves by now, what waits since before goes with the next.
        if (mentorId == null || (!runs.collects(currency) && before.waiting().isEmpty())) {
            var recovered = before.recoverableFrom(command.payoutAmount());
            return List.of(new RecoveryApplied(
                    command.mentorAccountId(),
                    command.payoutId(),
                    command.bookingId(),
                    recovered,
                    before.debt().minus(recovered)));
        }
        var collected = new PayoutCollected(
                command.mentorAccountId(),
                command.payoutId(),
                command.bookingId(),
                mentorId,
                command.payoutAmount(),
                gateways.transferring(command.heldBy(), currency),
                runs.next(now));
        var events = new ArrayList<MentorAccountEvent>(List.of(collected));
        if (collected.runAt() == null) {
            events.addAll(batches(MentorAccountState.evolve(before, collected), command.mentorAccountId(), false));
        }
        return events;
    }

    private List<MentorAccountEvent> run(@Nullable MentorAccountState state, RunPayouts command) {
        var events = new ArrayList<MentorAccountEvent>();
        var memberId = command.memberId();
        if (memberId != null) {
            Input.require(
                    !MentorId.of(memberId).equals(command.mentorAccountId().mentorId()),
                    "OWN_TRANSFER",
                    "This is your own money: somebody else deals with it.",
                    "mentorAccountId");
            var reason = Input.reason(Objects.requireNonNullElse(command.reason(), ""), LONGEST_REASON);
            events.add(new PayoutRunOrdered(
                    command.mentorAccountId(), command.belowMinimum(), Personal.of(memberId, reason)));
        }
        if (state == null || state.waiting().isEmpty()) {
            if (memberId != null) {
                throw Refused.because("NOTHING_WAITS", "No payout of this mentor waits here.");
            }
            return List.of();
        }
        if (isDone(state, command)) {
            return List.of();
        }
        var batches = batches(state, command.mentorAccountId(), command.belowMinimum());
        if (memberId != null && batches.isEmpty()) {
            throw Input.refusedInput(
                    "BELOW_MINIMUM",
                    "It is too little for a transfer, and waits on; it can be sent however little it is.",
                    "belowMinimum");
        }
        events.addAll(batches);
        return events;
    }

    /** What asks for it is handled again: since then it was tried, or nothing of it is left. No run is due of what has failed. */
    private static boolean isDone(MentorAccountState state, RunPayouts command) {
        var after = command.after();
        if (after != null) {
            return !state.isOpen(after);
        }
        var isTime = command.memberId() == null && !command.belowMinimum();
        return isTime && state.waiting().stream().allMatch(each -> each.runAt() == null);
    }

    /** One for each gateway; what is too little waits on. What is owed is taken off what came first. */
    private List<MentorAccountEvent> batches(
            @Nullable MentorAccountState state, MentorAccountId account, boolean belowMinimum) {
        var events = new ArrayList<MentorAccountEvent>();
        var current = Objects.requireNonNull(state, "something was collected");
        var wanted = current.waiting().stream()
                .map(PayoutCollected::gateway)
                .distinct()
                .toList();
        for (var gateway : wanted) {
            var request = request(current, account, gateway);
            var minimum = runs.minimum(request.net().currency());
            if (request.net().isZero() || belowMinimum || !request.net().isLessThan(minimum)) {
                events.add(request);
                current = Objects.requireNonNull(MentorAccountState.evolve(current, request));
                if (request.net().isZero()) {
                    var settled = sent(request, null);
                    events.add(settled);
                    current = Objects.requireNonNull(MentorAccountState.evolve(current, settled));
                }
            }
        }
        return events;
    }

    private static PayoutBatchRequested request(MentorAccountState state, MentorAccountId account, String gateway) {
        var debt = state.debt();
        var net = debt.zero();
        var shares = new ArrayList<PayoutShare>();
        var of = state.waiting().stream()
                .filter(each -> each.gateway().equals(gateway))
                .toList();
        for (var each : of) {
            var recovered = debt.min(each.amount());
            var share = new PayoutShare(each.payoutId(), each.bookingId(), each.amount(), recovered);
            shares.add(share);
            debt = debt.minus(recovered);
            net = net.plus(share.net());
        }
        return new PayoutBatchRequested(
                account,
                PayoutBatchId.of(account, state.batches().size() + 1),
                of.getFirst().mentorId(),
                gateway,
                net,
                state.debt().minus(debt),
                List.copyOf(shares),
                debt);
    }

    private static PayoutBatchSent sent(PayoutBatchRequested request, @Nullable String gatewayReference) {
        return new PayoutBatchSent(
                request.mentorAccountId(),
                request.payoutBatchId(),
                request.mentorId(),
                request.gateway(),
                request.net(),
                request.shares(),
                gatewayReference);
    }

    /**
     * Each payout of it is collected anew, and what was disputed or changed meanwhile is withdrawn. No run is due because of
     * that, as each of them would fail again, unless it was only stopped.
     */
    private List<MentorAccountEvent> failed(
            @Nullable MentorAccountState state, MentorAccountId account, PayoutBatchId batchId, String code) {
        var batch = sending(state, batchId);
        if (state == null || batch == null) {
            return List.of();
        }
        var events = new ArrayList<MentorAccountEvent>();
        events.add(new PayoutBatchFailed(
                account, batchId, state.debt().plus(batch.request().recovered()), code));
        var isStopped = code.equals(PayoutFailed.STOPPED);
        var run = isStopped ? runs.next(now) : null;
        batch.of()
                .forEach(each -> events.add(
                        batch.stopped().contains(each.payoutId())
                                ? new PayoutWithdrawn(account, each.payoutId(), each.bookingId())
                                : again(each, run)));
        if (isStopped && run == null) {
            events.addAll(batches(after(state, events), account, false));
        }
        return events;
    }

    /** All of it must wait as it did: what was sent with another since would be paid twice, and what is disputed is frozen by now. */
    private static List<MentorAccountEvent> corrected(
            @Nullable MentorAccountState state, CorrectPayoutBatchFailure command) {
        var batchId = command.payoutBatchId();
        var batch = state == null ? null : state.batches().get(batchId);
        if (state == null || batch == null) {
            throw Refused.because("NOT_FOUND", "There is no such transfer.");
        }
        if (batch.sent()) {
            return List.of();
        }
        var sent = sent(batch.request(), command.gatewayReference());
        if (!batch.settled()) {
            return List.of(sent);
        }
        if (state.isFollowed(batchId)) {
            throw Refused.because(
                    "PAYOUT_SENT_AGAIN",
                    "It was asked for again since, so it would be paid twice: find out which one was.");
        }
        if (!batch.of().stream().allMatch(state::stillWaits)) {
            throw Refused.because(
                    "PAYOUT_CHANGED",
                    "Some of it was disputed or decided otherwise since, and does not wait any more: it is for the one who decides.");
        }
        return List.of(
                new PayoutBatchFailureCorrected(
                        command.mentorAccountId(),
                        batchId,
                        state.debt().minus(batch.request().recovered())),
                sent);
    }

    private static @Nullable MentorAccountState after(MentorAccountState state, List<MentorAccountEvent> events) {
        @Nullable MentorAccountState after = state;
        for (var event : events) {
            after = MentorAccountState.evolve(after, event);
        }
        return after;
    }

    private List<MentorAccountEvent> notFound(@Nullable MentorAccountState state, RecordPayoutBatchNotFound command) {
        var account = command.mentorAccountId();
        var batchId = command.payoutBatchId();
        var batch = sending(state, batchId);
        if (batch == null) {
            return List.of();
        }
        return batch.neverArrived(now)
                ? failed(state, account, batchId, PayoutFailed.STOPPED)
                : List.of(unknown(batch, batch.unanswered() + 1));
    }

    private List<MentorAccountEvent> withdraw(MentorAccountState state, WithdrawPayout command) {
        var account = command.mentorAccountId();
        var payoutId = command.payoutId();
        if (state.isWaiting(payoutId)) {
            return List.of(new PayoutWithdrawn(account, payoutId, command.bookingId()));
        }
        var batch = state.sendingWith(payoutId);
        if (batch == null) {
            return List.of();
        }
        var request = batch.request();
        var batchId = request.payoutBatchId();
        if (isAsAskedFor(batch, command)) {
            return batch.stopped().contains(payoutId) ? continued(batch, command) : List.of();
        }
        if (batch.stopped().contains(payoutId)) {
            return List.of();
        }
        var stopped = new PayoutBatchStopped(account, batchId, payoutId, command.bookingId());
        return gateways.stops(request.gateway())
                ? List.of(
                        stopped,
                        new PayoutBatchStopRequested(account, batchId, payoutId, request.gateway(), request.net()))
                : List.of(stopped);
    }

    /**
     * It is due, as much as before. A decision that is not told at once says nothing any more: it may have been disputed again since,
     * and then waits until the batch has failed.
     */
    private boolean isAsAskedFor(Batch batch, WithdrawPayout command) {
        var amount = command.amount();
        var dueAt = command.dueAt();
        return amount != null
                && dueAt != null
                && batch.pays(command.payoutId(), amount)
                && !now.isBefore(dueAt)
                && now.isBefore(dueAt.plus(TOLD_AT_ONCE));
    }

    /** Where it was stopped for that alone, the gateway is asked at once what became of it, and for it again. */
    private List<MentorAccountEvent> continued(Batch batch, WithdrawPayout command) {
        var account = command.mentorAccountId();
        var batchId = batch.request().payoutBatchId();
        var continued = new PayoutBatchContinued(account, batchId, command.payoutId(), command.bookingId());
        return batch.stopped().size() > 1
                ? List.of(continued)
                : List.of(
                        continued,
                        new PayoutBatchOutcomeUnknown(account, batchId, 1, InquiryBackoff.askAgainAt(now, 1)));
    }

    private static PayoutCollected again(PayoutCollected before, @Nullable Instant runAt) {
        return new PayoutCollected(
                before.mentorAccountId(),
                before.payoutId(),
                before.bookingId(),
                before.mentorId(),
                before.amount(),
                before.gateway(),
                runAt);
    }

    private PayoutBatchOutcomeUnknown unknown(Batch batch, int attempt) {
        var askAgainAt = InquiryBackoff.askAgainAt(now, attempt);
        return new PayoutBatchOutcomeUnknown(
                batch.request().mentorAccountId(),
                batch.request().payoutBatchId(),
                attempt,
                askAgainAt,
                batch.quietSince(askAgainAt));
    }

    private static @Nullable Batch sending(@Nullable MentorAccountState state, PayoutBatchId batchId) {
        return state == null ? null : state.sending(batchId);
    }

    private static MentorAccountState before(@Nullable MentorAccountState state, Money amount) {
        var before = state == null ? MentorAccountState.none(amount.currency()) : state;
        if (!before.debt().currency().equals(amount.currency())) {
            throw Refused.because(
                    "CURRENCY_MISMATCH", "This account is in " + before.debt().currency() + '.');
        }
        return before;
    }
}
