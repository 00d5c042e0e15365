package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportCommand.CompleteReport;
import org.mentorlink.payment.GatewayReportCommand.TakeLines;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "mentorlink.finance.report-max-bytes=200000")
class GatewayReportTest extends ApiTest {

    private static final String HEADER = "kind,reference,merchant_reference,amount_minor,currency,fee_minor,booked_at";
    private static final String LINE = "CAPTURE,ch_1,pay_1,45001,ZAR,13,2026-11-21T15:00:00Z";
    private static final GatewayLine TAKEN = new GatewayLine(
            MovementKind.CAPTURE, "ch_1", "pay_1", Money.of(45_001, "ZAR"), 13, Instant.parse("2026-11-21T15:00:00Z"));

    @Test
    void csv_is_taken_whatever_the_order_of_its_columns() {
        var answer = post(
                FINANCE,
                "text/csv; charset=utf-8",
                "booked_at,currency,amount_minor,note,kind,reference\r\n2026-11-21T17:00:00+02:00,ZAR,5,\"a, b\",refund,re_1\r\n");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).get("lines").asInt()).isEqualTo(1);
        assertThat(taken())
                .containsExactly(new GatewayLine(
                        MovementKind.REFUND,
                        "re_1",
                        null,
                        Money.of(5, "ZAR"),
                        0,
                        Instant.parse("2026-11-21T15:00:00Z")));
        assertThat(world.actors).contains(new Actor(FINANCE, "FINANCE"));
    }

    @Test
    void ndjson_is_taken_as_well() {
        var answer = post(
                FINANCE,
                "application/x-ndjson",
                "{\"kind\":\"CAPTURE\",\"reference\":\"ch_1\",\"merchant_reference\":\"pay_1\",\"amount_minor\":45001,"
                        + "\"currency\":\"ZAR\",\"fee_minor\":13,\"booked_at\":\"2026-11-21T15:00:00Z\"}\n");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(taken()).containsExactly(TAKEN);
    }

    @Test
    void a_mark_in_front_and_blank_lines_are_no_lines() {
        var ndjson =
                "{\"kind\":\"CAPTURE\",\"reference\":\"ch_1\",\"merchant_reference\":\"pay_1\",\"amount_minor\":45001,"
                        + "\"currency\":\"ZAR\",\"fee_minor\":13,\"booked_at\":\"2026-11-21T15:00:00Z\"}";

        assertThat(post(FINANCE, "text/csv", '\uFEFF' + HEADER + "\n" + LINE + "\n")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(FINANCE, "application/x-ndjson", '\uFEFF' + ndjson + "\r\n\r\n" + ndjson + "\n\n")
                        .statusCode())
                .isEqualTo(200);

        assertThat(taken()).containsExactly(TAKEN, TAKEN, TAKEN);
        var wrongAfterABlank = post(FINANCE, "application/x-ndjson", ndjson + "\n\nno json\n");
        assertThat(wrongAfterABlank.body()).contains("Line 3 is no JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void a_line_is_not_read_beyond_what_lines_have(String type) {
        var answer = post(FINANCE, type, "x".repeat(70_000));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(world.commands).isEmpty();
    }

    /** Whoever's it is, it is in the gateway's books, and the ledger has none of it. */
    @Test
    void a_capture_that_is_not_ours_is_taken_as_well() {
        var answer = post(FINANCE, "text/csv", HEADER + "\nCAPTURE,ch_9,,700,USD,0,2026-11-21T15:00:00Z\n");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(taken())
                .containsExactly(new GatewayLine(
                        MovementKind.CAPTURE,
                        "ch_9",
                        null,
                        Money.of(700, "USD"),
                        0,
                        Instant.parse("2026-11-21T15:00:00Z")));
    }

    @Test
    void many_lines_are_taken_in_batches() {
        var file = IntStream.range(0, 2_001).mapToObj(n -> LINE).collect(Collectors.joining("\n", HEADER + "\n", "\n"));

        assertThat(post(FINANCE, "text/csv", file).statusCode()).isEqualTo(200);

        assertThat(world.commands).hasSize(4);
        assertThat(taken()).hasSize(2_001).containsOnly(TAKEN);
        assertThat(world.commands.getLast())
                .isInstanceOfSatisfying(
                        CompleteReport.class,
                        complete -> assertThat(complete.batches()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAYMENT,ch_1,pay_1,45001,ZAR,13,2026-11-21T15:00:00Z",
                "CAPTURE,,pay_1,45001,ZAR,13,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,450.01,ZAR,13,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,0,ZAR,13,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,-5,ZAR,13,2026-11-21T15:00:00Z",
                "OTHER,adj_1,,0,ZAR,0,2026-11-21T15:00:00Z",
                "OTHER,adj_1,,-1000000000001,ZAR,0,2026-11-21T15:00:00Z",
                "REFUND,re_1,,-5,ZAR,0,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,1000000000001,ZAR,13,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,9223372036854775808,ZAR,13,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,45001,ZAR,1000000000001,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,45001,ZAR,-1000000000001,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,45001,RAND,13,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,45001,ZAR,some,2026-11-21T15:00:00Z",
                "CAPTURE,ch_1,pay_1,45001,ZAR,13,21.11.2026",
                "CAPTURE"
            })
    void a_report_with_a_line_that_cannot_be_read_is_never_complete(String wrong) {
        var answer = post(FINANCE, "text/csv", HEADER + "\n" + LINE + "\n" + wrong + "\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("INVALID_LINE", "Line 3");
        assertThat(world.commands).noneMatch(CompleteReport.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SETTLEMENT", "ACCOUNT_FEE", "RESERVE", "OTHER"})
    void what_the_gateway_does_by_itself_has_a_sign(String kind) {
        var lines = kind + ",x_1,,400,ZAR,0,2026-11-21T15:00:00Z\n" + kind + ",x_2,,-400,ZAR,0,2026-11-21T15:00:00Z\n";

        assertThat(post(FINANCE, "text/csv", HEADER + "\n" + lines).statusCode())
                .isEqualTo(200);
        assertThat(taken()).extracting(line -> line.amount().amountMinor()).containsExactly(400L, -400L);
    }

    @Test
    void the_most_that_a_gateway_moves_is_taken() {
        var most = "CAPTURE,ch_1,pay_1,1000000000000,ZAR,-1000000000000,2026-11-21T15:00:00Z";

        assertThat(post(FINANCE, "text/csv", HEADER + "\n" + most + "\n").statusCode())
                .isEqualTo(200);
        assertThat(taken())
                .singleElement()
                .satisfies(line -> assertThat(line.isPlausible()).isTrue());
    }

    @Test
    void what_is_no_report_is_told() {
        assertThat(post(FINANCE, "text/plain", LINE).statusCode()).isEqualTo(400);
        assertThat(post(FINANCE, "application/x-ndjson", "no json\n").statusCode())
                .isEqualTo(422);
        assertThat(post(FINANCE, "text/csv", HEADER + "\n\"open").statusCode()).isEqualTo(422);
        assertThat(post(FINANCE, "text/csv", HEADER + "\n" + (LINE + "\n").repeat(5_000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(world.commands).noneMatch(CompleteReport.class::isInstance);
    }

    @Test
    void is_for_staff() {
        assertThat(post(NOBODY, "text/csv", HEADER).statusCode()).isEqualTo(401);
        assertThat(post(LERATO, "text/csv", HEADER).statusCode()).isEqualTo(403);
        assertThat(world.commands).isEmpty();
    }

    private List<GatewayLine> taken() {
        return world.commands.stream()
                .filter(TakeLines.class::isInstance)
                .flatMap(command -> ((TakeLines) command).gatewayLines().stream())
                .toList();
    }

    private HttpResponse<String> post(String memberId, String type, String body) {
        var request = HttpRequest.newBuilder(uri("/finance/gateway-reports"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (memberId != null) {
            request.header(
                    "Authorization",
                    "Bearer "
                            + tokens.issue(memberId, world.members.get(memberId).roles()));
        }
        return send(request.build());
    }
}
