package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.AdjustmentCommand.PostAdjustment;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.MoreBreaks;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationCommand.AssignBreak;
import org.mentorlink.payment.ReconciliationCommand.ResolveBreak;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import tools.jackson.databind.JsonNode;

class ReconciliationTest extends ApiTest {

    private static final String RUN =
            "mutation { runReconciliation(input: {from: \"2026-11-01T00:00:00Z\", to: \"2026-12-01T00:00:00Z\"}) {"
                    + " reconciliation { id matched bookings fetched reportIds reportId more { kind count stake { amountMinor } } unexplainedMinor position breaks { number kind movement bookingId gatewayReference"
                    + " ledgerMinor gatewayMinor bookingMinor feeMinor stake { amountMinor currency } explanation resolved assignee { id } } }"
                    + " errors { code message } position } }";

    @BeforeEach
    void books() {
        world.reconciliations.clear();
        world.comparesSlowly(false);
        var price = Money.of(45_001, "ZAR");
        world.reconciled = new Reconciled(
                40,
                7,
                3,
                1,
                List.of(new ReconciliationBreak(
                        1,
                        BreakKind.AMOUNT,
                        MovementKind.CAPTURE,
                        Money.of(1, "ZAR"),
                        "bkg_one",
                        "gw_1",
                        price,
                        Money.of(45_000, "ZAR"),
                        0,
                        0L,
                        Views.LONG_BEFORE,
                        Views.LONG_BEFORE,
                        12L)),
                List.of(new MoreBreaks(BreakKind.FEE, 4, Money.of(90, "ZAR"))));
    }

    private JsonNode run(String member) {
        var answer = ask(member, RUN);
        assertFine(answer);
        return answer.at("/data/runReconciliation");
    }

    @Test
    void what_was_compared_is_kept_and_shown() {
        var shown = run(FINANCE).get("reconciliation");

        assertThat(shown.get("matched").asInt()).isEqualTo(7);
        assertThat(shown.get("bookings").asInt()).isEqualTo(3);
        assertThat(shown.get("unexplainedMinor").asLong()).isEqualTo(91);
        assertThat(shown.at("/more/0/kind").asString()).isEqualTo("FEE");
        assertThat(shown.at("/more/0/count").asInt()).isEqualTo(4);
        assertThat(shown.get("fetched").asBoolean()).isTrue();
        assertThat(shown.get("reportIds")).isEmpty();
        assertThat(shown.get("position").asString()).isEqualTo("40");
        var found = shown.at("/breaks/0");
        assertThat(found.get("kind").asString()).isEqualTo("AMOUNT");
        assertThat(found.get("ledgerMinor").asLong()).isEqualTo(45_001);
        assertThat(found.get("gatewayMinor").asLong()).isEqualTo(45_000);
        assertThat(found.get("explanation").asString()).isEqualTo("in words");
        assertThat(found.get("assignee").isNull()).isTrue();
        assertThat(world.actors).containsExactly(new Actor(FINANCE, "FINANCE"));
        var id = shown.get("id").asString();
        assertThat(ask(ADMIN, "{ reconciliation(id: \"" + id + "\") { id } }")
                        .at("/data/reconciliation/id")
                        .asString())
                .isEqualTo(id);
        assertThat(ask(
                                ADMIN,
                                "{ reconciliations { edges { node { id } } } reconciliationProgress { running ledgerRead } }")
                        .at("/data/reconciliations/edges"))
                .hasSize(1);
    }

    @Test
    void reports_and_what_gateways_tell_are_compared_together() {
        var shown = runWith("reportId: \"rpt_1\", reportIds: [\"rpt_2\", \"rpt_1\"], fetched: true");
        assertThat(world.compared.reportIds()).containsExactly("rpt_1", "rpt_2");
        assertThat(world.compared.fetched()).isTrue();
        assertThat(shown.at("/reconciliation/reportIds"))
                .extracting(JsonNode::asString)
                .containsExactly("rpt_1", "rpt_2");
        assertThat(shown.at("/reconciliation/reportId").asString()).isEqualTo("rpt_1");

        runWith("reportIds: [\"rpt_1\"]");
        assertThat(world.compared.fetched()).isFalse();

        var many = IntStream.range(0, 21).mapToObj(n -> "\"rpt_" + n + '"').collect(Collectors.joining(", "));
        assertThat(runWith("reportIds: [" + many + "]").at("/errors/0/code").asString())
                .isEqualTo("TOO_MANY_REPORTS");
        world.reconciled = null;
        assertThat(runWith("reportIds: [\"rpt_1\"]").at("/errors/0/code").asString())
                .isEqualTo("GATEWAY_REPORT_MISSING");
    }

    @Test
    void more_than_can_be_compared_at_once_is_refused() {
        world.reconciled = Reconciled.TOO_MUCH;
        assertThat(runWith("reportIds: [\"rpt_1\"]").at("/errors/0/code").asString())
                .isEqualTo("PERIOD_TOO_LARGE");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void a_line_of_more_than_any_gateway_moves_is_refused() {
        world.reconciled = Reconciled.implausible("ch_slip");
        var error = runWith("reportIds: [\"rpt_1\"]").at("/errors/0");
        assertThat(error.at("/code").asString()).isEqualTo("INVALID_LINE");
        assertThat(error.at("/message").asString()).contains("ch_slip");
        assertThat(world.commands).isEmpty();
    }

    private JsonNode runWith(String reports) {
        var answer =
                ask(FINANCE, RUN.replace("to: \"2026-12-01T00:00:00Z\"", "to: \"2026-12-01T00:00:00Z\", " + reports));
        return answer.at("/data/runReconciliation");
    }

    @Test
    void where_no_gateway_tells_its_books_that_is_said() {
        world.reconciled = null;

        var refused = run(FINANCE);

        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("GATEWAY_REPORT_MISSING");
        assertThat(refused.get("reconciliation").isNull()).isTrue();
        assertThat(world.commands).isEmpty();
    }

    @Test
    void a_break_is_for_staff_to_look_into() {
        run(FINANCE);
        world.commands.clear();

        assertThat(code("assignBreak", "memberId: \"" + LERATO + "\"")).isEqualTo("NOT_STAFF");
        assertThat(code("assignBreak", "memberId: \"mbr_nobody\"")).isEqualTo("NOT_FOUND");
        assertThat(world.commands).isEmpty();
        assertThat(code("assignBreak", "memberId: \"" + FINANCE + "\"")).isEmpty();
        assertThat(code("resolveBreak", "reason: \"rounded\"")).isEmpty();
        assertThat(world.commands)
                .containsExactly(
                        new AssignBreak(new ReconciliationId("rec_1"), 1, new MemberId(FINANCE)),
                        new ResolveBreak(new ReconciliationId("rec_1"), 1, new MemberId(ADMIN), "rounded"));
    }

    /** What is posted is named by what the break is about, and said by who posts it. */
    @Test
    void a_break_can_be_posted() {
        var id = run(FINANCE).at("/reconciliation/id").asString();
        world.commands.clear();
        var facts = world.reconciliations.get(id).breaks().getFirst().facts();

        assertThat(posted(id, 2, 1, "ZAR")).isEqualTo("NOT_FOUND");
        assertThat(posted("rec_none", 1, 1, "ZAR")).isEqualTo("NOT_FOUND");
        assertThat(posted(id, 1, 1, "RAND")).isEqualTo("INVALID_CURRENCY");
        assertThat(world.commands).isEmpty();
        assertThat(posted(id, 1, -7, "ZAR")).isEmpty();
        assertThat(world.commands)
                .containsExactly(new PostAdjustment(
                        AdjustmentId.of(facts),
                        new ReconciliationId(id),
                        1,
                        Money.of(-7, "ZAR"),
                        new MemberId(ADMIN),
                        "the statement"));
        assertCode(ask(LERATO, posting(id, 1, 1, "ZAR")), "FORBIDDEN");
    }

    private String posted(String id, int number, long minor, String currency) {
        return ask(ADMIN, posting(id, number, minor, currency))
                .at("/data/postBreak/errors/0/code")
                .asString("");
    }

    private static String posting(String id, int number, long minor, String currency) {
        return "mutation { postBreak(input: {reconciliationId: \"" + id + "\", number: " + number + ", amountMinor: "
                + minor + ", currency: \"" + currency + "\", reason: \"the statement\"}) { errors { code } } }";
    }

    private String code(String mutation, String more) {
        return ask(
                        ADMIN,
                        "mutation { " + mutation + "(input: {reconciliationId: \"rec_1\", number: 1, " + more
                                + "}) { errors { code } } }")
                .at("/data/" + mutation + "/errors/0/code")
                .asString("");
    }

    private static final String WORK = " work { id kind state startedBy { id } endedAt reconciliation { matched }"
            + " progress { stage done total } error { code } availableActions { action allowed reason } }";

    /** The request is answered at once; what is found is kept once it is found. */
    @Test
    void a_comparison_goes_on_behind_the_request() {
        world.comparesSlowly(true);
        var begun = ask(FINANCE, start("2026-12-01T00:00:00Z")).at("/data/startReconciliation/work");

        assertThat(begun.get("state").asString()).isEqualTo("RUNNING");
        assertThat(begun.at("/startedBy/id").asString()).isEqualTo(FINANCE);
        assertThat(begun.at("/progress/done").asLong()).isEqualTo(30);
        assertThat(begun.at("/progress/total").asLong()).isEqualTo(120);
        assertThat(begun.at("/availableActions/0").toString())
                .isEqualTo("{\"action\":\"CANCEL_WORK\",\"allowed\":true,\"reason\":null}");
        assertThat(ask(ADMIN, start("2026-12-01T00:00:00Z"))
                        .at("/data/startReconciliation/errors/0/code")
                        .asString())
                .isEqualTo("WORK_RUNNING");

        world.comparesSlowly(false);
        var done = ended(ADMIN);
        assertThat(done.get("state").asString()).isEqualTo("COMPLETED");
        assertThat(done.at("/reconciliation/matched").asInt()).isEqualTo(7);
        assertThat(done.get("progress").isNull()).isTrue();
        assertThat(done.get("availableActions")).isEmpty();
        assertThat(world.actors).containsExactly(new Actor(FINANCE, "FINANCE"));
        assertThat(cancelled(done.get("id").asString()).at("/errors/0/code").asString())
                .isEqualTo("WORK_ENDED");
        assertThat(cancelled("wrk_nobodys").at("/errors/0/code").asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_comparison_that_is_stopped_keeps_nothing() {
        world.comparesSlowly(true);
        var id = ask(FINANCE, start("2026-12-01T00:00:00Z"))
                .at("/data/startReconciliation/work/id")
                .asString();

        var stopped = cancelled(id).get("work");

        assertThat(stopped.get("state").asString()).isEqualTo("CANCELLED");
        assertThat(stopped.get("endedAt").isNull()).isFalse();
        assertThat(cancelled(id).at("/work/state").asString()).isEqualTo("CANCELLED");
        assertThat(world.stopped).contains(id);
        world.comparesSlowly(false);
        // The next one begins at once, and only that is kept.
        assertThat(ask(FINANCE, start("2026-12-01T00:00:00Z")).at("/data/startReconciliation/errors"))
                .isEmpty();
        assertThat(ended(FINANCE).get("state").asString()).isEqualTo("COMPLETED");
        assertThat(world.reconciliations).hasSize(1);
    }

    @Test
    void what_cannot_be_compared_is_said() {
        assertThat(ask(FINANCE, start("2026-11-01T00:00:00Z"))
                        .at("/data/startReconciliation/errors/0/code")
                        .asString())
                .isEqualTo("EMPTY_PERIOD");
        world.reconciled = null;
        assertThat(ask(FINANCE, start("2026-12-01T00:00:00Z")).at("/data/startReconciliation/errors"))
                .isEmpty();

        var failed = ended(FINANCE);

        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/error/code").asString()).isEqualTo("GATEWAY_REPORT_MISSING");
        assertThat(world.commands).isEmpty();
    }

    private static String start(String to) {
        return "mutation { startReconciliation(input: {from: \"2026-11-01T00:00:00Z\", to: \"" + to + "\"}) {" + WORK
                + " errors { code } } }";
    }

    private JsonNode cancelled(String workId) {
        return ask(
                        ADMIN,
                        "mutation { cancelWork(input: {workId: \"" + workId + "\"}) {" + WORK + " errors { code } } }")
                .at("/data/cancelWork");
    }

    /** The newest one, once it runs no more. */
    private JsonNode ended(String member) {
        var works = new AtomicReference<JsonNode>();
        Awaitility.await().untilAsserted(() -> {
            works.set(ask(member, "{ latestWork(kind: RECONCILIATION) {" + WORK.substring(WORK.indexOf('{') + 1) + " }")
                    .at("/data/latestWork"));
            assertThat(works.get().get("state").asString()).isNotEqualTo("RUNNING");
        });
        return works.get();
    }

    @Test
    void is_for_staff() {
        assertCode(ask(NOBODY, RUN), "UNAUTHENTICATED");
        assertCode(ask(LERATO, RUN), "FORBIDDEN");
        assertThat(world.commands).isEmpty();
    }
}
