package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.LERATO;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentOption;

/** K3: a payer leaves for a gateway's own page, and comes back. */
class PayingElsewhereTest extends ApiTest {

    private static final String PAYMENT = "pay_0a1b2c3d-0000-3000-8000-000000000001";

    @Test
    void who_is_signed_in_reads_who_takes_a_currency() {
        world.paymentOptions = List.of(
                new PaymentOption("payfast", true, PaymentFlow.FORM),
                new PaymentOption("credits", false, PaymentFlow.CREDITS));
        var asked = "{ paymentOptions(currency: \"ZAR\") { gateway usual flow } }";
        var answer = ask(LERATO, asked);
        assertFine(answer);
        assertThat(answer.at("/data/paymentOptions").toString())
                .isEqualTo("[{\"gateway\":\"payfast\",\"usual\":true,\"flow\":\"FORM\"},"
                        + "{\"gateway\":\"credits\",\"usual\":false,\"flow\":\"CREDITS\"}]");
        assertThat(ask(null, asked).at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void whoever_a_gateway_sends_back_is_shown_the_way(String method) {
        var answer = comesBack(method, "?payment=" + PAYMENT);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/pay/back?payment=" + PAYMENT);
    }

    @Test
    void who_paid_a_pack_is_shown_the_way_too() {
        var payment = PaymentId.of(CreditPurchaseId.of(new MemberId(LERATO), "1")).value();
        assertThat(comesBack("GET", "?payment=" + payment).headers().firstValue("Location"))
                .hasValue("/pay/back?payment=" + payment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?payment=",
                "?payment=pay_1",
                "?payment=//evil.example",
                "?payment=" + PAYMENT + "%0d%0aX-A:%20b"
            })
    void and_nowhere_else_whatever_the_address_says(String query) {
        var answer = comesBack("POST", query);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/bookings");
    }

    @Test
    void forms_go_elsewhere_from_the_pages_of_payers_alone() {
        assertThat(formsOf("/pay/bkg_one")).endsWith("form-action *");
        assertThat(formsOf("/bookings/bkg_one")).endsWith("form-action 'none'");
        assertThat(formsOf("/payments/return")).endsWith("form-action 'none'");
    }

    private String formsOf(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
    }

    /** From a page of the gateway's, in a browser in which somebody is signed in. */
    private HttpResponse<String> comesBack(String method, String query) {
        return send(HttpRequest.newBuilder(uri("/payments/return" + query))
                .header("Origin", "https://pay.example")
                .header("Cookie", "access_token=eyJ")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString("Status=Complete"))
                .build());
    }
}
