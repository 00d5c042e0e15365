package org.mentorlink.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What can be asked about payments, payouts and the ledger. */
public sealed interface PaymentQuery {

    /** Answers {@link PaymentViews} in no particular order; bookings without a payment are left out. */
    record FindPayments(List<String> paymentIds) implements PaymentQuery {}

    /** Answers {@link PayoutPage} in no particular order; unknown ids are left out. */
    record FindPayouts(List<String> payoutIds) implements PaymentQuery {}

    /**
     * Answers {@link PayoutPage}, newest first; the page's key is the position of the payout's first event.
     *
     * @param mentorId only theirs
     */
    record ListPayouts(@Nullable String mentorId, @Nullable PayoutStatus status, Page page) implements PaymentQuery {}

    /**
     * Answers {@link PayoutStatementView}, empty where the mentor has earned nothing.
     *
     * @param payoutId of that payout alone, one of that mentor's, from its beginning
     * @param month or what happened in that month, such as {@code 2026-11}; one of the two is given
     */
    record FindPayoutStatement(
            String mentorId,
            @Nullable String payoutId,
            @Nullable String month) implements PaymentQuery {}

    /**
     * Answers {@link LedgerView}.
     *
     * @param position of the last event that counts; none for the newest
     */
    record FindLedger(@Nullable Long position) implements PaymentQuery {}

    /** Answers {@link LedgerEntryPage}, oldest first; the page's key is the position. */
    record ListLedgerEntries(@Nullable String bookingId, Page page) implements PaymentQuery {}
}
