package org.mentorlink.query.payment.month;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.BooksEvent.MonthClosed;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.payment.MonthCloseView;
import org.mentorlink.payment.MonthReport;
import org.mentorlink.query.payment.FinanceEvents;
import org.mentorlink.query.payment.month.Month.Place;
import org.mentorlink.query.payment.reconciliation.Comparisons;
import org.mentorlink.query.shared.EventLog;
import org.springframework.stereotype.Component;

/**
 * Makes the reports of months from the event log and from nothing else: the same events give the same bytes, whatever has
 * become of the read models. The log is read twice, a page at a time, so that a long month needs no more memory than a short one.
 */
@Component
class MonthReports {

    /** Of what is written; see {@link MonthReport#format}. */
    static final int FORMAT = 3;

    private static final int PAGE = 5_000;

    private final EventLog log;

    MonthReports(EventLog log) {
        this.log = log;
    }

    /** All closed months, the earliest first, as the log tells them. */
    List<MonthCloseView> closed() {
        return log.read(Set.of(MonthClosed.class), -1, Integer.MAX_VALUE).stream()
                .map(message -> new MonthCloseView(report(message), message.getTimestamp()))
                .toList();
    }

    private static MonthReport report(EventMessage<?> message) {
        return ((MonthClosed) message.getPayload()).report();
    }

    /** The month in which money moved first, or nothing. */
    @Nullable YearMonth begun(ZoneId zone) {
        var first = log.read(FinanceEvents.TYPES, -1, 1);
        return first.isEmpty() ? null : Month.monthOf(first.getFirst().getTimestamp(), zone);
    }

    /** The month as it would be closed now. */
    Month next(YearMonth period, ZoneId zone) {
        return month(period, zone, log.head(), FORMAT, closed());
    }

    /** The month as it was closed. */
    Month again(MonthReport report) {
        return month(
                YearMonth.parse(report.period()),
                ZoneId.of(report.timeZone()),
                report.position(),
                report.format(),
                closed());
    }

    private Month month(YearMonth period, ZoneId zone, long position, int format, List<MonthCloseView> closed) {
        var before = closed.stream()
                .map(MonthCloseView::report)
                .filter(report -> YearMonth.parse(report.period()).isBefore(period))
                .map(Month.Closed::of)
                .toList();
        var month = new Month(period, zone, position, format, before, Comparisons.NONE);
        return month.tellsComparisons() ? month.with(Comparisons.of(log, month.from(), month.to(), position)) : month;
    }

    /** What a month's report comes to, without keeping it. */
    MonthReport report(Month month) {
        var csv = hashing();
        var json = hashing();
        var counts = write(month, List.of(new CsvWriter(csv), new JsonWriter(json)));
        return new MonthReport(
                month.period().toString(),
                month.zone().getId(),
                month.position(),
                month.format(),
                counts.entries(),
                counts.corrections(),
                hex(csv),
                hex(json),
                month.comparisons().whole() ? month.comparisons().open() : null,
                month.comparisons().whole() ? month.comparisons().unexplainedMinor() : null);
    }

    void write(Month month, ReportWriter writer) {
        write(month, List.of(writer));
    }

    private record Counts(int entries, int corrections) {}

    private Counts write(Month month, List<ReportWriter> writers) {
        var opening = new Balances();
        var moved = new Balances();
        var counted = new int[Place.values().length];
        read(month, (entry, place) -> {
            counted[place.ordinal()]++;
            entry.lines().forEach(place == Place.BEFORE ? opening::add : moved::add);
        });
        var accounts = accounts(opening, moved);
        writers.forEach(writer -> writer.begin(month, accounts, opening));
        read(month, (entry, place) -> {
            if (place != Place.BEFORE) {
                writers.forEach(writer -> writer.entry(month, entry, place == Place.CORRECTION));
            }
        });
        writers.forEach(writer -> writer.end(accounts, opening, moved));
        return new Counts(counted[Place.ENTRY.ordinal()], counted[Place.CORRECTION.ordinal()]);
    }

    private static SortedSet<Balances.Account> accounts(Balances opening, Balances moved) {
        SortedSet<Balances.Account> accounts = new TreeSet<>(Balances.ORDER);
        accounts.addAll(opening.all().keySet());
        accounts.addAll(moved.all().keySet());
        return accounts;
    }

    /** Everything up to the month's position that does not belong behind it, in the order of the log. */
    private void read(Month month, BiConsumer<FinanceEntry, Place> sink) {
        var after = -1L;
        while (after < month.position()) {
            var messages = log.read(FinanceEvents.TYPES, after, PAGE);
            messages.stream()
                    .map(FinanceEvents::of)
                    .filter(Objects::nonNull)
                    .filter(entry -> entry.position() <= month.position())
                    .forEach(entry -> {
                        var place = month.place(entry);
                        if (place != Place.AFTER) {
                            sink.accept(entry, place);
                        }
                    });
            if (messages.size() < PAGE) {
                return;
            }
            after = messages.getLast().trackingToken().position().orElseThrow();
        }
    }

    private static DigestOutputStream hashing() {
        try {
            return new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(DigestOutputStream out) {
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }
}
