package org.mentorlink.query.payment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.LedgerEntryPage;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.LedgerView;
import org.mentorlink.payment.LedgerView.Account;
import org.mentorlink.payment.PaymentQuery.FindLedger;
import org.mentorlink.payment.PaymentQuery.ListLedgerEntries;
import org.mentorlink.query.shared.Pages;
import org.mentorlink.query.shared.ReadPositions;
import org.springframework.stereotype.Component;

@Component
class LedgerQueries {

    private final LedgerEntries entries;
    private final ReadPositions positions;

    LedgerQueries(LedgerEntries entries, ReadPositions positions) {
        this.entries = entries;
        this.positions = positions;
    }

    @QueryHandler
    LedgerView handle(FindLedger query) {
        var position = position(query.position());
        var sums = sums(position);
        var accounts = sums.stream()
                .map(Sum::account)
                .sorted(Comparator.comparing(Account::name).thenComparing(Account::currency))
                .toList();
        var last = newest(lte(LedgerEntries.POSITION, position)).map(LedgerEntryView::at);
        return new LedgerView(position, last.orElse(null), balanced(sums), accounts);
    }

    @QueryHandler
    LedgerEntryPage handle(ListLedgerEntries query) {
        var filters = new ArrayList<Bson>();
        filters.add(
                query.newestFirst()
                        ? lt(LedgerEntries.POSITION, Pages.after(query.page(), Long.MAX_VALUE))
                        : gt(LedgerEntries.POSITION, Pages.after(query.page(), -1)));
        if (query.bookingId() != null) {
            filters.add(eq(LedgerEntries.BOOKING, query.bookingId()));
        }
        if (query.upTo() != null) {
            filters.add(lte(LedgerEntries.POSITION, query.upTo()));
        }
        var line = new Document();
        if (query.account() != null) {
            line.append(LedgerEntries.ACCOUNT, query.account());
        }
        if (query.currency() != null) {
            line.append(LedgerEntries.CURRENCY, query.currency());
        }
        if (!line.isEmpty()) {
            filters.add(elemMatch(LedgerEntries.LINES, line));
        }
        var order = query.newestFirst()
                ? Sorts.descending(LedgerEntries.POSITION)
                : Sorts.ascending(LedgerEntries.POSITION);
        var rows = entries.list(and(filters), order, Pages.rows(query.page()));
        return new LedgerEntryPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    private long position(@Nullable Long asked) {
        if (asked != null) {
            return asked;
        }
        var written = positions.of(LedgerProjection.PROCESSOR);
        return written >= 0 ? written : lastEntry();
    }

    private long lastEntry() {
        return newest(new Document()).map(LedgerEntryView::position).orElse(-1L);
    }

    private Optional<LedgerEntryView> newest(Bson among) {
        return entries.list(among, Sorts.descending(LedgerEntries.POSITION), 1).stream()
                .findFirst();
    }

    private List<Sum> sums(long position) {
        var account = new Document("name", "$view.lines.account").append("currency", "$view.lines.currency");
        return entries
                .aggregate(List.of(
                        Aggregates.match(lte(LedgerEntries.POSITION, position)),
                        Aggregates.unwind("$view.lines"),
                        Aggregates.group(
                                account,
                                Accumulators.sum("debit", "$view.lines.debitMinor"),
                                Accumulators.sum("credit", "$view.lines.creditMinor"))))
                .stream()
                .map(Sum::of)
                .toList();
    }

    /** Of the lines as they are stored, whatever was checked when they were made. */
    private static boolean balanced(List<Sum> sums) {
        return sums.stream()
                .collect(Collectors.groupingBy(Sum::currency, Collectors.summingLong(Sum::balance)))
                .values()
                .stream()
                .allMatch(difference -> difference == 0);
    }

    private record Sum(String name, String currency, long balance) {

        static Sum of(Document row) {
            var id = row.get("_id", Document.class);
            var balance = Math.subtractExact(
                    row.get("debit", Number.class).longValue(),
                    row.get("credit", Number.class).longValue());
            return new Sum(id.getString("name"), id.getString("currency"), balance);
        }

        Account account() {
            return new Account(name, currency, balance);
        }
    }
}
