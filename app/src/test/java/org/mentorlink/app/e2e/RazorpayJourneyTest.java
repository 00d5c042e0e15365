package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * K3: bookings that are paid by UPI: one that is cancelled and refunded days later, and one that is held, paid out, and taken back by the
 * payer's bank, after which the reconciliation with what Razorpay has settled has nothing to tell.
 */
class RazorpayJourneyTest {

    private static final String WEBHOOKS = "/gateways/razorpay/webhooks";

    @Test
    void what_is_paid_by_upi_is_held_given_back_paid_out_and_taken_back() {
        try (var razorpay = new RazorpayServer();
                var application = ApplicationUnderTest.fresh(razorpay.settings())) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            var finance = anyone.as("finance");
            var mentor = anyone.newMember("MENTOR");
            var mentorId = inRupees(anyone, mentor);
            var start = anyone.now();
            razorpay.at(start);
            // Razorpay's times are whole seconds.
            var from = start.minusSeconds(1);

            var cancelled = requested(anyone, mentee, mentorId, 5);
            var order = order(mentee, cancelled);
            var message = razorpay.pays(order);
            var price = razorpay.balance() + RazorpayServer.FEE;
            assertThat(tell(anyone, message, "00")).as("forged").isEqualTo(400);
            for (var time = 0; time < 2; time++) {
                assertThat(tell(anyone, message)).isEqualTo(200);
            }
            Eventually.holds(() -> {
                assertThat(mentee.read(cancelled).get("status").asString()).isEqualTo("CONFIRMED");
                assertThat(account(finance, "expenses:gateway-fees")).isEqualTo(RazorpayServer.FEE);
            });
            mentee.act("cancelBooking", cancelled);
            Eventually.holds(() -> assertThat(razorpay.refunds()).isEqualTo(1));
            assertThat(mentee.read(cancelled).get("closed").asBoolean())
                    .as("not before it is back")
                    .isFalse();
            for (var told : razorpay.givesBack()) {
                assertThat(tell(anyone, told)).isEqualTo(200);
                assertThat(tell(anyone, told)).as("twice counts once").isEqualTo(200);
            }
            Eventually.holds(() ->
                    assertThat(mentee.read(cancelled).get("closed").asBoolean()).isTrue());

            var held = requested(anyone, mentee, mentorId, 2);
            var second = order(mentee, held);
            // Its message is lost.
            razorpay.pays(second);
            anyone.advance(Duration.ofMinutes(2));
            Eventually.holds(
                    () -> assertThat(mentee.read(held).get("status").asString()).isEqualTo("CONFIRMED"));
            var startsAt = Instant.parse(mentee.read(held).get("startsAt").asString());
            anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
            mentee.act("checkIn", held);
            mentor.act("checkIn", held);
            anyone.advanceTo(startsAt.plus(Duration.ofHours(26)));
            Eventually.holds(() ->
                    assertThat(mentee.read(held).get("closed").asBoolean()).isTrue());
            var commission = -account(finance, "income:commission");
            assertThat(commission).isPositive().isLessThan(price);
            Eventually.holds(() -> assertThat(account(finance, "assets:gateway:cash"))
                    .isEqualTo(razorpay.balance() - (price - commission)));

            razorpay.at(anyone.now());
            assertThat(tell(anyone, razorpay.loses(second))).isEqualTo(200);
            Eventually.holds(() -> assertThat(account(finance, "assets:gateway:cash"))
                    .isEqualTo(razorpay.balance() - (price - commission)));

            anyone.advance(Duration.ofMinutes(5));
            var run = finance.mutate(
                            "runReconciliation",
                            "RunReconciliationInput",
                            Map.of("from", from.toString(), "to", anyone.now().toString()),
                            "reconciliation { matched unexplainedMinor breaks { kind explanation } }")
                    .get("reconciliation");
            assertThat(run.get("breaks")).as(run.toString()).isEmpty();
            assertThat(run.get("matched").asInt())
                    .as("taken twice, given back, sent by the sandbox, taken back")
                    .isEqualTo(5);
            assertThat(run.get("unexplainedMinor").asLong()).isZero();
        }
    }

    private static String requested(GraphQlClient anyone, GraphQlClient mentee, String mentor, int days) {
        return mentee.requestBooking(booking(mentor, anyone.slot(mentor, Duration.ofDays(days), 0), "any"))
                .at("/booking/id")
                .asString();
    }

    private static String order(GraphQlClient mentee, String id) {
        Eventually.holds(() -> assertThat(action(mentee, id).isObject()).isTrue());
        for (var field : action(mentee, id).get("fields")) {
            if (field.get("name").asString().equals("order_id")) {
                return field.get("value").asString();
            }
        }
        throw new AssertionError("no order");
    }

    private static JsonNode action(GraphQlClient viewer, String id) {
        return viewer.query("{ booking(id: \"" + id + "\") { payment { payerAction { url fields { name value } } } } }")
                .at("/booking/payment/payerAction");
    }

    private static int tell(GraphQlClient anyone, String message) {
        return tell(anyone, message, RazorpayServer.signature(message));
    }

    private static int tell(GraphQlClient anyone, String message, String signature) {
        return anyone.signed(WEBHOOKS, message, "X-Razorpay-Signature", signature)
                .statusCode();
    }

    private static String inRupees(GraphQlClient anyone, GraphQlClient mentor) {
        var application =
                Map.of("bio", "Reads code", "skills", List.of("Reviews"), "hourlyRateMinor", 90_000, "currency", "INR");
        var mentorId = mentor.mutate("applyAsMentor", "ApplyAsMentorInput", application, "mentor { id }")
                .at("/mentor/id")
                .asString();
        anyone.as("admin").mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", mentorId), "mentor { id }");
        var days = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of(
                        "timeZone",
                        "UTC",
                        "slots",
                        days.stream()
                                .map(day -> Map.of("day", day, "start", "09:00", "end", "17:00"))
                                .toList()),
                "mentor { id }");
        return mentorId;
    }

    private static long account(GraphQlClient finance, String name) {
        var ledger = finance.query("{ ledger { balanced accounts { name balanceMinor } } }")
                .get("ledger");
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        for (JsonNode account : ledger.get("accounts")) {
            if (account.get("name").asString().equals(name)) {
                return account.get("balanceMinor").asLong();
            }
        }
        return 0;
    }
}
