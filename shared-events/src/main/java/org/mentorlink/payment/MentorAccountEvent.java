package org.mentorlink.payment;

import org.axonframework.serialization.Revision;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Money;

/** What has happened to the account of what a mentor owes back. */
public sealed interface MentorAccountEvent {

    MentorAccountId mentorAccountId();

    BookingId bookingId();

    /** @param debt owed in all after this */
    @Revision("1")
    record RecoveryOwed(
            MentorAccountId mentorAccountId,
            PayoutId payoutId,
            BookingId bookingId,
            Money amount,
            Money owedTotal,
            Money debt)
            implements MentorAccountEvent {}

    /**
     * @param recovered taken out of the payout, nothing included; less than nothing where the platform owed it
     * @param debt owed in all after this
     */
    @Revision("1")
    record RecoveryApplied(
            MentorAccountId mentorAccountId, PayoutId payoutId, BookingId bookingId, Money recovered, Money debt)
            implements MentorAccountEvent {}
}
