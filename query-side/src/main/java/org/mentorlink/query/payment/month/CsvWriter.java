package org.mentorlink.query.payment.month;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.query.payment.reconciliation.Comparisons;

/** As RFC 4180 says, in UTF-8 without a byte order mark: the same bytes for ever. */
final class CsvWriter implements ReportWriter {

    private static final String LINE_END = "\r\n";
    private static final int COLUMNS = 14;
    private static final Pattern PLAIN = Pattern.compile("[^\",\r\n]*");

    private final OutputStream out;

    CsvWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(Month month, SortedSet<Balances.Account> accounts, Balances opening) {
        row(
                "section",
                "account",
                "currency",
                "debit_minor",
                "credit_minor",
                "balance_minor",
                "month",
                "position",
                "at",
                "type",
                "event_id",
                "booking_id",
                "payment_id",
                "payout_id");
        about("period " + month.period());
        about("time zone " + month.zone().getId());
        about("from " + month.from());
        about("to " + month.to());
        about("position " + month.position());
        about("format " + month.format());
        if (month.tellsComparisons()) {
            comparisons(month.comparisons());
        }
        for (var account : accounts) {
            row(
                    "opening",
                    account.name(),
                    account.currency(),
                    "",
                    "",
                    opening.of(account).balanceMinor());
        }
    }

    private void comparisons(Comparisons comparisons) {
        about(comparisons.whole() ? "compared as a whole" : "not compared as a whole");
        for (var compared : comparisons.counting()) {
            about("comparison " + compared.id() + " from " + compared.from() + " to " + compared.to() + " matched "
                    + compared.matched() + " breaks " + compared.found() + " open " + compared.open()
                    + " unexplained minor " + compared.unexplainedMinor());
        }
    }

    private void about(String what) {
        row("about", what);
    }

    @Override
    public void entry(Month month, FinanceEntry entry, boolean isCorrection) {
        for (var line : entry.lines()) {
            row(
                    isCorrection ? "correction" : "entry",
                    line.account(),
                    line.currency(),
                    line.debitMinor(),
                    line.creditMinor(),
                    "",
                    month.monthOf(entry),
                    entry.position(),
                    entry.at(),
                    entry.type(),
                    entry.eventId(),
                    entry.bookingId(),
                    entry.paymentId(),
                    entry.payoutId());
        }
    }

    @Override
    public void end(SortedSet<Balances.Account> accounts, Balances opening, Balances moved) {
        for (var account : accounts) {
            var sums = moved.of(account);
            row(
                    "closing",
                    account.name(),
                    account.currency(),
                    sums.debitMinor(),
                    sums.creditMinor(),
                    Math.addExact(opening.of(account).balanceMinor(), sums.balanceMinor()));
        }
    }

    /** Every row has every column. */
    private void row(@Nullable Object... cells) {
        var line = Stream.concat(Stream.of(cells), Stream.generate(() -> "").limit(COLUMNS - cells.length))
                .map(CsvWriter::cell)
                .collect(Collectors.joining(",", "", LINE_END));
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        return PLAIN.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
