package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class FinanceEventsTest extends ApiTest {

    /** Exactly as consumers elsewhere read it: a change here breaks them. */
    private static final String LINE = "{\"version\":1,\"position\":7,\"at\":\"" + Views.LONG_BEFORE + "\","
            + "\"eventId\":\"evt_7\",\"type\":\"PaymentCaptured\",\"streamId\":\"pay_one\",\"sequence\":3,"
            + "\"actorId\":\"mbr_lerato\",\"actorRole\":\"MENTEE\",\"correlationId\":\"trace_one\",\"causationId\":null,"
            + "\"bookingId\":\"bkg_one\",\"paymentId\":\"pay_one\","
            + "\"payoutId\":null,\"mentorId\":null,\"gatewayReference\":null,\"lines\":["
            + "{\"account\":\"gateway\",\"currency\":\"ZAR\",\"debitMinor\":35000,\"creditMinor\":0},"
            + "{\"account\":\"held\",\"currency\":\"ZAR\",\"debitMinor\":0,\"creditMinor\":35000}]}";

    private static final String END = "{\"version\":1,\"end\":true,\"position\":%d,\"more\":%b}";

    @Autowired
    private FinanceEventsController controller;

    @Autowired
    private Viewers viewers;

    @Autowired
    private JwtDecoder decoder;

    @BeforeEach
    void head() {
        world.head = 41;
        world.endlessFinance = false;
        world.financePages.set(0);
    }

    @Test
    void the_form_of_a_line_is_kept() {
        var answer = get(FINANCE, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(answer.headers().firstValue("Position")).hasValue("41");
        assertThat(answer.body().lines()).hasSize(3).first().isEqualTo(LINE);
        assertThat(answer.body()).endsWith("}\n");
    }

    @Test
    void who_has_read_some_goes_on_behind_them() {
        assertThat(get(FINANCE, "?after=7")
                        .body()
                        .lines()
                        .map(line -> json.readTree(line).get("position").asLong()))
                .containsExactly(9L, 12L);
        assertThat(get(FINANCE, "?after=12").body()).isEmpty();
        assertThat(get(FINANCE, "?after=5000").headers().firstValue("Position")).hasValue("5000");
    }

    @Test
    void what_happens_meanwhile_is_left_for_the_next_time() {
        world.head = 9;

        var answer = get(FINANCE, "");

        assertThat(answer.body().lines()).hasSize(2);
        assertThat(answer.headers().firstValue("Position")).hasValue("9");
    }

    @Test
    void who_asks_for_some_is_told_where_to_go_on() {
        var first = get(FINANCE, "?limit=2");
        assertThat(first.headers().firstValue("Position")).isEmpty();
        assertThat(first.body()
                        .lines()
                        .map(line -> json.readTree(line).get("position").asLong()))
                .containsExactly(7L, 9L, 9L);
        assertThat(first.body().lines()).last().isEqualTo(END.formatted(9, true));

        assertThat(get(FINANCE, "?after=9&limit=2").body().lines())
                .hasSize(2)
                .last()
                .isEqualTo(END.formatted(41, false));
        assertThat(get(FINANCE, "?after=41&limit=2").body()).isEqualTo(END.formatted(41, false) + "\n");
        assertThat(get(FINANCE, "?after=5000&limit=2").body()).isEqualTo(END.formatted(5000, false) + "\n");
    }

    @Test
    void whatever_the_limit_each_is_told_once_and_in_order() {
        var whole = get(FINANCE, "").body();
        for (var limit = 1; limit < 5; limit++) {
            var told = new StringBuilder();
            var after = "";
            for (var more = true; more; ) {
                var lines =
                        get(FINANCE, "?limit=" + limit + after).body().lines().toList();
                lines.subList(0, lines.size() - 1)
                        .forEach(line -> told.append(line).append('\n'));
                var end = json.readTree(lines.getLast());
                more = end.get("more").asBoolean();
                after = "&after=" + end.get("position").asLong();
            }
            assertThat(told).as("limit %d", limit).hasToString(whole);
        }
    }

    @Test
    void a_limit_within_what_is_there_bounds_the_work() {
        world.endlessFinance = true;
        world.head = 10_000_000;

        assertThat(get(FINANCE, "?limit=1500").body().lines()).hasSize(1501);
        assertThat(world.financePages).hasValue(2);
    }

    @Test
    void who_has_gone_costs_nothing_more() {
        world.endlessFinance = true;
        world.head = 10_000_000;
        var roles = world.members.get(FINANCE).roles();
        var finance = viewers.convert(decoder.decode(tokens.issue(FINANCE, roles)));

        assertThatThrownBy(() -> controller.events(finance, null, null, new Gone()))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(world.financePages).hasValue(2);
    }

    /** Of a client that closed the connection while it was told the second page. */
    private static final class Gone extends MockHttpServletResponse {

        private static final int READ = 600_000;

        @Override
        public ServletOutputStream getOutputStream() {
            var taken = new AtomicInteger();
            return new DelegatingServletOutputStream(new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] some, int offset, int length) throws IOException {
                    if (taken.addAndGet(length) > READ) {
                        throw new IOException("gone");
                    }
                }
            });
        }
    }

    @Test
    void is_for_staff() {
        assertThat(get(NOBODY, "").statusCode()).isEqualTo(401);
        var refused = get(LERATO, "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("bkg_one");
    }

    @Test
    void a_position_that_is_none_is_told() {
        for (var wrong : new String[] {"-1", "abc", "1.5", "", "9999999999999999999"}) {
            assertThat(get(FINANCE, "?after=" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        for (var wrong : new String[] {"0", "-1", "abc", "", "9999999999999999999"}) {
            assertThat(get(FINANCE, "?limit=" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    private HttpResponse<String> get(String memberId, String parameters) {
        var request = HttpRequest.newBuilder(uri(FinanceEventsController.PATH + parameters));
        if (memberId != null) {
            var roles = world.members.containsKey(memberId)
                    ? world.members.get(memberId).roles()
                    : java.util.Set.<Role>of();
            request.header("Authorization", "Bearer " + tokens.issue(memberId, roles));
        }
        return send(request.build());
    }
}
