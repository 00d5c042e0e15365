package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * K3: bookings that are paid from bank to bank, where refunds are taken on at once and done days later: one that is cancelled, with a
 * payment too many, and one that is held, paid out, and given back all the same.
 */
class OzowJourneyTest {

    private static final String WEBHOOKS = "/gateways/ozow/webhooks";

    @Test
    void a_payer_pays_from_bank_to_bank_twice_and_gets_back_what_is_due_days_later() {
        try (var ozow = new OzowServer();
                var application = ApplicationUnderTest.fresh(ozow.settings())) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            var thandi = anyone.mentorId("thandi");
            var id = mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(8), 0), "any"))
                    .at("/booking/id")
                    .asString();
            var form = form(mentee, id);
            var first = ozow.tries(form);
            assertThat(tell(anyone, ozow.message(first, "Complete")))
                    .as("proven, and not so")
                    .isEqualTo(200);
            assertThat(mentee.read(id).get("status").asString()).isEqualTo("REQUESTED");

            var message = ozow.pays(first);
            var price = ozow.balance();
            assertThat(tell(anyone, message.replace("Complete", "Cancelled")))
                    .as("forged")
                    .isEqualTo(400);
            assertThat(tell(anyone, message)).isEqualTo(200);
            Eventually.holds(() -> {
                assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED");
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED");
            });
            assertThat(tell(anyone, message)).as("known already").isEqualTo(200);

            // The other tab.
            assertThat(tell(anyone, ozow.pays(ozow.tries(form)))).isEqualTo(200);
            Eventually.holds(() -> assertThat(ozow.refunds()).isEqualTo(1));
            assertThat(ozow.balance()).as("taken on, and not done").isEqualTo(2 * price);
            anyone.advance(Duration.ofDays(1));
            assertThat(ozow.refunds()).as("asked for, not handed in again").isEqualTo(1);
            ozow.givesBack().forEach(told -> {
                assertThat(tell(anyone, told)).isEqualTo(200);
                assertThat(tell(anyone, told)).as("twice counts once").isEqualTo(200);
            });
            assertThat(ozow.balance()).isEqualTo(price);

            mentee.act("cancelBooking", id);
            Eventually.holds(() -> assertThat(ozow.refunds()).isEqualTo(2));
            assertThat(mentee.read(id).get("closed").asBoolean())
                    .as("not before it is back")
                    .isFalse();
            // Its messages are lost.
            ozow.givesBack();
            anyone.advance(Duration.ofHours(7));
            Eventually.holds(
                    () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
            assertThat(ozow.balance()).isZero();
            assertThat(ozow.refunds()).isEqualTo(2);
            Eventually.holds(() -> {
                var ledger = anyone.as("finance").query("{ ledger { balanced accounts { name balanceMinor } } }");
                assertThat(ledger.at("/ledger/balanced").asBoolean()).isTrue();
                assertThat(ledger.at("/ledger/accounts"))
                        .allSatisfy(account -> assertThat(
                                        account.get("balanceMinor").asLong())
                                .as(account.toString())
                                .isZero());
            });
        }
    }

    @Test
    void what_is_held_is_paid_out_by_another_gateway_and_given_back_out_of_what_the_mentor_earns_next() {
        try (var ozow = new OzowServer();
                var application = ApplicationUnderTest.fresh(ozow.settings())) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            var finance = anyone.as("finance");
            var thandi = anyone.mentorId("thandi");
            var id = mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(2), 0), "any"))
                    .at("/booking/id")
                    .asString();
            assertThat(tell(anyone, ozow.pays(ozow.tries(form(mentee, id))))).isEqualTo(200);
            Eventually.holds(() ->
                    assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
            var price = ozow.balance();

            var startsAt = Instant.parse(mentee.read(id).get("startsAt").asString());
            anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
            mentee.act("checkIn", id);
            anyone.as("thandi").act("checkIn", id);
            anyone.advanceTo(startsAt.plus(Duration.ofHours(26)));
            Eventually.holds(
                    () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
            // Income stands on the other side.
            var share = price + account(finance, "income:commission");
            assertThat(share).isPositive().isLessThan(price);
            Eventually.holds(() -> assertThat(account(finance, "assets:gateway:cash"))
                    .as("the mentor's is gone")
                    .isEqualTo(price - share));

            anyone.as("admin")
                    .mutate(
                            "refundBooking",
                            "RefundBookingInput",
                            Map.of("bookingId", id, "refundMinor", price, "reason", "It was not what was promised"),
                            "booking { id }");
            Eventually.holds(() -> assertThat(ozow.refunds()).isEqualTo(1));
            ozow.givesBack().forEach(told -> assertThat(tell(anyone, told)).isEqualTo(200));
            Eventually.holds(() -> {
                assertThat(ozow.balance()).isZero();
                assertThat(account(finance, "assets:gateway:cash")).isEqualTo(-share);
                assertThat(account(finance, "assets:mentor:receivable")).isEqualTo(share);
            });
        }
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

    private static int tell(GraphQlClient anyone, String message) {
        return anyone.rest("POST", WEBHOOKS, "application/x-www-form-urlencoded", message)
                .statusCode();
    }

    private static Map<String, String> form(GraphQlClient mentee, String id) {
        var form = new LinkedHashMap<String, String>();
        Eventually.holds(() -> assertThat(action(mentee, id).isObject()).isTrue());
        action(mentee, id)
                .get("fields")
                .forEach(field -> form.put(
                        field.get("name").asString(), field.get("value").asString()));
        return form;
    }

    private static JsonNode action(GraphQlClient viewer, String id) {
        return viewer.query("{ booking(id: \"" + id + "\") { payment { payerAction { url fields { name value } } } } }")
                .at("/booking/payment/payerAction");
    }
}
