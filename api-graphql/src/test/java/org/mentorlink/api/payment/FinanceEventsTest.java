package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.Role;

class FinanceEventsTest extends ApiTest {

    /** Exactly as consumers elsewhere read it: a change here breaks them. */
    private static final String LINE = "{\"version\":1,\"position\":7,\"at\":\"" + Views.LONG_BEFORE + "\","
            + "\"eventId\":\"evt_7\",\"type\":\"PaymentCaptured\",\"bookingId\":\"bkg_one\",\"paymentId\":\"pay_one\","
            + "\"payoutId\":null,\"mentorId\":null,\"gatewayReference\":null,\"lines\":["
            + "{\"account\":\"gateway\",\"currency\":\"ZAR\",\"debitMinor\":35000,\"creditMinor\":0},"
            + "{\"account\":\"held\",\"currency\":\"ZAR\",\"debitMinor\":0,\"creditMinor\":35000}]}";

    @BeforeEach
    void head() {
        world.head = 41;
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
