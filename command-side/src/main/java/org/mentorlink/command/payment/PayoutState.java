package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.OutstandingTransfer;
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
import org.mentorlink.shared.Money;

/**
 * What the events of a payout add up to.
 *
 * @param heldBy the gateway that holds the money it is paid out of, where that is known
 * @param earnings as last settled; once sent, what is earned after all recoveries
 * @param deferred what it is to become once the outcome of the transfer is known
 * @param sending the transfer that was begun last
 * @param owed what the mentor owes because of this payout in all
 * @param reversals what was taken back of the transfer
 * @param failure what the gateway said last when it failed
 */
record PayoutState(
        BookingId bookingId,
        MentorId mentorId,
        @Nullable String heldBy,
        Phase phase,
        Earnings earnings,
        @Nullable Earnings deferred,
        @Nullable Transfer sending,
        Money owed,
        Reversals reversals,
        @Nullable String failure) {

    enum Phase {
        SCHEDULED,
        FROZEN,
        BEGUN,
        /** Disputed since, when no gateway was asked for it yet. */
        BEGUN_FROZEN,
        TRANSFERRING,
        FAILED,
        SENT,
        CANCELLED
    }

    /**
     * What the booking earns: the mentor's share, and the platform's that goes with it.
     *
     * @param dueAt when it is paid out
     */
    record Earnings(Money amount, Money commission, Instant dueAt) {

        /** However late it is paid out. */
        boolean earnsAsMuchAs(Earnings other) {
            return amount.equals(other.amount) && commission.equals(other.commission);
        }

        /** Whether it may be sent when that is: it is as much, and due no later. */
        boolean isSentWith(Earnings other) {
            return earnsAsMuchAs(other) && !dueAt.isAfter(other.dueAt);
        }
    }

    /**
     * @param gateway the one that was asked; absent in old ones
     * @param unanswered how often it did not answer
     * @param frozen whether the booking was disputed since, and that is not decided yet
     * @param quietSince since when at the latest it is stopped and not asked for; absent where that may still be
     */
    record Transfer(
            Money net,
            Money recovered,
            int attempt,
            @Nullable String gateway,
            int unanswered,
            boolean frozen,
            @Nullable Instant quietSince) {

        private Transfer unanswered(int times, @Nullable Instant quiet) {
            return new Transfer(net, recovered, attempt, gateway, times, frozen, quiet);
        }

        private Transfer frozen(boolean whether) {
            return new Transfer(net, recovered, attempt, gateway, unanswered, whether, quietSince);
        }
    }

    static @Nullable PayoutState evolve(@Nullable PayoutState state, PayoutEvent event) {
        if (event instanceof PayoutScheduled e) {
            return new PayoutState(
                    e.bookingId(),
                    e.mentorId(),
                    e.gateway(),
                    Phase.SCHEDULED,
                    new Earnings(e.amount(), e.commission(), e.dueAt()),
                    null,
                    null,
                    e.amount().zero(),
                    Reversals.none(e.amount().zero()),
                    null);
        }
        return state == null ? null : state.evolve(event);
    }

    PayoutState evolve(PayoutEvent event) {
        return switch (event) {
            case PayoutScheduled e -> this;
            // What is on its way cannot be held up any more, unless it turns out that it is not.
            case PayoutFrozen e ->
                phase == Phase.TRANSFERRING
                        ? freezing(true)
                        : in(Boolean.TRUE.equals(e.begun()) ? Phase.BEGUN_FROZEN : Phase.FROZEN);
            case PayoutRevised e ->
                // A revision on the way to the mentor changes the amount, not where the payout is.
                earning(new Earnings(e.amount(), e.commission(), e.dueAt()))
                        .in(sending == null ? Phase.SCHEDULED : phase);
            // It also decides what was disputed on its way.
            case PayoutRevisionDeferred e ->
                deferring(new Earnings(e.amount(), e.commission(), e.dueAt()))
                        .in(phase == Phase.BEGUN_FROZEN ? Phase.BEGUN : phase)
                        .freezing(false)
                        .askedForUnlessStopped();
            case PayoutCancelled e -> in(Phase.CANCELLED);
            case PayoutBegun e -> in(Phase.BEGUN);
            case TransferRequested e ->
                sending(new Transfer(e.net(), e.recovered(), e.attempt(), e.gateway(), 0, false, null))
                        .in(Phase.TRANSFERRING);
            case PayoutSent e ->
                reversing(Reversals.of(sentBy(e), e.gatewayReference(), e.net()))
                        .in(Phase.SENT);
            case PayoutFailed e -> failing(e.code()).in(Phase.FAILED);
            case PayoutOutcomeUnknown e ->
                sending == null ? this : sending(sending.unanswered(e.attempt(), e.quietSince()));
            case RecoveryDue e -> owing(e.amount(), e.commissionReduction(), e.owedTotal());
            case TransferReversalRequested e -> reversing(reversals.requested(e.number(), e.amount()));
            case TransferReversed e -> reversing(reversals.settled(e.number(), Reversals.Status.DONE));
            case TransferReversalFailed e -> reversing(reversals.settled(e.number(), Reversals.Status.FAILED));
            case TransferReversalOutcomeUnknown e -> reversing(reversals.notAnswered(e.number(), e.attempt()));
            case TransferStopRequested e -> this;
            case PayoutReturned e ->
                reversing(reversals.requested(e.number(), e.amount()).settled(e.number(), Reversals.Status.DONE));
        };
    }

    private @Nullable String sentBy(PayoutSent event) {
        return sending == null ? event.gateway() : sending.gateway;
    }

    boolean isAnsweredBy(int attempt) {
        return phase == Phase.TRANSFERRING && sending != null && sending.attempt == attempt;
    }

    Optional<OutstandingTransfer> outstanding(int inquiry) {
        return phase == Phase.TRANSFERRING && sending != null && sending.unanswered == inquiry
                ? Optional.of(
                        new OutstandingTransfer(mentorId, sending.net, sending.attempt, sending.gateway, isStopped()))
                : Optional.empty();
    }

    /** Disputed while it was on its way, and not decided yet. */
    boolean isFrozenOnItsWay() {
        return phase == Phase.BEGUN_FROZEN || phase == Phase.TRANSFERRING && sending != null && sending.frozen;
    }

    /** It is not to be sent as it was asked for. */
    boolean isStopped() {
        return isFrozenOnItsWay() || (deferred != null && !deferred.isSentWith(earnings));
    }

    /** Stopped, and known to nobody so long after it was asked for that it never will be. */
    boolean neverArrived(Instant now) {
        return isStopped() && sending != null && InquiryBackoff.neverArrived(sending.quietSince, now);
    }

    /**
     * The gateway was asked for it before its answer was awaited once more, and once it is stopped it is not asked again. The time it
     * is stopped at says less: a request may have been under way just then. Nor does an answer that was awaited before it was told
     * with it that it is stopped: it was asked for then all the same.
     */
    @Nullable Instant quietSince(Instant askAgainAt) {
        if (!isStopped()) {
            return null;
        }
        return sending == null || sending.quietSince == null ? askAgainAt : sending.quietSince;
    }

    Money amount() {
        return earnings.amount;
    }

    PayoutState in(Phase next) {
        return new PayoutState(
                bookingId, mentorId, heldBy, next, earnings, deferred, sending, owed, reversals, failure);
    }

    private PayoutState earning(Earnings next) {
        return new PayoutState(bookingId, mentorId, heldBy, phase, next, null, sending, owed, reversals, failure);
    }

    private PayoutState deferring(Earnings next) {
        return new PayoutState(bookingId, mentorId, heldBy, phase, earnings, next, sending, owed, reversals, failure);
    }

    private PayoutState sending(Transfer next) {
        return new PayoutState(bookingId, mentorId, heldBy, phase, earnings, deferred, next, owed, reversals, failure);
    }

    private PayoutState freezing(boolean whether) {
        return sending == null ? this : sending(sending.frozen(whether));
    }

    /** Where it is to be sent after all, it may be asked for again. */
    private PayoutState askedForUnlessStopped() {
        return sending == null || isStopped() ? this : sending(sending.unanswered(sending.unanswered, null));
    }

    private PayoutState reversing(Reversals next) {
        return new PayoutState(bookingId, mentorId, heldBy, phase, earnings, deferred, sending, owed, next, failure);
    }

    private PayoutState failing(String code) {
        return new PayoutState(bookingId, mentorId, heldBy, phase, earnings, deferred, sending, owed, reversals, code);
    }

    private PayoutState owing(Money less, Money commissionLess, Money total) {
        var left = new Earnings(earnings.amount.minus(less), earnings.commission.minus(commissionLess), earnings.dueAt);
        return new PayoutState(bookingId, mentorId, heldBy, phase, left, null, sending, total, reversals, failure);
    }
}
