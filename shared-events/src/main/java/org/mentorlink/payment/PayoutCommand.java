package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/** What can be asked of a payout. */
public sealed interface PayoutCommand {

    PayoutId payoutId();

    /**
     * Says what the booking earns its mentor: schedules the payout, or changes (and unfreezes) it. Less than was already
     * sent becomes a recovery.
     *
     * @param amount the mentor's share, nothing included
     * @param commission the platform's share that goes with it
     * @param gateway holds the money that it is paid out of; absent where that is not known
     */
    record SettleEarnings(
            @TargetAggregateIdentifier PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money amount,
            Money commission,
            Instant dueAt,
            @Nullable String gateway)
            implements PayoutCommand {

        public SettleEarnings(
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
     * K13, L8: nothing is paid while it is disputed, and what has failed is not sent again. What is on its way is not asked for
     * again, and stopped where its gateway has not sent it yet: where it was never sent, it is frozen.
     */
    record FreezePayout(@TargetAggregateIdentifier PayoutId payoutId) implements PayoutCommand {}

    /** The dispute window is over. Does nothing while frozen, cancelled, not due or already begun; what was stopped is sent. */
    record BeginPayout(@TargetAggregateIdentifier PayoutId payoutId) implements PayoutCommand {}

    /**
     * Sends what has begun, or what has failed once more. Does nothing where that was frozen since: after the decision it has failed
     * anew.
     *
     * @param recovered how much of it settles what the mentor owes
     * @param after the attempt that has failed and is followed by this one, 0 for none; where it has been followed, nothing happens.
     *     Absent in steps that were parked before there was one: they follow whichever failed last
     * @param disputed since it has begun: it has failed before anything is sent; absent in steps that were parked
     */
    record SendPayout(
            @TargetAggregateIdentifier PayoutId payoutId,
            Money recovered,
            @Nullable Integer after,
            @Nullable Boolean disputed)
            implements PayoutCommand {

        public SendPayout(PayoutId payoutId, Money recovered) {
            this(payoutId, recovered, null);
        }

        public SendPayout(PayoutId payoutId, Money recovered, @Nullable Integer after) {
            this(payoutId, recovered, after, null);
        }
    }

    /** @param attempt of the transfer that is answered; answers to earlier ones change nothing */
    record RecordPayoutSent(@TargetAggregateIdentifier PayoutId payoutId, int attempt, String gatewayReference)
            implements PayoutCommand {}

    /** @param attempt of the transfer that is answered; answers to earlier ones change nothing */
    record RecordPayoutFailed(@TargetAggregateIdentifier PayoutId payoutId, int attempt, String code)
            implements PayoutCommand {}

    /** @param attempt of the transfer that was not answered */
    record RecordPayoutOutcomeUnknown(
            @TargetAggregateIdentifier PayoutId payoutId, int attempt) implements PayoutCommand {}

    /**
     * The gateway knows nothing of a transfer that is stopped. It has failed where that is so long enough after it was asked for
     * last, as what was asked for may arrive late; until then its outcome is unknown.
     *
     * @param attempt of the transfer
     */
    record RecordTransferNotFound(@TargetAggregateIdentifier PayoutId payoutId, int attempt) implements PayoutCommand {}

    /**
     * Asks whether a transfer still waits for its outcome; changes nothing. Answers {@link OutstandingTransfer}, or
     * nothing where it is settled or another inquiry has taken over.
     *
     * @param attempt of the inquiry that is due
     */
    record DescribeTransfer(@TargetAggregateIdentifier PayoutId payoutId, int attempt) implements PayoutCommand {}

    /** @param number of the reversal that is answered */
    record RecordTransferReversed(@TargetAggregateIdentifier PayoutId payoutId, int number, String gatewayReference)
            implements PayoutCommand {}

    /** @param number of the reversal that is answered */
    record RecordTransferReversalFailed(
            @TargetAggregateIdentifier PayoutId payoutId, int number, String code) implements PayoutCommand {}

    /** @param number of the reversal that was not answered */
    record RecordReversalOutcomeUnknown(
            @TargetAggregateIdentifier PayoutId payoutId, int number) implements PayoutCommand {}

    /**
     * Asks whether a reversal still waits for its outcome; changes nothing. Answers {@link OutstandingReversal}, or
     * nothing where it is settled or another inquiry has taken over.
     *
     * @param attempt of the inquiry that is due
     */
    record DescribeReversal(@TargetAggregateIdentifier PayoutId payoutId, int number, int attempt)
            implements PayoutCommand {}

    /**
     * It was sent together with others. Does nothing where it is not on its way.
     *
     * @param gateway that transferred it
     * @param gatewayReference the gateway's name of the transfer; absent where nothing of it was transferred
     */
    record RecordPayoutBatched(
            @TargetAggregateIdentifier PayoutId payoutId,
            PayoutBatchId payoutBatchId,
            Money recovered,
            String gateway,
            @Nullable String gatewayReference)
            implements PayoutCommand {}

    /**
     * It is not sent with the others, so that it may be changed again: it waits for the end of the dispute, or is what it has been
     * changed to meanwhile.
     */
    record ReturnPayout(@TargetAggregateIdentifier PayoutId payoutId, boolean disputed) implements PayoutCommand {}

    /** Takes up a reversal again that was parked without an outcome. */
    record ResumeReversal(@TargetAggregateIdentifier PayoutId payoutId, int number) implements PayoutCommand {}

    /** Takes up a transfer again that was parked without an outcome. */
    record ResumeTransfer(@TargetAggregateIdentifier PayoutId payoutId) implements PayoutCommand {}

    /**
     * It was told by mistake that a transfer has failed: it was sent, and what it is less by now is owed. Refused where it was asked for
     * again since. Once only.
     *
     * @param attempt of that transfer, from 1
     */
    record CorrectPayoutFailure(@TargetAggregateIdentifier PayoutId payoutId, int attempt, String gatewayReference)
            implements PayoutCommand {}

    /**
     * The bank has returned what it had sent. Once only.
     *
     * @param code why
     * @param bankTransferId what came back; absent in steps that were parked before it was told
     */
    record RecordPayoutReturned(
            @TargetAggregateIdentifier PayoutId payoutId,
            String code,
            @Nullable BankTransferId bankTransferId) implements PayoutCommand {}
}
