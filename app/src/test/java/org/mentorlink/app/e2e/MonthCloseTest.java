package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.PaymentId;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** K11: a closed month is the same bytes for ever, and whoever changes the events under it is found out. */
class MonthCloseTest {

    private static final String FIELDS =
            "monthClose { period timeZone position entries corrections sha256 jsonSha256 csvUrl jsonUrl closedAt }";
    private static final String VERIFY = "query($p: String!) { verifyMonthClose(period: $p) { valid actualSha256 } }";

    @Test
    void aClosedMonthStaysWhatItWas() throws Exception {
        try (var application = ApplicationUnderTest.fresh()) {
            var anyone = application.client();
            var finance = anyone.as("finance");
            var month = YearMonth.from(anyone.now().atZone(ZoneOffset.UTC));
            cancelled(anyone);
            assertThat(code(finance, month)).isEqualTo("MONTH_NOT_OVER");

            anyone.advanceTo(
                    month.plusMonths(2).atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(code(finance, month.plusMonths(1))).isEqualTo("EARLIER_MONTH_OPEN");
            assertThat(code(finance, month.minusMonths(1))).isEqualTo("NOTHING_TO_CLOSE");
            var closed = close(finance, month);
            assertThat(closed.get("entries").asInt()).isEqualTo(3);
            assertThat(closed.get("timeZone").asString()).isEqualTo("UTC");
            var csv = fetched(finance, closed.get("csvUrl").asString());
            var json = fetched(finance, closed.get("jsonUrl").asString());
            assertThat(sha256(csv)).isEqualTo(closed.get("sha256").asString());
            assertThat(sha256(json)).isEqualTo(closed.get("jsonSha256").asString());
            assertThat(new JsonMapper().readTree(json).get("entries")).hasSize(3);

            cancelled(anyone);
            assertThat(close(finance, month.plusMonths(1)).get("entries").asInt())
                    .isZero();
            application.restart();

            var again = application.client().as("finance");
            assertThat(close(again, month)).isEqualTo(closed);
            assertThat(fetched(again, closed.get("csvUrl").asString())).isEqualTo(csv);
            assertThat(fetched(again, closed.get("jsonUrl").asString())).isEqualTo(json);
            assertThat(valid(again, month)).isTrue();
            assertThat(again.query("{ monthCloses { period } }").get("monthCloses"))
                    .hasSize(2);
            assertThat(again.query("{ auditTrail(subject: \"bks_platform\") { edges { node { type } } } }")
                            .at("/auditTrail/edges"))
                    .hasSize(2);

            var database = application.bean(JdbcTemplate.class);
            database.update("""
                    update domain_event_entry
                    set payload = convert_to(replace(convert_from(payload, 'UTF8'), '45001', '45000'), 'UTF8')
                    where global_index = (select min(global_index) from domain_event_entry where payload_type = 'payment.PaymentCaptured')
                    """);
            assertThat(valid(again, month)).isFalse();
            assertThat(valid(again, month.plusMonths(1))).isFalse();
            assertThat(fetched(again, closed.get("csvUrl").asString())).isNotEqualTo(csv);
        }
    }

    /** A fee that the gateway's statement tells when the month that it is of is closed. */
    @Test
    void whatIsPostedAboutAClosedMonthIsACorrectionOfTheNext() throws Exception {
        try (var application = ApplicationUnderTest.fresh()) {
            var anyone = application.client();
            var finance = anyone.as("finance");
            var from = anyone.now();
            var month = YearMonth.from(from.atZone(ZoneOffset.UTC));
            var next = month.plusMonths(1);
            var booking = cancelled(anyone);
            var to = anyone.now();
            advanceInto(anyone, next);
            var closed = close(finance, month);
            assertThat(closed.get("corrections").asInt()).isZero();
            var csv = fetched(finance, closed.get("csvUrl").asString());
            var json = fetched(finance, closed.get("jsonUrl").asString());

            post(finance, from, to, booking, 13);
            cancelled(anyone);
            advanceInto(anyone, next.plusMonths(1));
            var corrected = close(finance, next);
            assertThat(corrected.get("corrections").asInt()).isEqualTo(1);
            assertThat(corrected.get("entries").asInt()).isEqualTo(3);
            var report = fetched(finance, corrected.get("csvUrl").asString());
            assertThat(report.lines().filter(row -> row.startsWith("correction,")))
                    .satisfiesExactly(
                            row -> assertThat(row)
                                    .startsWith("correction,expenses:gateway-fees,ZAR,13,0,," + month + ',')
                                    .contains(",AdjustmentPosted,"),
                            row -> assertThat(row)
                                    .startsWith("correction,assets:gateway:cash,ZAR,0,13,," + month + ','));
            assertThat(report.lines().filter(row -> row.startsWith("entry,")))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).contains(",," + next + ','));
            assertThat(report).contains("closing,expenses:gateway-fees,ZAR,13,0,13");
            assertThat(new JsonMapper()
                            .readTree(fetched(finance, corrected.get("jsonUrl").asString()))
                            .get("entries"))
                    .filteredOn(entry -> entry.get("correction").asBoolean())
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.get("month").asString()).isEqualTo(month.toString()));

            assertThat(fetched(finance, closed.get("csvUrl").asString())).isEqualTo(csv);
            assertThat(fetched(finance, closed.get("jsonUrl").asString())).isEqualTo(json);
            assertThat(valid(finance, month)).isTrue();
            assertThat(valid(finance, next)).isTrue();
        }
    }

    private static void advanceInto(GraphQlClient anyone, YearMonth month) {
        anyone.advanceTo(month.atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** By the break that a statement with that fee makes. */
    private static void post(GraphQlClient finance, Instant from, Instant to, String booking, long fee) {
        var taken = finance.rest(
                "POST",
                "/finance/gateway-reports",
                "text/csv",
                "kind,reference,merchant_reference,amount_minor,currency,fee_minor,booked_at\nCAPTURE,ch_1,"
                        + PaymentId.of(new BookingId(booking)).value() + ",45001,ZAR," + fee + ',' + from.plusSeconds(1)
                        + '\n');
        var run = finance.mutate(
                        "runReconciliation",
                        "RunReconciliationInput",
                        Map.of(
                                "from",
                                from.toString(),
                                "to",
                                to.toString(),
                                "reportId",
                                new JsonMapper()
                                        .readTree(taken.body())
                                        .get("reportId")
                                        .asString()),
                        "reconciliation { id breaks { number kind } }")
                .get("reconciliation");
        assertThat(run.at("/breaks/0/kind").asString()).isEqualTo("FEE");
        finance.mutate(
                "postBreak",
                "PostBreakInput",
                Map.of(
                        "reconciliationId",
                        run.get("id").asString(),
                        "number",
                        run.at("/breaks/0/number").asInt(),
                        "amountMinor",
                        fee,
                        "currency",
                        "ZAR",
                        "reason",
                        "as the statement says"),
                "reconciliation { id }");
    }

    private static String cancelled(GraphQlClient anyone) {
        var mentee = anyone.newMember("MENTEE");
        var thandi = anyone.mentorId("thandi");
        var id = mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(3), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        mentee.act("cancelBooking", id);
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
        return id;
    }

    private static JsonNode close(GraphQlClient finance, YearMonth month) {
        return finance.mutate("closeMonth", "CloseMonthInput", Map.of("period", month.toString()), FIELDS)
                .get("monthClose");
    }

    private static String code(GraphQlClient finance, YearMonth month) {
        return finance.tryMutate("closeMonth", "CloseMonthInput", Map.of("period", month.toString()), FIELDS)
                .at("/errors/0/code")
                .asString("");
    }

    private static boolean valid(GraphQlClient finance, YearMonth month) {
        return finance.query(VERIFY, Map.of("p", month.toString()))
                .at("/verifyMonthClose/valid")
                .asBoolean();
    }

    private static String fetched(GraphQlClient finance, String url) {
        var answer = finance.rest("GET", url, null, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
