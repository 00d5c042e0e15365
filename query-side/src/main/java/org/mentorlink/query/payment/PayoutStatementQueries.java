package org.mentorlink.query.payment;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.payment.PaymentQuery.FindPayoutStatement;
import org.mentorlink.payment.PayoutStatementView;
import org.mentorlink.payment.PayoutView;
import org.springframework.stereotype.Component;

/** Makes statements anew whenever one is asked for, of the ledger and of nothing else. */
@Component
class PayoutStatementQueries {

    private final Payouts payouts;
    private final LedgerEntries ledger;
    private final FinanceZone zone;

    PayoutStatementQueries(Payouts payouts, LedgerEntries ledger, FinanceZone zone) {
        this.payouts = payouts;
        this.ledger = ledger;
        this.zone = zone;
    }

    @QueryHandler
    PayoutStatementView handle(FindPayoutStatement query) {
        var within = zone.now();
        var of = payouts.list(eq(Payouts.MENTOR, query.mentorId())).stream()
                .filter(payout -> query.payoutId() == null || payout.id().equals(query.payoutId()))
                .map(PayoutView::bookingId)
                .toList();
        var entries =
                ledger.list(in(LedgerEntries.BOOKING, of), Sorts.ascending(LedgerEntries.POSITION), Integer.MAX_VALUE);
        var told = query.month() == null
                ? PayoutStatements.of(entries, Instant.MIN, Instant.MAX)
                : PayoutStatements.of(
                        entries, beginning(query.month(), 0, within), beginning(query.month(), 1, within));
        return new PayoutStatementView(
                query.mentorId(), query.payoutId(), query.month(), within.getId(), told.totals(), told.lines());
    }

    private static Instant beginning(String month, int later, ZoneId zone) {
        return YearMonth.parse(month)
                .plusMonths(later)
                .atDay(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
