package org.mentorlink.api.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.payment.Statements.Document;
import org.mentorlink.api.people.Spreadsheets;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementTotal;
import org.mentorlink.payment.PayoutStatementView;
import org.mentorlink.shared.Money;

/**
 * A statement as RFC 4180 says, in UTF-8: the same events give the same bytes. Amounts are whole minor units. It has ids and
 * numbers only, no names, and no cell is a formula.
 */
final class StatementCsv {

    private static final int COLUMNS = 20;

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    private final ZoneId zone;

    private StatementCsv(ZoneId zone) {
        this.zone = zone;
    }

    static byte[] of(Document document) {
        var writer = new StatementCsv(ZoneId.of(document.statement().timeZone()));
        writer.write(document);
        try {
            writer.csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Document document) {
        var statement = document.statement();
        row(
                "section",
                "currency",
                "position",
                "at",
                "kind",
                "booking_id",
                "session_at",
                "payout_id",
                "price_minor",
                "commission_minor",
                "amount_minor",
                "balance_minor",
                "recovered_minor",
                "gateway_fees_minor",
                "charged_back_minor",
                "refunded_minor",
                "paid_out_minor",
                "reversed_minor",
                "event_positions",
                "event_ids");
        row("about", "", "", "", "mentor " + statement.mentorId());
        row("about", "", "", "", of(statement));
        row("about", "", "", "", "time zone " + statement.timeZone());
        var hasBalance = statement.month() != null;
        if (hasBalance) {
            statement.totals().forEach(total -> balance("opening", total.opening()));
        }
        statement.lines().forEach(line -> line(line, document.sessions().get(line.bookingId()), hasBalance));
        statement.totals().forEach(this::total);
        if (hasBalance) {
            statement.totals().forEach(total -> balance("closing", total.closing()));
        }
    }

    private static String of(PayoutStatementView statement) {
        if (statement.month() != null) {
            return "month " + statement.month();
        }
        return statement.payoutBatchId() != null
                ? "batch " + statement.payoutBatchId()
                : "payout " + statement.payoutId();
    }

    private void balance(String section, Money balance) {
        row(section, balance.currency(), "", "", "", "", "", "", "", "", "", balance.amountMinor());
    }

    /** @param hasBalance the lines of some of a mentor's bookings add up to no balance of theirs */
    private void line(PayoutStatementLine line, @Nullable Instant session, boolean hasBalance) {
        row(
                "line",
                line.amount().currency(),
                line.position(),
                local(line.at()),
                line.kind(),
                line.bookingId(),
                session == null ? "" : local(session),
                line.payoutId(),
                line.price().amountMinor(),
                line.commission().amountMinor(),
                line.amount().amountMinor(),
                hasBalance ? line.balance().amountMinor() : "",
                line.recovered().amountMinor(),
                line.gatewayFees().amountMinor(),
                line.chargedBack().amountMinor(),
                line.refunded().amountMinor(),
                "",
                "",
                joined(line, event -> Long.toString(event.position())),
                joined(line, LedgerEntryView::id));
    }

    private void total(PayoutStatementTotal total) {
        row(
                "total",
                total.closing().currency(),
                "",
                "",
                "",
                "",
                "",
                "",
                total.price().amountMinor(),
                total.commission().amountMinor(),
                total.earned().amountMinor(),
                "",
                total.recovered().amountMinor(),
                total.gatewayFees().amountMinor(),
                total.chargedBack().amountMinor(),
                total.refunded().amountMinor(),
                total.paidOut().amountMinor(),
                total.reversed().amountMinor());
    }

    /** With its offset, so that it is one moment whatever the reader's own zone is. */
    private String local(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static String joined(PayoutStatementLine line, Function<LedgerEntryView, String> part) {
        return line.events().stream().map(part).collect(Collectors.joining(" "));
    }

    /** Every row has every column; a number stays one, and everything else is text whatever it begins with. */
    private void row(Object... cells) {
        csv.writeRecord(Stream.concat(
                        Stream.of(cells), Stream.generate(() -> "").limit(COLUMNS - cells.length))
                .map(cell -> cell instanceof Long number ? number.toString() : Spreadsheets.exported(cell.toString()))
                .toArray(String[]::new));
    }
}
