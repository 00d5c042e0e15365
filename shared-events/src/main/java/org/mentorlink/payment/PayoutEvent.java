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

    @Revision("1")
    record PayoutFrozen(PayoutId payoutId, BookingId bookingId) implements PayoutEvent {}

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
     * @param gatewayReference absent where nothing was transferred
     */
    @Revision("1")
    record PayoutSent(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            Money net,
            Money recovered,
            @Nullable String gatewayReference)
            implements PayoutEvent {}

    @Revision("1")
    record PayoutFailed(PayoutId payoutId, BookingId bookingId, Money recovered, String code) implements PayoutEvent {}

    @Revision("1")
    record PayoutOutcomeUnknown(PayoutId payoutId, BookingId bookingId, int attempt, Instant askAgainAt)
            implements PayoutEvent {}

    /**
     * More was paid out than was earned in the end; the mentor owes it (K7).
     *
     * @param amount owed because of this change
     * @param commissionReduction the platform's share that is given back with it
     * @param owedTotal owed because of this payout in all
     */
    @Revision("1")
    record RecoveryDue(
            PayoutId payoutId,
            BookingId bookingId,
            MentorId mentorId,
            MentorAccountId mentorAccountId,
            Money amount,
            Money commissionReduction,
            Money owedTotal)
            implements PayoutEvent {}
}
