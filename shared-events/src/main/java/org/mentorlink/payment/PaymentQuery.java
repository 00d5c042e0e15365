package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What can be asked about payments, payouts and the ledger. */
public sealed interface PaymentQuery {

    /** Answers {@link PaymentViews} in no particular order; bookings without a payment are left out. */
    record FindPayments(List<String> paymentIds) implements PaymentQuery {}

    /**
     * Answers {@link PaymentPage}: what a member was asked to pay for sessions, newest first; the page's key is the position of the
     * payment's first event. Packs of credits are purchases of their own.
     */
    record ListPayments(String payerId, Page page) implements PaymentQuery {}

    /** As {@link FindPayments}, as they were at that moment; those that were not there yet are left out. */
    record FindPaymentsAsOf(List<String> paymentIds, Instant asOf) implements PaymentQuery {}

    /** As {@link FindPayouts}, as they were at that moment; those that were not there yet are left out. */
    record FindPayoutsAsOf(List<String> payoutIds, Instant asOf) implements PaymentQuery {}

    /** Answers {@link PayoutPage} in no particular order; unknown ids are left out. */
    record FindPayouts(List<String> payoutIds) implements PaymentQuery {}

    /**
     * Answers {@link PayoutPage}, newest first; the page's key is the position of the payout's first event.
     *
     * @param mentorId only theirs
     */
    record ListPayouts(@Nullable String mentorId, @Nullable PayoutStatus status, Page page) implements PaymentQuery {}

    /**
     * Answers {@link PayoutMonths}: all there are, without those that were called off.
     *
     * @param mentorId only theirs
     */
    record CountPayouts(@Nullable String mentorId) implements PaymentQuery {}

    /**
     * Answers {@link PayoutStatementView}, empty where the mentor has earned nothing.
     *
     * @param payoutId of that payout alone, one of that mentor's, from its beginning
     * @param payoutBatchId or of all payouts of that batch
     * @param month or what happened in that month, such as {@code 2026-11}; one of the three is given
     */
    record FindPayoutStatement(
            String mentorId,
            @Nullable String payoutId,
            @Nullable String payoutBatchId,
            @Nullable String month) implements PaymentQuery {}

    /** Answers {@link PayoutBatchView}, or nothing. */
    record FindPayoutBatch(String payoutBatchId) implements PaymentQuery {}

    /**
     * Answers {@link PayoutBatchPage}, newest first; the page's key is the position of the batch's first event.
     *
     * @param mentorId only theirs
     */
    record ListPayoutBatches(@Nullable String mentorId, Page page) implements PaymentQuery {}

    /** Answers {@link MentorAccountView}, or nothing where there never was anything to owe or to wait. */
    record FindMentorAccount(String mentorAccountId) implements PaymentQuery {}

    /** Answers {@link MentorAccountViews} in no particular order; unknown ids are left out. */
    record FindMentorAccounts(List<String> mentorAccountIds) implements PaymentQuery {}

    /**
     * Answers {@link MentorAccountViews}, by id: those in which something is owed or waits.
     *
     * @param mentorId only theirs
     */
    record ListMentorAccounts(@Nullable String mentorId) implements PaymentQuery {}

    /**
     * Answers {@link LedgerView}.
     *
     * @param position of the last event that counts; none for the newest
     */
    record FindLedger(@Nullable Long position) implements PaymentQuery {}

    /**
     * Answers {@link LedgerEntryPage}, oldest first; the page's key is the position.
     *
     * @param bookingId only those because of this booking
     * @param account only those that move this account
     * @param currency only those that move money in it: that account in it, where one is given
     * @param upTo only those at or before this position
     * @param newestFirst instead of the oldest
     */
    record ListLedgerEntries(
            @Nullable String bookingId,
            @Nullable String account,
            @Nullable String currency,
            @Nullable Long upTo,
            boolean newestFirst,
            Page page)
            implements PaymentQuery {

        public ListLedgerEntries(@Nullable String bookingId, Page page) {
            this(bookingId, null, null, null, false, page);
        }
    }
}
