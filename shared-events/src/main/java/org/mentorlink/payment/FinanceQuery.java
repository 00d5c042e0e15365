package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What finance can ask of the event log itself, and of what it has found out. */
public sealed interface FinanceQuery {

    /**
     * Answers {@link FinanceEntryPage} in the order of the log.
     *
     * @param after position of the last event that has been read; -1 for none
     */
    record ReadFinanceEvents(long after, int most) implements FinanceQuery {}

    /**
     * Asks the gateways for their own books; answers {@link GatewayReportPage}, each line once and always in the same order,
     * or nothing where no gateway tells its books.
     *
     * @param from first moment of the period
     * @param to first moment after it
     * @param after what the page before told to go on with
     */
    record ReadGatewayReport(
            Instant from, Instant to, @Nullable String after, int most) implements FinanceQuery {}

    /**
     * Compares the events with the gateways' books, and bookings with where their money is; answers {@link Reconciled}, or nothing where there are no books.
     *
     * @param reportIds reports that were handed in and are complete
     * @param fetched whether the gateways that tell their books are asked for them; all of these together are compared with the
     *     events
     * @param workId by which others ask how far it is, and stop it; absent where nobody does
     */
    record Reconcile(
            Instant from,
            Instant to,
            List<String> reportIds,
            boolean fetched,
            @Nullable String workId) implements FinanceQuery {

        /** That nobody looks after while it runs. */
        public Reconcile(Instant from, Instant to, List<String> reportIds, boolean fetched) {
            this(from, to, reportIds, fetched, null);
        }
    }

    /** Answers {@link ReconciliationProgress}. */
    record FindReconciliationProgress() implements FinanceQuery {}

    /** Answers {@link ReconciliationView}, or nothing. */
    record FindReconciliation(String reconciliationId) implements FinanceQuery {}

    /** Answers {@link ReconciliationPage}, newest first; the page's key is the position of the run. */
    record ListReconciliations(Page page) implements FinanceQuery {}

    /**
     * Makes the report of a month as it would be closed now; answers {@link MonthDraft}.
     *
     * @param period a month, such as {@code 2026-11}
     */
    record DraftMonth(String period) implements FinanceQuery {}

    /** Answers {@link MonthCloseView} as the event log tells it, or nothing where the month is open. */
    record FindMonthClose(String period) implements FinanceQuery {}

    /** Answers {@link MonthCloses} as the event log tells them. */
    record ListMonthCloses() implements FinanceQuery {}

    /** Makes the report of a closed month again; answers {@link MonthVerification}, or nothing where it is open. */
    record VerifyMonth(String period) implements FinanceQuery {}

    /** Makes the report of a closed month again; answers {@link MonthFile}, or nothing where it is open. */
    record ReadMonth(String period, MonthFormat format) implements FinanceQuery {}
}
