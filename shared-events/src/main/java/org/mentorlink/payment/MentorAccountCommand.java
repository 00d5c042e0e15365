package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/** What can be asked of the account of what a mentor owes back. */
public sealed interface MentorAccountCommand {

    MentorAccountId mentorAccountId();

    /**
     * @param owedTotal owed because of this payout in all, so that asking twice changes nothing; less than nothing where the
     *     platform owes it
     * @param asOf the sequence number of the payout's event that says so, from 0: what an earlier one says comes too late. Absent in
     *     steps that were parked before there was one, which are earlier than any
     * @param returned the transfer by the bank that came back, where that is what it says; absent otherwise
     */
    record OweRecovery(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            Money owedTotal,
            @Nullable Long asOf,
            @Nullable BankTransferId returned)
            implements MentorAccountCommand {

        public OweRecovery(
                MentorAccountId mentorAccountId,
                PayoutId payoutId,
                BookingId bookingId,
                Money owedTotal,
                @Nullable Long asOf) {
            this(mentorAccountId, payoutId, bookingId, owedTotal, asOf, null);
        }

        public OweRecovery(MentorAccountId mentorAccountId, PayoutId payoutId, BookingId bookingId, Money owedTotal) {
            this(mentorAccountId, payoutId, bookingId, owedTotal, null, null);
        }
    }

    /**
     * Takes what is owed out of a payout, as far as it reaches; or collects it, where payouts are sent together.
     *
     * @param mentorId absent in old ones, which are sent by themselves
     * @param heldBy the gateway that holds the money it is paid out of, where that is known
     */
    record ApplyRecovery(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            Money payoutAmount,
            @Nullable MentorId mentorId,
            @Nullable String heldBy)
            implements MentorAccountCommand {

        public ApplyRecovery(
                MentorAccountId mentorAccountId, PayoutId payoutId, BookingId bookingId, Money payoutAmount) {
            this(mentorAccountId, payoutId, bookingId, payoutAmount, null, null);
        }
    }

    /**
     * Disputed or changed: it is not sent with the others. Where it is on its way with them, none of it is asked for again, and it is
     * stopped where its gateway has not sent it yet. What was just decided to be paid as it was asked for is sent with them after all.
     *
     * @param amount what it is changed to; absent where it is disputed, and in old ones
     * @param dueAt when that is due; absent together with it
     */
    record WithdrawPayout(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            @Nullable Money amount,
            @Nullable Instant dueAt)
            implements MentorAccountCommand {

        public WithdrawPayout(MentorAccountId mentorAccountId, PayoutId payoutId, BookingId bookingId) {
            this(mentorAccountId, payoutId, bookingId, null, null);
        }
    }

    /**
     * Sends what is collected, where it is enough.
     *
     * @param belowMinimum however little it is
     * @param memberId who of the staff orders it; absent where it is time
     * @param reason why they do
     * @param after the batch that has failed and is followed by this; where its gateway was asked for any of it since, or none of it waits,
     *     nothing happens. Absent where it is time, where staff order it, and in steps that were parked before there was one
     */
    record RunPayouts(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            boolean belowMinimum,
            @Nullable MemberId memberId,
            @Nullable String reason,
            @Nullable PayoutBatchId after)
            implements MentorAccountCommand {

        /** As it is time. */
        public RunPayouts(MentorAccountId mentorAccountId, boolean belowMinimum) {
            this(mentorAccountId, belowMinimum, null, null, null);
        }

        /** As staff order it. */
        public RunPayouts(
                MentorAccountId mentorAccountId, boolean belowMinimum, MemberId memberId, @Nullable String reason) {
            this(mentorAccountId, belowMinimum, memberId, reason, null);
        }

        /** What has failed once more, however little it is. */
        public RunPayouts(MentorAccountId mentorAccountId, PayoutBatchId after) {
            this(mentorAccountId, true, null, null, after);
        }
    }

    record RecordPayoutBatchSent(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            PayoutBatchId payoutBatchId,
            String gatewayReference)
            implements MentorAccountCommand {}

    record RecordPayoutBatchFailed(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, String code)
            implements MentorAccountCommand {}

    record RecordPayoutBatchOutcomeUnknown(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId)
            implements MentorAccountCommand {}

    /**
     * The gateway knows nothing of a batch's transfer that is stopped. It has failed where that is so long enough after it was asked
     * for last, as what was asked for may arrive late; until then its outcome is unknown.
     */
    record RecordPayoutBatchNotFound(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId)
            implements MentorAccountCommand {}

    /**
     * Asks whether a batch's transfer still waits for its outcome; changes nothing. Answers {@link OutstandingPayoutBatch}, or
     * nothing where it is settled or another inquiry has taken over.
     *
     * @param attempt of the inquiry that is due
     */
    record DescribePayoutBatch(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, int attempt)
            implements MentorAccountCommand {}

    /** Takes up a batch's transfer again that was parked without an outcome. */
    record ResumePayoutBatch(@TargetAggregateIdentifier MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId)
            implements MentorAccountCommand {}

    /**
     * What came back of a transfer is to be paid to the mentor by hand: no payout takes it along any more. Refused where nothing of it is
     * owed, and while some of it is under way with a payout, or to the account. The same again changes nothing.
     */
    record SetReturnAside(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            String reason,
            MemberId memberId)
            implements MentorAccountCommand {}

    /** What was set aside is not paid by hand after all, and goes with the next payout. Refused where it is not set aside. */
    record GiveUpReturnAside(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            String reason,
            MemberId memberId)
            implements MentorAccountCommand {}

    /**
     * What came back of a transfer, and was set aside, was paid to the mentor by hand. Refused where it is not set aside, or is another
     * amount. The same again changes nothing.
     *
     * @param key of the transfer that came back
     * @param amount what was paid: all that is set aside
     * @param reference the bank's own name of it, as on its statement
     */
    record RecordPaidByHand(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            String key,
            Money amount,
            String reference,
            String reason,
            MemberId memberId)
            implements MentorAccountCommand {}

    /**
     * It was told by mistake that a transfer has failed or came back, and what was decided since paid the same again, or will: the mentor
     * owes what it paid. Refused while what came back is set aside, and until it has arrived here. The same again changes nothing.
     *
     * @param key of the transfer
     * @param amount all that was transferred
     * @param returns how often it was told that it came back
     */
    record OweTransfer(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            String key,
            Money amount,
            int returns,
            String reason,
            MemberId memberId)
            implements MentorAccountCommand {}

    /** Asks whether the mentor owes a transfer; changes nothing. Answers a Boolean. */
    record DescribeOwedTransfer(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId, BankTransferId bankTransferId)
            implements MentorAccountCommand {}

    /**
     * What the mentor owes since they were paid it besides came back: they owe it no longer.
     *
     * @param payoutBatchId that it paid; absent where it paid a single payout
     * @param number of the times that it came back, from 1: what was heard of already changes nothing
     * @param code why
     */
    record RecordOwedTransferReturned(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            BankTransferId bankTransferId,
            @Nullable PayoutBatchId payoutBatchId,
            int number,
            String code)
            implements MentorAccountCommand {}

    /**
     * It was told by mistake that a batch has failed. Refused where any of it was sent with another since, or waits no longer as it did.
     * Once only.
     */
    record CorrectPayoutBatchFailure(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            PayoutBatchId payoutBatchId,
            String gatewayReference)
            implements MentorAccountCommand {}

    /**
     * The bank has returned what it had sent. Once only.
     *
     * @param code why
     */
    record RecordPayoutBatchReturned(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, String code)
            implements MentorAccountCommand {}
}
