package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.LERATO;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.PageScript;
import org.mentorlink.payment.PageScripts;
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
                new PaymentOption("stripe", false, PaymentFlow.SCRIPT, "pk_test_1"),
                new PaymentOption("credits", false, PaymentFlow.CREDITS));
        var asked = "{ paymentOptions(currency: \"ZAR\") { gateway usual flow publishableKey } }";
        var answer = ask(LERATO, asked);
        assertFine(answer);
        assertThat(answer.at("/data/paymentOptions").toString())
                .isEqualTo("[{\"gateway\":\"payfast\",\"usual\":true,\"flow\":\"FORM\",\"publishableKey\":null},"
                        + "{\"gateway\":\"stripe\",\"usual\":false,\"flow\":\"SCRIPT\",\"publishableKey\":\"pk_test_1\"},"
                        + "{\"gateway\":\"credits\",\"usual\":false,\"flow\":\"CREDITS\",\"publishableKey\":null}]");
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
        var payment =
                PaymentId.of(CreditPurchaseId.of(new MemberId(LERATO), "1")).value();
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
        assertThat(policyOf("/pay/bkg_one")).endsWith("form-action *");
        assertThat(policyOf("/bookings/bkg_one")).endsWith("form-action 'none'");
        assertThat(policyOf("/payments/return")).endsWith("form-action 'none'");
    }

    @Test
    void scripts_of_gateways_run_in_the_pages_of_payers_alone_and_only_where_they_are_set_up() {
        var without = policyOf("/pay/bkg_one");
        assertThat(without)
                .isEqualTo(
                        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                                + " font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none';"
                                + " frame-ancestors 'none'; form-action *");
        world.pageScripts = new PageScripts(List.of(new PageScript(
                "cards",
                "pk_1",
                List.of("https://js.cards.example"),
                List.of("https://js.cards.example", "https://hooks.cards.example"),
                List.of("https://api.cards.example"))));
        assertThat(policyOf("/pay/bkg_one"))
                .as("gateways are asked once a minute, however often the page is")
                .isEqualTo(without);
        wallClock.advance(Duration.ofMinutes(1));
        var with = "default-src 'self'; script-src 'self' https://js.cards.example; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; font-src 'self' data:; connect-src 'self' https://api.cards.example;"
                + " frame-src 'self' https://js.cards.example https://hooks.cards.example; object-src 'none';"
                + " base-uri 'none'; frame-ancestors 'none'; form-action *";
        assertThat(policyOf("/pay/bkg_one")).isEqualTo(with);
        assertThat(policyOf("/bookings/bkg_one")).isEqualTo(without.replace("form-action *", "form-action 'none'"));

        world.pageScripts = null;
        wallClock.advance(Duration.ofMinutes(1));
        assertThat(policyOf("/pay/bkg_one")).as("nobody answers").isEqualTo(with);
        world.pageScripts = new PageScripts(List.of());
        assertThat(policyOf("/pay/bkg_one")).as("they are taken away").isEqualTo(without);
    }

    private String policyOf(String path) {
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
