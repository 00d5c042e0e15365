package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/** What has happened to a payout. */
public sealed interface PayoutEvent {

    PayoutId payoutId();

    BookingId bookingId();

    /** @param gateway holds the money that it is paid out of; absent where that is not known */
    @Revision("2")
    record PayoutScheduled(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money amount,
            Money commission,
            Instant dueAt,
            @Nullable String gateway)
            implements PayoutEvent {

        public PayoutScheduled(
                PayoutId payoutId,
                BookingId bookingId,
                MentorId mentorId,
                Money amount,
                Money commission,
                Instant dueAt) {
            this(payoutId, bookingId, mentorId, amount, commission, dueAt, null);
        }
    }

    /**
     * Told while it is on its way, it is not asked for again: it is frozen where the transfer turns out to have failed.
     *
     * @param begun whether it has begun and nothing was asked of a gateway yet: it is frozen once it is to be sent, or comes back from
     *     those it waits to be sent with; absent where it is frozen at once, and in old ones
     */
    @Revision("2")
    record PayoutFrozen(
            PayoutId payoutId,
            BookingId bookingId,
            @Nullable Boolean begun) implements PayoutEvent {

        public PayoutFrozen(PayoutId payoutId, BookingId bookingId) {
            this(payoutId, bookingId, null);
        }
    }

    /** Also ends a freeze. The reductions are what goes back into the booking's held money; they may be negative. */
    @Revision("1")
    record PayoutRevised(
            PayoutId payoutId,
            BookingId bookingId,
            Money amount,
            Money commission,
            Money amountReduction,
            Money commissionReduction,
            Instant dueAt)
            implements PayoutEvent {}

    /** The earnings changed while the payout was on its way; the change is made once its outcome is known. */
    @Revision("1")
    record PayoutRevisionDeferred(PayoutId payoutId, BookingId bookingId, Money amount, Money commission, Instant dueAt)
            implements PayoutEvent {}

    /** Revised to nothing: nothing will be paid. */
    @Revision("1")
    record PayoutCancelled(PayoutId payoutId, BookingId bookingId) implements PayoutEvent {}

    @Revision("1")
    record PayoutBegun(
            PayoutId payoutId, BookingId bookingId, MentorId mentorId, MentorAccountId mentorAccountId, Money amount)
            implements PayoutEvent {}

    /**
     * @param net what the worker transfers: the amount less what is recovered; more than nothing
     * @param gateway carries it out, and is the one to be asked what became of it; absent in old ones, which the gateway that
     *     is set for payouts carries out
     */
    @Revision("2")
    record TransferRequested(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money net,
            Money recovered,
            int attempt,
            @Nullable String gateway)
            implements PayoutEvent {}

    /**
     * @param net what was transferred; nothing, where all of it was recovered
     * @param gatewayReference absent where nothing was transferred; the same for all payouts of a batch
     * @param payoutBatchId absent where it was transferred by itself
     * @param gateway of the batch, or the platform's bank; absent where another gateway transferred it by itself
     */
    @Revision("2")
    record PayoutSent(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money net,
            Money recovered,
            @Nullable String gatewayReference,
            @Nullable PayoutBatchId payoutBatchId,
            @Nullable String gateway)
            implements PayoutEvent {

        public PayoutSent(
                PayoutId payoutId,
                BookingId bookingId,
                MentorId mentorId,
                Money net,
                Money recovered,
                @Nullable String gatewayReference) {
            this(payoutId, bookingId, mentorId, net, recovered, gatewayReference, null, null);
        }
    }

    /**
     * @param code the gateway's, or {@link #STOPPED}
     * @param attempt that failed, from 1; absent in old ones
     */
    @Revision("2")
    record PayoutFailed(
            PayoutId payoutId,
            BookingId bookingId,
            Money recovered,
            String code,
            @Nullable Integer attempt) implements PayoutEvent {

        /**
         * It was not asked for, or not again, as the booking was disputed or decided otherwise meanwhile. It is sent by itself when it
         * is due once that is decided.
         */
        public static final String STOPPED = "stopped";
    }

    /**
     * @param attempt how often the gateway has not answered, from 1
     * @param quietSince since when at the latest the gateway is not asked for it any more, but only what became of it; absent where it
     *     may be asked for, and in old ones, after which it was
     */
    @Revision("2")
    record PayoutOutcomeUnknown(
            PayoutId payoutId,
            BookingId bookingId,
            int attempt,
            Instant askAgainAt,
            @Nullable Instant quietSince) implements PayoutEvent {

        public PayoutOutcomeUnknown(PayoutId payoutId, BookingId bookingId, int attempt, Instant askAgainAt) {
            this(payoutId, bookingId, attempt, askAgainAt, null);
        }
    }

    /**
     * More was paid out than was earned in the end; the mentor owes it (K7).
     *
     * @param amount owed because of this change
     * @param commissionReduction the platform's share that is given back with it
     * @param owedTotal owed because of this payout in all
     * @param reversing how much of that is taken back from the transfer itself, in all; absent for nothing
     */
    @Revision("2")
    record RecoveryDue(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            MentorAccountId mentorAccountId,
            Money amount,
            Money commissionReduction,
            Money owedTotal,
            @Nullable Money reversing)
            implements PayoutEvent {

        public RecoveryDue(
                PayoutId payoutId,
                BookingId bookingId,
                MentorId mentorId,
                MentorAccountId mentorAccountId,
                Money amount,
                Money commissionReduction,
                Money owedTotal) {
            this(payoutId, bookingId, mentorId, mentorAccountId, amount, commissionReduction, owedTotal, null);
        }

        /** What the mentor owes besides; less than nothing where more was taken back than is owed by now. */
        public Money carried() {
            return reversing == null ? owedTotal : owedTotal.minus(reversing);
        }
    }

    /**
     * What is owed is taken back where it went.
     *
     * @param number of the reversal, from 1
     * @param transfer the gateway's name of what was transferred
     */
    @Revision("1")
    record TransferReversalRequested(
            PayoutId payoutId, BookingId bookingId, int number, Money amount, String gateway, String transfer)
            implements PayoutEvent {}

    /** @param gatewayReference the gateway's name of the reversal */
    @Revision("1")
    record TransferReversed(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            int number,
            Money amount,
            String gatewayReference)
            implements PayoutEvent {}

    /**
     * The gateway does not take it back, as where the mentor's account is empty: the mentor owes it after all.
     *
     * @param carried owed because of this payout in all, but for what was taken back
     */
    @Revision("1")
    record TransferReversalFailed(
            PayoutId payoutId,
            BookingId bookingId,
            MentorAccountId mentorAccountId,
            int number,
            Money carried,
            String code)
            implements PayoutEvent {}

    /** @param attempt how often the gateway has not answered, from 1 */
    @Revision("1")
    record TransferReversalOutcomeUnknown(
            PayoutId payoutId, BookingId bookingId, int number, int attempt, Instant askAgainAt)
            implements PayoutEvent {}

    /**
     * It was disputed or decided otherwise when it was on its way by a gateway that has not sent it yet, and is not to be sent any more
     * where that can be helped: then it fails.
     *
     * @param net of the transfer
     * @param attempt of the transfer, from 1
     * @param gateway that was asked for it
     */
    @Revision("1")
    record TransferStopRequested(PayoutId payoutId, BookingId bookingId, Money net, int attempt, String gateway)
            implements PayoutEvent {}

    /**
     * It was sent, and what was transferred came back: the platform owes it to the mentor, and the next payout is higher by it.
     *
     * @param number of what came back of it or was taken back, from 1
     * @param amount what came back
     * @param carried owed by the mentor because of this payout in all, but for what came back; less than nothing where the platform owes it
     * @param gateway that had sent it
     * @param code why it came back
     * @param bankTransferId what came back; absent in old ones
     */
    @Revision("2")
    record PayoutReturned(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            MentorAccountId mentorAccountId,
            int number,
            Money amount,
            Money carried,
            String gateway,
            String code,
            @Nullable BankTransferId bankTransferId)
            implements PayoutEvent {}
}
