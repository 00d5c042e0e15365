package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** K10: what the events say and what the gateway has in its own books are the same to the cent, or it is found out. */
class ReconciliationTest {

    private static final String FIELDS =
            "reconciliation { id matched unexplainedMinor breaks { number kind movement bookingId"
                    + " gatewayReference ledgerMinor gatewayMinor explanation resolved resolution assignee { id } } }";

    @Test
    void whatTheGatewayHasOtherwiseIsFoundAssignedAndResolved() {
        try (var application = ApplicationUnderTest.fresh()) {
            var anyone = application.client();
            var finance = anyone.as("finance");
            var from = anyone.now();
            var refunded = refunded(anyone);
            anyone.advance(Duration.ofMinutes(5));
            var to = anyone.now();

            var clean = run(finance, from, to);
            assertThat(clean.get("breaks")).as(clean.toString()).isEmpty();
            assertThat(clean.get("matched").asInt()).isEqualTo(2);
            assertThat(clean.get("unexplainedMinor").asLong()).isZero();

            var report = "kind,reference,merchant_reference,amount_minor,currency,fee_minor,booked_at\n"
                    + "CAPTURE,ch_1,pay_" + refunded.substring(4) + ",45001,ZAR,13," + from.plusSeconds(1) + "\n";
            var taken = finance.rest("POST", "/finance/gateway-reports", "text/csv", report);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            var imported = finance.mutate(
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
                            FIELDS)
                    .get("reconciliation");
            assertThat(imported.get("breaks"))
                    .extracting(found -> found.get("kind").asString())
                    .containsExactly("FEE", "MISSING_AT_GATEWAY");
            assertThat(imported.get("unexplainedMinor").asLong()).isEqualTo(13 + 45_001);

            // The gateway's own books, which are another company's, change behind our back.
            var books = application.bean(JdbcTemplate.class);
            books.update("update sandbox_gateway_operation set amount_minor = amount_minor - 1 where kind = 'CAPTURE'");
            books.update("delete from sandbox_gateway_operation where kind = 'REFUND'");

            var broken = run(finance, from, to);
            assertThat(broken.get("matched").asInt()).isZero();
            assertThat(broken.get("breaks"))
                    .extracting(found -> found.get("kind").asString())
                    .containsExactly("AMOUNT", "MISSING_AT_GATEWAY");
            assertThat(broken.get("breaks"))
                    .allSatisfy(found ->
                            assertThat(found.get("bookingId").asString()).isEqualTo(refunded))
                    .allSatisfy(found ->
                            assertThat(found.get("explanation").asString()).contains("gateway"));
            assertThat(broken.get("unexplainedMinor").asLong()).isEqualTo(1 + 45_001);
            var id = broken.get("id").asString();
            var assigned = finance.mutate(
                            "assignBreak",
                            "AssignBreakInput",
                            Map.of("reconciliationId", id, "number", 1, "memberId", finance.me()),
                            FIELDS)
                    .get("reconciliation");
            assertThat(assigned.at("/breaks/0/assignee/id").asString()).isEqualTo(finance.me());
            assertThat(resolved(finance, id, 1).get("unexplainedMinor").asLong())
                    .isEqualTo(45_001);
            assertThat(resolved(finance, id, 2).get("unexplainedMinor").asLong())
                    .isZero();
            var twice = finance.tryMutate(
                    "resolveBreak",
                    "ResolveBreakInput",
                    Map.of("reconciliationId", id, "number", 2, "reason", "put to the wrong month after all"),
                    FIELDS);
            assertThat(twice.at("/errors/0/code").asString()).isEqualTo("BREAK_RESOLVED");

            var history = finance.query(
                    "{ auditTrail(subject: \"" + id + "\") { edges { node { type reason actor { id } } } } }");
            assertThat(history.at("/auditTrail/edges"))
                    .extracting(edge -> edge.at("/node/type").asString())
                    .containsExactly(
                            "ReconciliationRun", "BreaksFound", "BreakAssigned", "BreakResolved", "BreakResolved");

            application.restart();
            var again = application
                    .client()
                    .as("finance")
                    .query("{ reconciliation(id: \"" + id + "\") { unexplainedMinor breaks { resolution } } }");
            assertThat(again.at("/reconciliation/unexplainedMinor").asLong()).isZero();
            assertThat(again.at("/reconciliation/breaks/0/resolution").asString())
                    .isEqualTo("the bank confirmed it");
        }
    }

    private static JsonNode resolved(GraphQlClient finance, String id, int number) {
        return finance.mutate(
                        "resolveBreak",
                        "ResolveBreakInput",
                        Map.of("reconciliationId", id, "number", number, "reason", "the bank confirmed it"),
                        FIELDS)
                .get("reconciliation");
    }

    private static JsonNode run(GraphQlClient finance, Instant from, Instant to) {
        return finance.mutate(
                        "runReconciliation",
                        "RunReconciliationInput",
                        Map.of("from", from.toString(), "to", to.toString()),
                        FIELDS)
                .get("reconciliation");
    }

    private static String refunded(GraphQlClient anyone) {
        var mentee = anyone.newMember("MENTEE");
        var thandi = anyone.mentorId("thandi");
        var id = mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(8), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        mentee.act("cancelBooking", id);
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
        return id;
    }
}
