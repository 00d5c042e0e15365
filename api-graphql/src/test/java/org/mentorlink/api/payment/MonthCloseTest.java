package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.shared.Actor;
import tools.jackson.databind.JsonNode;

class MonthCloseTest extends ApiTest {

    @BeforeEach
    void open() {
        world.months.clear();
    }

    private JsonNode close(String member, String period) {
        return ask(
                member,
                "mutation { closeMonth(input: {period: \"" + period + "\"}) {"
                        + " monthClose { period position sha256 csvUrl jsonUrl entries } errors { code path } position } }");
    }

    @Test
    void a_closed_month_tells_where_its_report_is() {
        var closed = close(FINANCE, "2026-11").at("/data/closeMonth/monthClose");

        assertThat(closed.get("csvUrl").asString()).isEqualTo("/finance/months/2026-11.csv");
        assertThat(closed.get("jsonUrl").asString()).isEqualTo("/finance/months/2026-11.json");
        assertThat(world.actors).containsExactly(new Actor(FINANCE, "FINANCE"));

        assertThat(close(ADMIN, "2026-11").at("/data/closeMonth/monthClose")).isEqualTo(closed);
        assertThat(world.commands).hasSize(1);
        var shown = ask(
                ADMIN,
                "{ monthClose(period: \"2026-11\") { sha256 } monthCloses { period }"
                        + " verifyMonthClose(period: \"2026-11\") { valid recordedSha256 actualSha256 } }");
        assertFine(shown);
        assertThat(shown.at("/data/verifyMonthClose/valid").asBoolean()).isTrue();
        assertThat(shown.at("/data/monthCloses")).hasSize(1);
    }

    @Test
    void only_a_month_is_closed() {
        for (var wrong : new String[] {"2026-13", "2026-1", "November", "", "+12026-11", "2026-11-01"}) {
            var refused = close(FINANCE, wrong).at("/data/closeMonth/errors/0");
            assertThat(refused.get("code").asString()).as(wrong).isEqualTo("INVALID_PERIOD");
            assertThat(refused.get("path").toString()).isEqualTo("[\"input\",\"period\"]");
        }
        assertThat(world.commands).isEmpty();
    }

    @Test
    void an_open_month_has_no_report() {
        assertThat(get(FINANCE, "2026-11.csv").statusCode()).isEqualTo(404);
        assertCode(ask(FINANCE, "{ verifyMonthClose(period: \"2026-11\") { valid } }"), "NOT_FOUND");
        assertThat(ask(FINANCE, "{ monthClose(period: \"2026-11\") { sha256 } }")
                        .at("/data/monthClose")
                        .isNull())
                .isTrue();
    }

    @Test
    void the_report_is_fetched_as_a_file() {
        close(FINANCE, "2026-11");

        var csv = get(FINANCE, "2026-11.csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body()).isEqualTo("CSV of 2026-11");
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"2026-11.csv\"");
        assertThat(get(ADMIN, "2026-11.json").body()).isEqualTo("JSON of 2026-11");
        assertThat(get(FINANCE, "2026-11.pdf").statusCode()).isEqualTo(400);
    }

    @Test
    void is_for_staff() {
        close(FINANCE, "2026-11");

        assertCode(close(NOBODY, "2026-11"), "UNAUTHENTICATED");
        assertCode(close(LERATO, "2026-11"), "FORBIDDEN");
        assertThat(get(NOBODY, "2026-11.csv").statusCode()).isEqualTo(401);
        assertThat(get(LERATO, "2026-11.csv").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String memberId, String file) {
        var request = HttpRequest.newBuilder(uri("/finance/months/" + file));
        if (memberId != null) {
            request.header(
                    "Authorization",
                    "Bearer "
                            + tokens.issue(memberId, world.members.get(memberId).roles()));
        }
        return send(request.build());
    }
}
