package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.PayoutState.Earnings;
import org.mentorlink.command.payment.PayoutState.Phase;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutCommand;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.DescribeReversal;
import org.mentorlink.payment.PayoutCommand.DescribeTransfer;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.RecordPayoutBatched;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordPayoutReturned;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutCommand.RecordReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordTransferNotFound;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversalFailed;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversed;
import org.mentorlink.payment.PayoutCommand.ResumeReversal;
import org.mentorlink.payment.PayoutCommand.ResumeTransfer;
import org.mentorlink.payment.PayoutCommand.ReturnPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutBegun;
import org.mentorlink.payment.PayoutEvent.PayoutCancelled;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutFrozen;
import org.mentorlink.payment.PayoutEvent.PayoutOutcomeUnknown;
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
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;

/** What follows from a command to a payout, given what has happened to it so far. */
final class PayoutDecisions {

    private static final String STOPPED = PayoutFailed.STOPPED;

    private PayoutDecisions() {}

    /** @return the events that follow, in order; none where the command changes nothing */
    static List<PayoutEvent> decide(
            @Nullable PayoutState state, PayoutCommand command, TransferringGateways gateways, Instant now) {
        if (state == null) {
            if (command instanceof SettleEarnings c) {
                return schedule(c);
            }
            throw Refused.because("PAYOUT_NOT_SCHEDULED", "This booking has not earned anything yet.");
        }
        return switch (command) {
            case RecordTransferReversed c -> reversed(state, c);
            case RecordTransferReversalFailed c -> notReversed(state, c);
            case RecordReversalOutcomeUnknown c ->
                state.reversals().awaits(c.number())
                        ? List.of(reversalUnknown(
                                state,
                                c.payoutId(),
                                c.number(),
                                state.reversals().unanswered(c.number()) + 1,
                                now))
                        : List.of();
            case ResumeReversal c ->
                state.reversals().awaits(c.number())
                        ? List.of(reversalUnknown(state, c.payoutId(), c.number(), 1, now))
                        : List.of();
            case DescribeReversal c -> List.of();
            case SettleEarnings c -> settle(state, c, gateways, now);
            case FreezePayout c ->
                isFrozenBy(state)
                        ? Stopping.with(
                                new PayoutFrozen(
                                        c.payoutId(), state.bookingId(), state.phase() == Phase.BEGUN ? true : null),
                                Stopping.of(state, c.payoutId(), gateways))
                        : List.of();
            case BeginPayout c -> now.isBefore(state.earnings().dueAt()) ? List.of() : begin(state, c, gateways);
            case SendPayout c -> send(state, c, gateways);
            case RecordPayoutSent c ->
                state.isAnsweredBy(c.attempt())
                        ? sent(state, c.payoutId(), sending(state).recovered(), c.gatewayReference(), gateways)
                        : List.of();
            case RecordPayoutFailed c ->
                state.isAnsweredBy(c.attempt()) ? failed(state, c.payoutId(), c.code(), gateways) : List.of();
            case RecordPayoutOutcomeUnknown c ->
                state.isAnsweredBy(c.attempt())
                        ? List.of(outcomeUnknown(
                                state, c.payoutId(), sending(state).unanswered() + 1, now))
                        : List.of();
            case RecordTransferNotFound c ->
                state.isAnsweredBy(c.attempt()) ? notFound(state, c, gateways, now) : List.of();
            case ResumeTransfer c ->
                state.phase() == Phase.TRANSFERRING ? List.of(outcomeUnknown(state, c.payoutId(), 1, now)) : List.of();
            case DescribeTransfer c -> List.of();
            case RecordPayoutBatched c ->
                isCollected(state)
                        ? sent(
                                state,
                                new PayoutSent(
                                        c.payoutId(),
                                        state.bookingId(),
                                        state.mentorId(),
                                        state.amount().minus(c.recovered()),
                                        c.recovered(),
                                        c.gatewayReference(),
                                        c.payoutBatchId(),
                                        c.gateway()),
                                gateways)
                        : List.of();
            case ReturnPayout c -> isCollected(state) ? returned(state, c) : List.of();
            case RecordPayoutReturned c -> Stopping.returned(state, c);
        };
    }

    private static List<PayoutEvent> schedule(SettleEarnings command) {
        requireEarnings(command);
        var scheduled = new PayoutScheduled(
                command.payoutId(),
                command.bookingId(),
                command.mentorId(),
                command.amount(),
                command.commission(),
                command.dueAt(),
                command.gateway());
        return command.amount().isZero()
                ? List.of(scheduled, new PayoutCancelled(command.payoutId(), command.bookingId()))
                : List.of(scheduled);
    }

    private static List<PayoutEvent> settle(
            PayoutState state, SettleEarnings command, TransferringGateways gateways, Instant now) {
        requireEarnings(command);
        requireCurrency(state, command.amount());
        var next = settled(state, command, now);
        return switch (state.phase()) {
            // Another due time alone counts too: a dispute has cancelled the deadline, whether the freeze came or not.
            case SCHEDULED -> state.earnings().equals(next) ? List.of() : revise(state, command.payoutId(), next);
            case FROZEN -> reviseStopped(state, command.payoutId(), next, gateways);
            case CANCELLED ->
                next.amount().isZero() ? List.of() : reviseStopped(state, command.payoutId(), next, gateways);
            case BEGUN, BEGUN_FROZEN, TRANSFERRING -> {
                if (state.amount().isLessThan(next.amount())) {
                    throw Refused.because("PAYOUT_ON_ITS_WAY", "More than is on its way cannot be earned any more.");
                }
                var expected = state.deferred() == null ? state.earnings() : state.deferred();
                // What is frozen is decided by it, though it earns the same.
                yield expected.equals(next) && !state.isFrozenOnItsWay()
                        ? List.of()
                        : Stopping.after(
                                state,
                                new PayoutRevisionDeferred(
                                        command.payoutId(),
                                        state.bookingId(),
                                        next.amount(),
                                        next.commission(),
                                        next.dueAt()),
                                gateways);
            }
            case FAILED ->
                isAsFailed(state, next)
                        ? List.of()
                        : reviseFailed(
                                state, command.payoutId(), next, Objects.requireNonNull(state.failure()), gateways);
            case SENT ->
                state.earnings().earnsAsMuchAs(next)
                        ? List.of()
                        : recoveryDue(state, command.payoutId(), next, gateways);
        };
    }

    /** What is on its way, earns as much, and is due by now, is sent as it was asked for. */
    private static Earnings settled(PayoutState state, SettleEarnings command, Instant now) {
        var next = new Earnings(command.amount(), command.commission(), command.dueAt());
        return state.phase() == Phase.TRANSFERRING
                        && next.earnsAsMuchAs(state.earnings())
                        && !next.dueAt().isAfter(now)
                ? state.earnings()
                : next;
    }

    /**
     * What had failed before is not sent by itself: staff see once more that it has. What was cancelled as its transfer failed has
     * nothing against it, and is sent when it is due.
     */
    private static List<PayoutEvent> reviseStopped(
            PayoutState state, PayoutId payoutId, Earnings next, TransferringGateways gateways) {
        return state.sending() == null
                ? revise(state, payoutId, next)
                : reviseFailed(state, payoutId, next, Objects.requireNonNullElse(state.failure(), STOPPED), gateways);
    }

    /** What the gateway has declined is not begun again by itself; nothing speaks against what was only stopped. */
    private static List<PayoutEvent> begin(PayoutState state, BeginPayout command, TransferringGateways gateways) {
        if (state.phase() == Phase.SCHEDULED) {
            return List.of(new PayoutBegun(
                    command.payoutId(), state.bookingId(), state.mentorId(), account(state), state.amount()));
        }
        return state.phase() == Phase.FAILED && STOPPED.equals(state.failure())
                ? List.of(again(state, command.payoutId(), gateways))
                : List.of();
    }

    /** What is sent by itself once it is due is something else where that is another time. */
    private static boolean isAsFailed(PayoutState state, Earnings next) {
        return STOPPED.equals(state.failure())
                ? state.earnings().equals(next)
                : state.earnings().earnsAsMuchAs(next);
    }

    private static TransferRequested again(PayoutState state, PayoutId payoutId, TransferringGateways gateways) {
        var last = sending(state);
        var gateway = last.gateway() == null ? chosen(state, gateways) : last.gateway();
        return transfer(state, payoutId, last.recovered(), last.attempt() + 1, gateway);
    }

    /** Also on its way, where it may turn out that the transfer was never made. */
    private static boolean isFrozenBy(PayoutState state) {
        return switch (state.phase()) {
            case SCHEDULED, FAILED, BEGUN -> true;
            case TRANSFERRING -> !state.isFrozenOnItsWay();
            case FROZEN, BEGUN_FROZEN, SENT, CANCELLED -> false;
        };
    }

    /** Waits to be sent with others, if it is not being sent yet. */
    private static boolean isCollected(PayoutState state) {
        return (state.phase() == Phase.BEGUN || state.phase() == Phase.BEGUN_FROZEN) && state.sending() == null;
    }

    private static List<PayoutEvent> returned(PayoutState state, ReturnPayout command) {
        if (command.disputed() || state.isFrozenOnItsWay()) {
            return List.of(new PayoutFrozen(command.payoutId(), state.bookingId()));
        }
        return revise(state, command.payoutId(), state.deferred() == null ? state.earnings() : state.deferred());
    }

    private static List<PayoutEvent> revise(PayoutState state, PayoutId payoutId, Earnings next) {
        var revised = revised(state, payoutId, next);
        return next.amount().isZero()
                ? List.of(revised, new PayoutCancelled(payoutId, state.bookingId()))
                : List.of(revised);
    }

    /**
     * What already settled a debt of the mentor stays paid: the payout is not revised below it, and the rest is owed
     * again. The failure is told once more, because a revision alone reads as a payout that will be sent by itself.
     */
    private static List<PayoutEvent> reviseFailed(
            PayoutState state, PayoutId payoutId, Earnings next, String code, TransferringGateways gateways) {
        var last = sending(state);
        return reviseBegun(
                state,
                payoutId,
                next,
                last.recovered(),
                revised -> new PayoutFailed(payoutId, state.bookingId(), last.recovered(), code, last.attempt()),
                gateways);
    }

    /** @param rest what becomes of what is left to be sent, where anything is */
    private static List<PayoutEvent> reviseBegun(
            PayoutState state,
            PayoutId payoutId,
            Earnings next,
            Money recovered,
            Function<PayoutState, PayoutEvent> rest,
            TransferringGateways gateways) {
        var kept = next.amount().isLessThan(recovered) ? recovered : next.amount();
        var events = new ArrayList<PayoutEvent>();
        events.add(revised(state, payoutId, new Earnings(kept, next.commission(), next.dueAt())));
        if (recovered.isLessThan(kept)) {
            events.add(rest.apply(state.evolve(events.getFirst())));
        } else if (recovered.isZero()) {
            events.add(new PayoutCancelled(payoutId, state.bookingId()));
        } else {
            var sent = new PayoutSent(payoutId, state.bookingId(), state.mentorId(), recovered.zero(), recovered, null);
            events.add(sent);
            if (next.amount().isLessThan(recovered)) {
                var settled = state.evolve(events.getFirst()).evolve(sent);
                events.addAll(recoveryDue(settled, payoutId, next, gateways));
            }
        }
        return events;
    }

    private static List<PayoutEvent> send(PayoutState state, SendPayout command, TransferringGateways gateways) {
        return switch (state.phase()) {
            case SCHEDULED -> throw notBegun();
            case FROZEN -> {
                if (state.failure() == null) {
                    throw notBegun();
                }
                // It had failed before it was disputed: what follows from the decision tells that it has.
                yield List.of();
            }
            // Of what was revised to nothing after it had failed, a step may still be parked.
            case CANCELLED, TRANSFERRING, SENT -> List.of();
            case BEGUN, BEGUN_FROZEN -> {
                requireCurrency(state, command.recovered());
                if (state.amount().isLessThan(command.recovered())) {
                    throw Refused.because("RECOVERY_EXCEEDS_PAYOUT", "Recovered is at most the payout.", "recovered");
                }
                var net = state.amount().minus(command.recovered());
                yield net.isZero()
                        ? sent(state, command.payoutId(), command.recovered(), null, gateways)
                        : sendFirst(state, command, gateways);
            }
            case FAILED -> {
                yield command.after() != null
                                && command.after() != sending(state).attempt()
                        ? List.of()
                        : List.of(again(state, command.payoutId(), gateways));
            }
        };
    }

    /**
     * What was disputed since it has begun has failed before the gateway hears of it, though the step may be from before that; what is
     * something else is sent as that.
     */
    private static List<PayoutEvent> sendFirst(PayoutState state, SendPayout command, TransferringGateways gateways) {
        var payoutId = command.payoutId();
        var recovered = command.recovered();
        var deferred = state.deferred();
        // What may still be appealed is due later, and waits for that.
        var isLater =
                deferred != null && deferred.dueAt().isAfter(state.earnings().dueAt());
        if (Boolean.TRUE.equals(command.disputed()) || state.isFrozenOnItsWay() || isLater) {
            var requested = transfer(state, payoutId, recovered, 1, chosen(state, gateways));
            var events = new ArrayList<PayoutEvent>(List.of(requested));
            events.addAll(failed(state.evolve(requested), payoutId, STOPPED, gateways));
            if (state.isFrozenOnItsWay() && events.getLast() instanceof PayoutFailed) {
                events.add(new PayoutFrozen(payoutId, state.bookingId()));
            }
            return events;
        }
        return deferred == null || deferred.earnsAsMuchAs(state.earnings())
                ? List.of(transfer(state, payoutId, recovered, 1, chosen(state, gateways)))
                : reviseBegun(
                        state,
                        payoutId,
                        deferred,
                        recovered,
                        revised -> transfer(revised, payoutId, recovered, 1, chosen(state, gateways)),
                        gateways);
    }

    private static List<PayoutEvent> sent(
            PayoutState state,
            PayoutId payoutId,
            Money recovered,
            @Nullable String gatewayReference,
            TransferringGateways gateways) {
        return sent(
                state,
                new PayoutSent(
                        payoutId,
                        state.bookingId(),
                        state.mentorId(),
                        state.amount().minus(recovered),
                        recovered,
                        gatewayReference,
                        null,
                        gatewayReference == null ? null : Stopping.bankOf(state)),
                gateways);
    }

    private static List<PayoutEvent> sent(PayoutState state, PayoutSent sent, TransferringGateways gateways) {
        var deferred = state.deferred();
        if (deferred == null || deferred.earnsAsMuchAs(state.earnings())) {
            return List.of(sent);
        }
        var events = new ArrayList<PayoutEvent>(List.of(sent));
        events.addAll(recoveryDue(state.evolve(sent), sent.payoutId(), deferred, gateways));
        return events;
    }

    private static List<PayoutEvent> failed(
            PayoutState state, PayoutId payoutId, String code, TransferringGateways gateways) {
        var deferred = state.deferred();
        var events = new ArrayList<PayoutEvent>();
        if (deferred == null || deferred.isSentWith(state.earnings())) {
            events.add(new PayoutFailed(
                    payoutId,
                    state.bookingId(),
                    sending(state).recovered(),
                    code,
                    sending(state).attempt()));
        } else {
            events.addAll(reviseFailed(state, payoutId, deferred, code, gateways));
        }
        // Where it ends otherwise, nothing is left to be frozen.
        if (state.isFrozenOnItsWay() && events.getLast() instanceof PayoutFailed) {
            events.add(new PayoutFrozen(payoutId, state.bookingId()));
        }
        return events;
    }

    private static List<PayoutEvent> notFound(
            PayoutState state, RecordTransferNotFound command, TransferringGateways gateways, Instant now) {
        return state.neverArrived(now)
                ? failed(state, command.payoutId(), STOPPED, gateways)
                : List.of(
                        outcomeUnknown(state, command.payoutId(), sending(state).unanswered() + 1, now));
    }

    private static PayoutRevised revised(PayoutState state, PayoutId payoutId, Earnings next) {
        return new PayoutRevised(
                payoutId,
                state.bookingId(),
                next.amount(),
                next.commission(),
                state.amount().minus(next.amount()),
                state.earnings().commission().minus(next.commission()),
                next.dueAt());
    }

    /**
     * What was recovered before is given back where a later settlement earns more again, up to what was sent. Where the
     * gateway can, what is owed now is taken back from the transfer itself.
     */
    private static List<PayoutEvent> recoveryDue(
            PayoutState state, PayoutId payoutId, Earnings next, TransferringGateways gateways) {
        var less = state.amount().minus(next.amount());
        var owed = state.owed().plus(less);
        if (owed.amountMinor() < 0) {
            throw Refused.because("PAYOUT_ALREADY_SENT", "More than was paid out cannot be earned any more.");
        }
        var reversal =
                reversal(state, payoutId, less.min(owed.minus(state.reversals().sum())), gateways);
        var reversing = reversal == null
                ? state.reversals().sum()
                : state.reversals().sum().plus(reversal.amount());
        var due = new RecoveryDue(
                payoutId,
                state.bookingId(),
                state.mentorId(),
                account(state),
                less,
                state.earnings().commission().minus(next.commission()),
                owed,
                reversing.isZero() ? null : reversing);
        return reversal == null ? List.of(due) : List.of(due, reversal);
    }

    private static @Nullable TransferReversalRequested reversal(
            PayoutState state, PayoutId payoutId, Money wanted, TransferringGateways gateways) {
        var reversals = state.reversals();
        var gateway = reversals.gateway();
        var transfer = reversals.transfer();
        var amount = wanted.min(reversals.left());
        return gateway != null && transfer != null && amount.isPositive() && gateways.reverses(gateway)
                ? new TransferReversalRequested(
                        payoutId, state.bookingId(), reversals.next(), amount, gateway, transfer)
                : null;
    }

    private static List<PayoutEvent> reversed(PayoutState state, RecordTransferReversed command) {
        return state.reversals().awaits(command.number())
                ? List.of(new TransferReversed(
                        command.payoutId(),
                        state.bookingId(),
                        state.mentorId(),
                        command.number(),
                        state.reversals().amount(command.number()),
                        command.gatewayReference()))
                : List.of();
    }

    private static List<PayoutEvent> notReversed(PayoutState state, RecordTransferReversalFailed command) {
        var left = state.reversals().settled(command.number(), Reversals.Status.FAILED);
        return state.reversals().awaits(command.number())
                ? List.of(new TransferReversalFailed(
                        command.payoutId(),
                        state.bookingId(),
                        account(state),
                        command.number(),
                        state.owed().minus(left.sum()),
                        command.code()))
                : List.of();
    }

    private static TransferReversalOutcomeUnknown reversalUnknown(
            PayoutState state, PayoutId payoutId, int number, int attempt, Instant now) {
        return new TransferReversalOutcomeUnknown(
                payoutId, state.bookingId(), number, attempt, InquiryBackoff.askAgainAt(now, attempt));
    }

    private static String chosen(PayoutState state, TransferringGateways gateways) {
        return gateways.transferring(state.heldBy(), state.amount().currency());
    }

    private static TransferRequested transfer(
            PayoutState state, PayoutId payoutId, Money recovered, int attempt, String gateway) {
        return new TransferRequested(
                payoutId,
                state.bookingId(),
                state.mentorId(),
                state.amount().minus(recovered),
                recovered,
                attempt,
                gateway);
    }

    private static PayoutOutcomeUnknown outcomeUnknown(PayoutState state, PayoutId payoutId, int attempt, Instant now) {
        var askAgainAt = InquiryBackoff.askAgainAt(now, attempt);
        return new PayoutOutcomeUnknown(payoutId, state.bookingId(), attempt, askAgainAt, state.quietSince(askAgainAt));
    }

    private static PayoutState.Transfer sending(PayoutState state) {
        return Objects.requireNonNull(state.sending(), "nothing is being sent");
    }

    private static MentorAccountId account(PayoutState state) {
        return MentorAccountId.of(state.mentorId(), state.amount().currency());
    }

    private static void requireEarnings(SettleEarnings command) {
        if (command.amount().amountMinor() < 0 || command.commission().amountMinor() < 0) {
            throw Refused.because("AMOUNT_NEGATIVE", "Earnings are at least nothing.", "amount");
        }
        if (!command.amount().currency().equals(command.commission().currency())) {
            throw Refused.because("CURRENCY_MISMATCH", "Share and commission are in one currency.", "commission");
        }
    }

    private static Refused notBegun() {
        return Refused.because("PAYOUT_NOT_BEGUN", "Only a payout that has begun can be sent.");
    }

    private static void requireCurrency(PayoutState state, Money amount) {
        if (!amount.currency().equals(state.amount().currency())) {
            throw Refused.because(
                    "CURRENCY_MISMATCH", "This payout is in " + state.amount().currency() + '.', "amount");
        }
    }
}
