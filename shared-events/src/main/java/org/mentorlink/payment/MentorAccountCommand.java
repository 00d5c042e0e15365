package org.mentorlink.payment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Money;

/** What can be asked of the account of what a mentor owes back. */
public sealed interface MentorAccountCommand {

    MentorAccountId mentorAccountId();

    /**
     * @param owedTotal owed because of this payout in all, so that asking twice changes nothing; less than nothing where the
     *     platform owes it
     */
    record OweRecovery(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            Money owedTotal)
            implements MentorAccountCommand {}

    /** Takes what is owed out of a payout, as far as it reaches. */
    record ApplyRecovery(
            @TargetAggregateIdentifier MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            Money payoutAmount)
            implements MentorAccountCommand {}
}
