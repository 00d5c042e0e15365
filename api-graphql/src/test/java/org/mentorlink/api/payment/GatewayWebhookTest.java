package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.WebhookReading;
import org.mentorlink.shared.Actor;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "mentorlink.gateways.webhooks=40")
class GatewayWebhookTest extends ApiTest {

    private static final RecordCaptured CAPTURED = new RecordCaptured(new PaymentId("pay_1"));

    @AfterEach
    void forget() {
        world.reading = null;
        world.webhooks.clear();
        world.paymentRefusal = null;
        world.paymentStatus = PaymentStatus.CAPTURED;
        world.payerAction = null;
    }

    @Test
    void what_a_gateway_says_is_told_to_its_payments_in_the_platforms_name() {
        world.reading = new WebhookReading(true, List.of(CAPTURED, CAPTURED));

        var answer = post("/gateways/payfast/webhooks", "a=1&b=%20x&signature=y");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(world.commands).containsExactly(CAPTURED, CAPTURED);
        assertThat(world.actors).containsOnly(Actor.PLATFORM);
        assertThat(world.webhooks).singleElement().satisfies(read -> {
            assertThat(read.gateway()).isEqualTo("payfast");
            assertThat(read.body()).as("as it came, form or not").isEqualTo("a=1&b=%20x&signature=y");
            assertThat(read.headers()).containsEntry("x-signature", "Sig");
            assertThat(read.from()).isEqualTo("127.0.0.1");
            assertThat(read.toString()).doesNotContain("a=1");
        });
    }

    @Test
    void what_is_not_proven_changes_nothing() {
        world.reading = WebhookReading.FORGED;
        assertThat(post("/gateways/stripe/webhooks", "{}").statusCode()).isEqualTo(400);
        world.reading = null;
        assertThat(post("/gateways/nobody/webhooks", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/gateways/stripe/webhooks", "x".repeat(262_145)).statusCode())
                .isEqualTo(413);
        assertThat(send(HttpRequest.newBuilder(uri("/gateways/stripe/webhooks")).build())
                        .statusCode())
                .isEqualTo(405);
        assertThat(world.commands).isEmpty();
    }

    /** As where PayFast cannot be asked for its confirmation: it sends the message again. */
    @Test
    void what_cannot_be_read_now_is_sent_again() {
        world.reading = WebhookReading.UNANSWERED;
        var answer = post("/gateways/payfast/webhooks", "a=1");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("send it again");
        assertThat(world.commands).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CAPTURE_NOT_REQUESTED, 409",
        "PAYMENT_NOT_REQUESTED, 409",
        "PAYMENT_NOT_CAPTURED, 409",
        "CONFLICT, 409",
        "AMOUNT_NOT_POSITIVE, 409",
        "CURRENCY_MISMATCH, 200",
        "REFUND_UNKNOWN, 200",
        "NOT_FOUND, 200"
    })
    void what_has_come_too_early_is_sent_again_and_what_will_never_fit_is_not(String refusal, int status) {
        world.reading = new WebhookReading(true, List.of(CAPTURED));
        world.paymentRefusal = refusal;
        assertThat(post("/gateways/stripe/webhooks", "{}").statusCode()).isEqualTo(status);
    }

    @Test
    void gateways_are_counted_apart_from_everybody_else() {
        world.reading = new WebhookReading(true, List.of());
        var answers = java.util.stream.IntStream.range(0, 50)
                .mapToObj(n -> post("/gateways/stripe/webhooks", "{}").statusCode())
                .toList();
        assertThat(answers).contains(200, 429);
    }

    @Test
    void only_the_payer_learns_how_to_pay_and_only_while_it_is_asked_for() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.REQUESTED));
        world.paymentStatus = PaymentStatus.REQUESTED;
        world.payerAction =
                new PayerAction("https://pay.example", List.of(new PayerAction.Field("amount", "1.00")), "pi_secret");

        var action = action(LERATO);
        assertThat(action.at("/url").asString()).isEqualTo("https://pay.example");
        assertThat(action.at("/fields/0/value").asString()).isEqualTo("1.00");
        assertThat(action.at("/clientSecret").asString()).isEqualTo("pi_secret");
        assertThat(action(THANDI).isNull()).isTrue();
        assertThat(action(ADMIN).isNull()).isTrue();

        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.EXPIRED));
        assertThat(action(LERATO).isNull()).as("it is given up").isTrue();

        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.REQUESTED));
        world.paymentStatus = PaymentStatus.AUTHORIZED;
        assertThat(action(LERATO).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, PAYING, pay_one-x1, true",
        "CONFIRMED, EXPIRED, pay_one-x1, false",
        "CONFIRMED, PAYMENT_FAILED, pay_one-x1, false",
        "CONFIRMED, PAYING, pay_one-x2, false",
        "CANCELLED, OBSOLETE, pay_one-x1, false"
    })
    void what_a_dearer_session_costs_more_can_be_paid_only_while_it_is_waited_for(
            BookingStatus status, ProposalState state, String asked, boolean payable) {
        world.bookings.put("bkg_one", dearer(status, state, asked));
        world.paymentStatus = PaymentStatus.REQUESTED;
        world.payerAction = new PayerAction("https://pay.example", List.of(), null);

        var answer = ask(LERATO, "{ booking(id: \"bkg_one\") { payments { id payerAction { url } } } }");
        assertFine(answer);
        var payments = answer.at("/data/booking/payments");
        assertThat(payments.at("/1/id").asString()).isEqualTo("pay_one-x1");
        assertThat(payments.at("/1/payerAction").isNull()).isEqualTo(!payable);
        assertThat(payments.at("/0/payerAction").isNull()).as("the first").isTrue();
    }

    /** Where a later one was asked for, the first has come to nothing. */
    private static BookingView dearer(BookingStatus status, ProposalState state, String asked) {
        return asked.equals("pay_one-x1")
                ? Views.dearer("bkg_one", status, state, List.of(asked))
                : Views.dearer("bkg_one", status, state, List.of("pay_one-x1", asked));
    }

    @Test
    void nobody_asks_for_the_booking_of_what_has_been_paid() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
        world.paymentStatus = PaymentStatus.CAPTURED;
        action(LERATO);
        var before = world.bookingsAsked.get();
        action(LERATO);
        assertThat(world.bookingsAsked.get() - before).as("by the query itself").isEqualTo(1);
    }

    private tools.jackson.databind.JsonNode action(@Nullable String memberId) {
        var answer = ask(
                memberId,
                "{ booking(id: \"bkg_one\") { payment { payerAction { url fields { name value } clientSecret } } } }");
        assertFine(answer);
        return answer.at("/data/booking/payment/payerAction");
    }

    private HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .header("X-Signature", "Sig")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
