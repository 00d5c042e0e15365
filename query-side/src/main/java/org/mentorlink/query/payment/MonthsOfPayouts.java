package org.mentorlink.query.payment;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.mentorlink.payment.PaymentQuery.CountPayouts;
import org.mentorlink.payment.PayoutMonths;
import org.mentorlink.payment.PayoutMonths.PayoutMonth;
import org.mentorlink.payment.PayoutStatus;
import org.springframework.stereotype.Component;

/** What went to mentors, added up by month in the database. */
@Component
class MonthsOfPayouts {

    /** Such as 2026-11, of a moment as it is stored. */
    private static final int MONTH = 7;

    private final Payouts payouts;

    MonthsOfPayouts(Payouts payouts) {
        this.payouts = payouts;
    }

    @QueryHandler
    PayoutMonths handle(CountPayouts query) {
        var theirs = query.mentorId() == null ? new Document() : Filters.eq(Payouts.MENTOR, query.mentorId());
        var by = new Document("currency", "$view.amount.currency")
                .append("status", "$view.status")
                .append(
                        "month",
                        new Document(
                                "$substrBytes",
                                List.of(new Document("$ifNull", List.of("$view.paidAt", "$view.dueAt")), 0, MONTH)));
        var sums = new TreeMap<String, TreeMap<YearMonth, PayoutMonth>>();
        payouts.aggregate(List.of(
                        Aggregates.match(theirs),
                        Aggregates.group(by, Accumulators.sum("sum", "$view.amount.amountMinor"))))
                .forEach(row -> add(sums, row));
        return new PayoutMonths(
                sums.values().stream().flatMap(months -> whole(months).stream()).toList());
    }

    private static void add(TreeMap<String, TreeMap<YearMonth, PayoutMonth>> sums, Document row) {
        var by = row.get("_id", Document.class);
        var currency = by.getString("currency");
        var month = by.getString("month");
        var sum = row.get("sum", Number.class).longValue();
        var added = switch (PayoutStatus.valueOf(by.getString("status"))) {
            case PAID -> new PayoutMonth(currency, month, sum, 0, 0);
            case SCHEDULED, PROCESSING -> new PayoutMonth(currency, month, 0, sum, 0);
            case FROZEN, FAILED -> new PayoutMonth(currency, month, 0, 0, sum);
            // What was called off is nobody's.
            case CANCELLED -> null;
        };
        if (added != null) {
            sums.computeIfAbsent(currency, none -> new TreeMap<>())
                    .merge(YearMonth.parse(month), added, MonthsOfPayouts::plus);
        }
    }

    private static PayoutMonth plus(PayoutMonth one, PayoutMonth other) {
        return new PayoutMonth(
                one.currency(),
                one.month(),
                one.paidMinor() + other.paidMinor(),
                one.aheadMinor() + other.aheadMinor(),
                one.heldMinor() + other.heldMinor());
    }

    private static List<PayoutMonth> whole(TreeMap<YearMonth, PayoutMonth> known) {
        var currency = known.firstEntry().getValue().currency();
        var all = new ArrayList<PayoutMonth>();
        for (var month = known.firstKey(); !month.isAfter(known.lastKey()); month = month.plusMonths(1)) {
            all.add(known.getOrDefault(month, new PayoutMonth(currency, month.toString(), 0, 0, 0)));
        }
        return all;
    }
}
