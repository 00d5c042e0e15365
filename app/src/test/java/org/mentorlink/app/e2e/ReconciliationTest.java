package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** K10: what the events say and what the gateway has in its own books are the same to the cent, or it is found out. */
class ReconciliationTest {

    private static final String HEADER =
            "kind,reference,merchant_reference,amount_minor,currency,fee_minor,booked_at\n";

    private static final String FIELDS =
            "reconciliation { id matched bookings unexplainedMinor reportIds fetched breaks { number kind movement bookingId"
                    + " gatewayReference ledgerMinor gatewayMinor explanation resolved resolution assignee { id } } }";

    @Test
    void whatTheGatewayHasOtherwiseIsFoundAssignedAndResolved() {
        try (var application = ApplicationUnderTest.fresh()) {
            var anyone = application.client();
            var finance = anyone.as("finance");
            var from = anyone.now();
            var refunded = refunded(anyone);
            // Long enough that what follows from a settlement would have followed.
            anyone.advance(Duration.ofMinutes(20));
            var to = anyone.now();

            var clean = run(finance, from, to);
            assertThat(clean.get("breaks")).as(clean.toString()).isEmpty();
            assertThat(clean.get("matched").asInt()).isEqualTo(2);
            assertThat(clean.get("bookings").asInt()).isEqualTo(1);
            assertThat(clean.get("unexplainedMinor").asLong()).isZero();

            var report = HEADER + "CAPTURE,ch_1,pay_" + refunded.substring(4) + ",45001,ZAR,13," + from.plusSeconds(1)
                    + "\n";
            var statement = handedIn(finance, report);
            var imported = compared(finance, from, to, statement);
            assertThat(imported.get("breaks"))
                    .extracting(found -> found.get("kind").asString())
                    .containsExactly("FEE", "MISSING_AT_GATEWAY");
            assertThat(imported.get("unexplainedMinor").asLong()).isEqualTo(13 + 45_001);

            togetherWithAForeignLine(finance, from, to);

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
            broughtLevel(finance, from, to, statement, imported.get("id").asString());
            takenBack(finance, from, to, statement, imported.get("id").asString());
            levelWithWhatTheGatewayDidByItself(finance, from, to, report);

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

    private static String handedIn(GraphQlClient finance, String report) {
        var taken = finance.rest("POST", "/finance/gateway-reports", "text/csv", report);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        return new JsonMapper().readTree(taken.body()).get("reportId").asString();
    }

    private static JsonNode compared(GraphQlClient finance, Instant from, Instant to, String report) {
        return finance.mutate(
                        "runReconciliation",
                        "RunReconciliationInput",
                        Map.of("from", from.toString(), "to", to.toString(), "reportId", report),
                        FIELDS)
                .get("reconciliation");
    }

    /** Another gateway's report, with a charge that is none of ours, beside what the sandbox tells itself. */
    private static void togetherWithAForeignLine(GraphQlClient finance, Instant from, Instant to) {
        var report = handedIn(finance, HEADER + "CAPTURE,ch_foreign,,700,USD,0," + from.plusSeconds(1) + "\n");

        var both = finance.mutate(
                        "runReconciliation",
                        "RunReconciliationInput",
                        Map.of(
                                "from",
                                from.toString(),
                                "to",
                                to.toString(),
                                "reportIds",
                                List.of(report),
                                "fetched",
                                true),
                        FIELDS)
                .get("reconciliation");

        assertThat(both.get("matched").asInt()).isEqualTo(2);
        assertThat(both.at("/reportIds/0").asString()).isEqualTo(report);
        assertThat(both.get("fetched").asBoolean()).isTrue();
        assertThat(both.get("breaks")).singleElement().satisfies(found -> {
            assertThat(found.get("kind").asString()).isEqualTo("MISSING_IN_LEDGER");
            assertThat(found.get("gatewayReference").asString()).isEqualTo("ch_foreign");
        });
    }

    /** A fee and a payment to the platform's bank that only a statement tells: posted once, and gone from the next comparison. */
    private static void broughtLevel(GraphQlClient finance, Instant from, Instant to, String statement, String before) {
        var bank = handedIn(finance, HEADER + "SETTLEMENT,po_1,,1200,ZAR,0," + from.plusSeconds(2) + "\n");
        var settlement = compared(finance, from, to, bank);
        var toBank = settlement
                .get("breaks")
                .valueStream()
                .filter(found -> found.get("movement").asString().equals("SETTLEMENT"))
                .findFirst()
                .orElseThrow();
        assertThat(toBank.get("kind").asString()).isEqualTo("MISSING_IN_LEDGER");
        var again = compared(finance, from, to, statement).get("id").asString();

        assertThat(refusedPosting(finance, before, 1, 12, "ZAR")).isEqualTo("AMOUNT_DIFFERS");
        assertThat(refusedPosting(finance, before, 1, 13, "USD")).isEqualTo("CURRENCY_MISMATCH");
        assertThat(refusedPosting(finance, before, 2, 45_001, "ZAR")).isEqualTo("POSTING_NOT_POSSIBLE");
        var posted = finance.mutate("postBreak", "PostBreakInput", posting(before, 1, 13, "ZAR"), FIELDS)
                .get("reconciliation");
        assertThat(posted.at("/breaks/0/resolved").asBoolean()).isTrue();
        assertThat(posted.get("unexplainedMinor").asLong()).isEqualTo(45_001);
        assertThat(finance.tryMutate("postBreak", "PostBreakInput", posting(before, 1, 13, "ZAR"), FIELDS)
                        .get("errors"))
                .isEmpty();
        assertThat(refusedPosting(finance, again, 1, 13, "ZAR")).isEqualTo("POSTED_ALREADY");
        finance.mutate(
                "postBreak",
                "PostBreakInput",
                posting(settlement.get("id").asString(), toBank.get("number").asInt(), 1_200, "ZAR"),
                FIELDS);

        assertThat(compared(finance, from, to, statement).get("breaks"))
                .extracting(found -> found.get("kind").asString()
                        + ' '
                        + found.get("movement").asString())
                .containsExactlyInAnyOrder("MISSING_AT_GATEWAY SETTLEMENT", "MISSING_AT_GATEWAY REFUND");
        var ledger = finance.query("{ ledger { balanced accounts { name balanceMinor } } }");
        assertThat(ledger.at("/ledger/balanced").asBoolean()).isTrue();
        assertThat(ledger.at("/ledger/accounts"))
                .extracting(account -> account.get("name").asString()
                        + ' '
                        + account.get("balanceMinor").asLong())
                .contains("assets:bank 1200", "expenses:gateway-fees 13");
        assertThat(finance.rest("GET", "/finance/events", null, "").body())
                .containsSubsequence("AdjustmentPosted", "expenses:gateway-fees", "AdjustmentPosted", "assets:bank");
    }

    /** The bank sent a payment back, a fee of the account, money kept back, a correction: found, posted, gone, and level. */
    private static void levelWithWhatTheGatewayDidByItself(
            GraphQlClient finance, Instant from, Instant to, String known) {
        var at = ",ZAR,0," + from.plusSeconds(2) + "\n";
        var own = known + "SETTLEMENT,po_1,,1200" + at + "SETTLEMENT,po_1,,-1200" + at + "ACCOUNT_FEE,fee_1,,250" + at
                + "RESERVE,rsv_1,,500" + at + "RESERVE,rsv_1,,-100" + at + "OTHER,adj_1,,-777" + at;
        var books = handedIn(finance, own);
        var run = compared(finance, from, to, books);
        var missing = run.get("breaks")
                .valueStream()
                .filter(found -> found.get("kind").asString().equals("MISSING_IN_LEDGER"))
                .toList();
        assertThat(missing)
                .extracting(found -> found.get("movement").asString()
                        + ' '
                        + found.get("gatewayMinor").asLong())
                .containsExactlyInAnyOrder(
                        "SETTLEMENT -1200", "ACCOUNT_FEE 250", "RESERVE 500", "RESERVE -100", "OTHER -777");
        assertThat(run.get("unexplainedMinor").asLong()).isEqualTo(45_001 + 1_200 + 250 + 500 + 100 + 777);
        var id = run.get("id").asString();
        for (var found : missing) {
            var number = found.get("number").asInt();
            var minor = found.get("gatewayMinor").asLong();
            assertThat(refusedPosting(finance, id, number, -minor, "ZAR")).isEqualTo("AMOUNT_DIFFERS");
            finance.mutate("postBreak", "PostBreakInput", posting(id, number, minor, "ZAR"), FIELDS);
        }

        // What the statement does not have of the sandbox's is what was given back.
        var level = compared(finance, from, to, books);
        assertThat(level.get("breaks"))
                .extracting(found -> found.get("kind").asString())
                .containsExactly("MISSING_AT_GATEWAY");
        var balance = 45_001 - 13 - 1_200 + 1_200 - 250 - 500 + 100 + 777;
        assertThat(accounts(finance))
                .contains(
                        "assets:gateway:cash " + (balance - 45_001),
                        "assets:bank 0",
                        "assets:gateway:reserve 400",
                        "expenses:gateway-fees 263",
                        "expenses:gateway-adjustments -777");
        assertThat(finance.query("{ ledger { balanced } }")
                        .at("/ledger/balanced")
                        .asBoolean())
                .isTrue();
    }

    /** Posted by mistake: what it was is in the ledger no more, and unexplained until it is posted once more. */
    private static void takenBack(GraphQlClient finance, Instant from, Instant to, String statement, String before) {
        var reopening = Map.<String, Object>of("reconciliationId", before, "number", 1, "reason", "of another account");
        assertThat(actions(finance, before)).contains("RESOLVE false", "REOPEN true");
        var reopened = finance.mutate("reopenBreak", "ResolveBreakInput", reopening, FIELDS)
                .get("reconciliation");
        assertThat(reopened.at("/breaks/0/resolved").asBoolean()).isFalse();
        assertThat(reopened.get("unexplainedMinor").asLong()).isEqualTo(45_001 + 13);
        assertThat(actions(finance, before)).contains("RESOLVE true", "REOPEN false");
        assertThat(accounts(finance)).contains("expenses:gateway-fees 0");
        assertThat(finance.tryMutate("reopenBreak", "ResolveBreakInput", reopening, FIELDS)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("BREAK_OPEN");
        assertThat(compared(finance, from, to, statement).get("breaks"))
                .extracting(found -> found.get("kind").asString())
                .contains("FEE");

        // Said to be none, and reopened: nothing was posted for it.
        resolved(finance, before, 1);
        finance.mutate("reopenBreak", "ResolveBreakInput", reopening, FIELDS);
        assertThat(accounts(finance)).contains("expenses:gateway-fees 0");

        finance.mutate("postBreak", "PostBreakInput", posting(before, 1, 13, "ZAR"), FIELDS);
        assertThat(accounts(finance)).contains("expenses:gateway-fees 13");
        assertThat(finance.rest("GET", "/finance/events", null, "").body())
                .containsSubsequence("AdjustmentPosted", "AdjustmentReversed", "AdjustmentPosted");
    }

    private static List<String> actions(GraphQlClient finance, String id) {
        return finance.query(
                        "query($id: ID!) { reconciliation(id: $id) { breaks { number availableActions { action allowed } } } }",
                        Map.of("id", id))
                .at("/reconciliation/breaks")
                .valueStream()
                .filter(found -> found.get("number").asInt() == 1)
                .flatMap(found -> found.get("availableActions").valueStream())
                .map(action -> action.get("action").asString() + ' ' + action.get("allowed"))
                .toList();
    }

    private static List<String> accounts(GraphQlClient finance) {
        return finance.query("{ ledger { accounts { name balanceMinor } } }")
                .at("/ledger/accounts")
                .valueStream()
                .map(account -> account.get("name").asString() + ' ' + account.get("balanceMinor"))
                .toList();
    }

    private static String refusedPosting(GraphQlClient finance, String id, int number, long minor, String currency) {
        return finance.tryMutate("postBreak", "PostBreakInput", posting(id, number, minor, currency), FIELDS)
                .at("/errors/0/code")
                .asString();
    }

    private static Map<String, Object> posting(String id, int number, long minor, String currency) {
        return Map.of(
                "reconciliationId",
                id,
                "number",
                number,
                "amountMinor",
                minor,
                "currency",
                currency,
                "reason",
                "as the statement says");
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
