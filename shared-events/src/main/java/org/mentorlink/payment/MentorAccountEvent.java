package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** What has happened to the account of what a mentor owes back, and of what is collected to be paid out together. */
public sealed interface MentorAccountEvent {

    MentorAccountId mentorAccountId();

    /**
     * @param amount how much more is owed because of this payout; nothing where it is known by now that it is as much as before
     * @param debt owed in all after this
     * @param asOf the sequence number of the payout's event that says so, from 0; absent in old ones
     * @param returned the transfer by the bank that came back, where it is owed for that; absent otherwise, and in old ones
     */
    @Revision("3")
    record RecoveryOwed(
            MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            Money amount,
            Money owedTotal,
            Money debt,
            @Nullable Long asOf,
            @Nullable BankTransferId returned)
            implements MentorAccountEvent {

        public RecoveryOwed(
                MentorAccountId mentorAccountId,
                PayoutId payoutId,
                BookingId bookingId,
                Money amount,
                Money owedTotal,
                Money debt,
                @Nullable Long asOf) {
            this(mentorAccountId, payoutId, bookingId, amount, owedTotal, debt, asOf, null);
        }

        public RecoveryOwed(
                MentorAccountId mentorAccountId,
                PayoutId payoutId,
                BookingId bookingId,
                Money amount,
                Money owedTotal,
                Money debt) {
            this(mentorAccountId, payoutId, bookingId, amount, owedTotal, debt, null, null);
        }
    }

    /**
     * @param recovered taken out of the payout, nothing included; less than nothing where the platform owed it
     * @param debt owed in all after this
     */
    @Revision("1")
    record RecoveryApplied(
            MentorAccountId mentorAccountId, PayoutId payoutId, BookingId bookingId, Money recovered, Money debt)
            implements MentorAccountEvent {}

    /**
     * It may be paid out, and waits for others that are sent with it; anew, where the batch it was in has failed.
     *
     * @param gateway that will transfer it, whatever the settings say by then
     * @param runAt when it is sent, if that is enough; absent where it is sent as soon as it is, and where its batch has failed
     */
    @Revision("1")
    record PayoutCollected(
            MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money amount,
            String gateway,
            @Nullable Instant runAt)
            implements MentorAccountEvent {}

    /** Disputed or changed before it was sent: it waits no longer. */
    @Revision("1")
    record PayoutWithdrawn(MentorAccountId mentorAccountId, PayoutId payoutId, BookingId bookingId)
            implements MentorAccountEvent {}

    /**
     * Staff had what is collected sent.
     *
     * @param belowMinimum however little it is
     */
    @Revision("1")
    record PayoutRunOrdered(MentorAccountId mentorAccountId, boolean belowMinimum, Personal reason)
            implements MentorAccountEvent {}

    /**
     * One transfer for several payouts. It is tried once: where it fails, all of it is collected again.
     *
     * @param net what is transferred; nothing, where all of it settles debts
     * @param recovered taken off for what the mentor owes; less than nothing where the platform owed it
     * @param shares add up to net and recovered
     * @param debt owed in all after this
     */
    @Revision("1")
    record PayoutBatchRequested(
            MentorAccountId mentorAccountId,
            PayoutBatchId payoutBatchId,
            MentorId mentorId,
            String gateway,
            Money net,
            Money recovered,
            List<PayoutShare> shares,
            Money debt)
            implements MentorAccountEvent {}

    /** @param gatewayReference the gateway's name of the transfer; absent where nothing was transferred */
    @Revision("1")
    record PayoutBatchSent(
            MentorAccountId mentorAccountId,
            PayoutBatchId payoutBatchId,
            MentorId mentorId,
            String gateway,
            Money net,
            List<PayoutShare> shares,
            @Nullable String gatewayReference)
            implements MentorAccountEvent {}

    /**
     * One of its payouts was disputed or changed while its outcome was not known: the gateway is not asked for it again, only what
     * became of it. Where it fails, that payout is withdrawn.
     */
    @Revision("1")
    record PayoutBatchStopped(
            MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, PayoutId payoutId, BookingId bookingId)
            implements MentorAccountEvent {}

    /**
     * What one of its payouts was stopped for is decided, and it is sent as it was asked for after all. Where that was all it was
     * stopped for, the gateway may be asked for it again.
     */
    @Revision("1")
    record PayoutBatchContinued(
            MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, PayoutId payoutId, BookingId bookingId)
            implements MentorAccountEvent {}

    /** @param debt owed in all after this */
    @Revision("1")
    record PayoutBatchFailed(MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, Money debt, String code)
            implements MentorAccountEvent {}

    /**
     * @param attempt how often the gateway has not answered, from 1
     * @param quietSince since when at the latest the gateway is not asked for it any more, but only what became of it; absent where it
     *     may be asked for, and in old ones, after which it was
     */
    @Revision("2")
    record PayoutBatchOutcomeUnknown(
            MentorAccountId mentorAccountId,
            PayoutBatchId payoutBatchId,
            int attempt,
            Instant askAgainAt,
            @Nullable Instant quietSince)
            implements MentorAccountEvent {

        public PayoutBatchOutcomeUnknown(
                MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, int attempt, Instant askAgainAt) {
            this(mentorAccountId, payoutBatchId, attempt, askAgainAt, null);
        }
    }

    /**
     * One of it was disputed or decided otherwise when the gateway had not sent the batch yet: it is not to be sent any more where that
     * can be helped, and fails then.
     *
     * @param payoutId the one that is not to be sent
     */
    @Revision("1")
    record PayoutBatchStopRequested(
            MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, PayoutId payoutId, String gateway, Money net)
            implements MentorAccountEvent {}

    /**
     * What came back is to be paid by hand: no payout takes it along any more.
     *
     * @param parts what of it was owed, by payout
     * @param amount what they add up to
     * @param debt owed in all after this
     */
    @Revision("1")
    record ReturnSetAside(
            MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            MentorId mentorId,
            List<ReturnedPart> parts,
            Money amount,
            MemberId memberId,
            Personal reason,
            Money debt)
            implements MentorAccountEvent {}

    /**
     * What was set aside is not paid by hand after all: it goes with the next payout.
     *
     * @param debt owed in all after this
     */
    @Revision("1")
    record ReturnAsideGivenUp(
            MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            MentorId mentorId,
            Money amount,
            MemberId memberId,
            Personal reason,
            Money debt)
            implements MentorAccountEvent {}

    /**
     * What came back of a payout, and was set aside, was paid to the mentor by hand: the platform owes it no longer.
     *
     * @param bankTransferId what came back
     * @param amount what was paid of it
     * @param reference the bank's own name of what was paid; the same for all payouts of a batch
     * @param debt owed in all after this; less than before in old ones, where it was not set aside
     */
    @Revision("1")
    record ReturnPaidByHand(
            MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money amount,
            String reference,
            Personal reason,
            Money debt)
            implements MentorAccountEvent {}

    /**
     * It was told by mistake that a transfer has failed or came back, and was paid again since, or will be: the mentor owes what it paid.
     *
     * @param payoutBatchId that it paid; absent where it paid a single payout
     * @param payoutId what was paid twice, or will be
     * @param amount what was transferred for it
     * @param returns how often it was told by then that it came back
     * @param debt owed in all after this
     */
    @Revision("1")
    record TransferOwed(
            MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            @Nullable PayoutBatchId payoutBatchId,
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money amount,
            int returns,
            MemberId memberId,
            Personal reason,
            Money debt)
            implements MentorAccountEvent {}

    /**
     * What the mentor owed of a transfer came back after all: they owe it no longer.
     *
     * @param payoutBatchId that it paid; absent where it paid a single payout
     * @param number of the times that it came back, from 1
     * @param code why
     * @param debt owed in all after this
     */
    @Revision("1")
    record OwedTransferReturned(
            MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            @Nullable PayoutBatchId payoutBatchId,
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money amount,
            int number,
            String code,
            Money debt)
            implements MentorAccountEvent {}

    /**
     * It was told by mistake that it has failed: it was sent, as is told at once.
     *
     * @param debt owed in all after this
     */
    @Revision("1")
    record PayoutBatchFailureCorrected(MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, Money debt)
            implements MentorAccountEvent {}

    /**
     * It was sent, and what was transferred came back: each payout of it is told.
     *
     * @param code why
     */
    @Revision("1")
    record PayoutBatchReturned(
            MentorAccountId mentorAccountId,
            PayoutBatchId payoutBatchId,
            String gateway,
            Money net,
            List<PayoutShare> shares,
            String code)
            implements MentorAccountEvent {}
}
