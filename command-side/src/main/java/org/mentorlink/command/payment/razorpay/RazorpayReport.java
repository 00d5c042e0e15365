package org.mentorlink.command.payment.razorpay;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentId;
import tools.jackson.databind.JsonNode;

/**
 * Razorpay's own books: what it has settled, day by day. A line counts for the period in which its movement was made, and is told
 * once it is settled, a few days later; so the days after the period are looked through too.
 */
final class RazorpayReport {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    /** How much later than it was made something is settled, at most. */
    private static final int DAYS_UNTIL_SETTLED = 14;

    private static final int MOST = 1_000;

    private final RazorpayApi api;
    private final Clock clock;

    RazorpayReport(RazorpayApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** @param after day and number of lines of it that are done */
    GatewayReportPage read(Instant from, Instant to, @Nullable String after, int most) {
        var place = after == null ? new String[] {day(from).toString(), "0"} : after.split(" ", 2);
        var day = LocalDate.parse(place[0]);
        var skip = Integer.parseInt(place[1]);
        var last = earlier(day(to).plusDays(DAYS_UNTIL_SETTLED), later(day(to), day(clock.instant())));
        if (day.isAfter(last)) {
            return new GatewayReportPage(List.of(), null);
        }
        var count = Math.min(most, MOST);
        var settled = api.settled(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), count, skip);
        var lines = settled.stream()
                .map(RazorpayReport::line)
                .filter(Objects::nonNull)
                .filter(line ->
                        !line.bookedAt().isBefore(from) && line.bookedAt().isBefore(to))
                .toList();
        var next = settled.size() == count
                ? day + " " + (skip + count)
                : day.isBefore(last) ? day.plusDays(1) + " 0" : null;
        return new GatewayReportPage(lines, next);
    }

    private static @Nullable GatewayLine line(JsonNode settled) {
        var dispute = settled.path("dispute_id").asString("");
        return switch (settled.path("type").asString("")) {
            case "payment" -> line(settled, MovementKind.CAPTURE, name(settled), key(settled));
            case "refund" -> line(settled, MovementKind.REFUND, name(settled), null);
            case "adjustment" ->
                dispute.isEmpty()
                        ? ofTheAccount(settled)
                        : line(
                                settled,
                                settled.path("debit").asLong() > 0
                                        ? MovementKind.CHARGEBACK
                                        : MovementKind.CHARGEBACK_REVERSAL,
                                dispute,
                                null);
            default -> ofTheAccount(settled);
        };
    }

    /** What is of no payment, by all that it changed the balance by. */
    private static @Nullable GatewayLine ofTheAccount(JsonNode settled) {
        var left = RazorpayApi.money(settled, "debit").minus(RazorpayApi.money(settled, "credit"));
        return left.isZero()
                ? null
                : new GatewayLine(MovementKind.OTHER, name(settled), null, left, 0, bookedAt(settled));
    }

    private static GatewayLine line(JsonNode settled, MovementKind kind, String name, @Nullable String key) {
        return new GatewayLine(
                kind,
                name,
                key,
                RazorpayApi.money(settled, "amount"),
                settled.path("fee").asLong(),
                bookedAt(settled));
    }

    private static Instant bookedAt(JsonNode settled) {
        return Instant.ofEpochSecond(settled.path("created_at").asLong());
    }

    private static String name(JsonNode settled) {
        return settled.path("entity_id").asString("");
    }

    /** Our key of the payment, as far as its order's receipt tells it. */
    private static @Nullable String key(JsonNode settled) {
        var receipt = settled.path("order_receipt").asString("");
        return receipt.isEmpty() ? null : PaymentId.PREFIX + receipt + "/authorize";
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
