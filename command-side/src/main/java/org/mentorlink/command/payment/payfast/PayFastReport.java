package org.mentorlink.command.payment.payfast;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;

/**
 * PayFast's own books: its transaction history. What payers paid are captures; all else is told by the name of its type, as PayFast
 * documents no list of them: refunds, charge-backs and those given back, payments to the platform's bank, fees, or something other.
 */
final class PayFastReport {

    private static final int MOST = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final PayFastApi api;

    PayFastReport(PayFastApi api) {
        this.api = api;
    }

    /**
     * One page.
     *
     * @param after number of transactions that are done
     * @throws GatewayTimeout where PayFast does not tell
     */
    GatewayReportPage read(Instant from, Instant to, @Nullable String after, int most) {
        var offset = after == null ? 0 : Integer.parseInt(after);
        var count = Math.min(most, MOST);
        var rows = rows(api, day(from), day(to), offset, count);
        var lines = rows.stream()
                .map(PayFastReport::line)
                .filter(Objects::nonNull)
                .filter(line ->
                        !line.bookedAt().isBefore(from) && line.bookedAt().isBefore(to))
                .toList();
        return new GatewayReportPage(lines, rows.size() < count ? null : Integer.toString(offset + count));
    }

    /** The transactions of some days, both included, from one on; in PayFast's order. */
    static List<Map<String, String>> rows(PayFastApi api, LocalDate first, LocalDate last, int offset, int most) {
        var query = new LinkedHashMap<String, String>();
        query.put("from", first.toString());
        query.put("to", last.toString());
        query.put("limit", Integer.toString(most));
        query.put("offset", Integer.toString(offset));
        var answer = api.get("/transactions/history", query);
        if (!answer.isSuccess()) {
            throw new GatewayTimeout("PayFast does not tell its transactions");
        }
        return PayFastHistory.rows(answer.body());
    }

    static boolean isPayment(Map<String, String> row) {
        return "FUNDS_RECEIVED".equals(row.get("Type")) && "CREDIT".equals(row.get("Sign"));
    }

    private static @Nullable GatewayLine line(Map<String, String> row) {
        if (isPayment(row)) {
            return line(row, MovementKind.CAPTURE, row.get("M Payment ID"));
        }
        var type = row.getOrDefault("Type", "");
        var isOut = isOut(row);
        if (type.contains("REFUND") && isOut) {
            // Our key is the reason it was given, which it shows as what the transaction is about.
            return line(row, MovementKind.REFUND, row.get("Description"));
        }
        return type.contains("CHARGEBACK")
                ? line(row, isOut ? MovementKind.CHARGEBACK : MovementKind.CHARGEBACK_REVERSAL, null)
                : ofTheAccount(row, type);
    }

    private static @Nullable GatewayLine ofTheAccount(Map<String, String> row, String type) {
        var kind = type.contains("PAYOUT")
                ? MovementKind.SETTLEMENT
                : type.contains("FEE") ? MovementKind.ACCOUNT_FEE : MovementKind.OTHER;
        var line = line(row, kind, null);
        if (line.amount().isZero() && line.feeMinor() == 0) {
            return null;
        }
        return new GatewayLine(
                kind,
                line.reference().isBlank() ? type + ' ' + row.getOrDefault("Date", "") : line.reference(),
                null,
                isOut(row) ? line.amount() : line.amount().zero().minus(line.amount()),
                line.feeMinor(),
                line.bookedAt());
    }

    private static boolean isOut(Map<String, String> row) {
        return "DEBIT".equals(row.get("Sign"));
    }

    private static GatewayLine line(Map<String, String> row, MovementKind kind, @Nullable String key) {
        return new GatewayLine(
                kind,
                row.getOrDefault("PF Payment ID", ""),
                key == null || key.isBlank() ? null : key,
                // What goes out may be told as less than nothing.
                PayFastGateway.zar(row.getOrDefault("Gross", "")).magnitude(),
                kept(row.get("Fee")),
                bookedAt(row.getOrDefault("Date", "")));
    }

    private static long kept(@Nullable String fee) {
        return fee == null || fee.isBlank() ? 0 : -PayFastGateway.zar(fee).amountMinor();
    }

    private static Instant bookedAt(String date) {
        try {
            return LocalDateTime.parse(date, TIME).atZone(PayFastApi.ZONE).toInstant();
        } catch (DateTimeException broken) {
            throw new GatewayTimeout("PayFast tells a time that is none", broken);
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, PayFastApi.ZONE);
    }
}
