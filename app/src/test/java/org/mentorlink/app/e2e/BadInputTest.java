package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bad input gets a clear typed error and changes nothing. */
class BadInputTest {

    private static final String NOBODY = "mtr_00000000-0000-0000-0000-000000000000";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private GraphQlClient mentee = anyone;
    private String mentorId = "";
    private String slot = "";

    @BeforeEach
    void aMenteeAndASlot() {
        mentee = anyone.newMember("MENTEE");
        mentorId = anyone.mentorId("thandi");
        slot = anyone.slot(mentorId, Duration.ofDays(60), 0);
    }

    @Test
    void bookingsThatCannotBe() {
        var good = booking(mentorId, slot, "pm_card_visa");
        refused(with(good, "mentorId", NOBODY), "NOT_FOUND");
        refused(with(good, "startsAt", anyone.now().minus(Duration.ofDays(1)).toString()), "SLOT_IN_PAST");
        refused(with(good, "startsAt", Instant.parse(slot).plusSeconds(60 * 17).toString()), "SLOT_NOT_OFFERED");
        refused(
                with(
                        good,
                        "startsAt",
                        Instant.parse(slot).plus(Duration.ofHours(12)).toString()),
                "SLOT_NOT_OFFERED");
        refused(with(good, "startsAt", "2999-01-01T10:00:00Z"), "SLOT_TOO_FAR");
        refused(with(good, "topic", "  "), "BLANK_TOPIC");
        refused(with(good, "topic", "x".repeat(201)), "TOPIC_TOO_LONG");
        refused(with(good, "description", "x".repeat(2001)), "DESCRIPTION_TOO_LONG");
        refused(with(good, "gateway", "paypal"), "UNKNOWN_GATEWAY");
        refused(with(good, "paymentMethod", "4111 1111 1111 1111"), "INVALID_PAYMENT_METHOD");
        assertThat(mentee.query("{ bookings { edges { node { id } } } }")
                        .get("bookings")
                        .get("edges"))
                .isEmpty();
    }

    @Test
    void bookingOneself() {
        var refusal = anyone.as("thandi").requestBooking(booking(mentorId, slot, "pm_card_visa"));
        assertThat(code(refusal)).isEqualTo("OWN_BOOKING");
    }

    @Test
    void anIdempotencyKeyWithOtherContent() {
        var first = booking(mentorId, slot, "pm_card_visa");
        var booked = mentee.requestBooking(first);
        assertThat(booked.get("errors")).isEmpty();
        assertThat(mentee.requestBooking(first).get("booking").get("id"))
                .isEqualTo(booked.get("booking").get("id"));
        assertThat(code(mentee.requestBooking(with(first, "topic", "A talk about nothing we knew"))))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(mentee.query("{ bookings { edges { node { id } } } }")
                        .get("bookings")
                        .get("edges"))
                .hasSize(1);
    }

    @Test
    void pricesThatCannotBe() {
        var good = Map.<String, Object>of(
                "bio", "I can help", "skills", List.of("java"), "hourlyRateMinor", 10_000, "currency", "EUR");
        var applicant = anyone.newMember("MENTOR");
        for (var price : new long[] {-1, 0, 10_000_001}) {
            assertThat(code(apply(applicant, with(good, "hourlyRateMinor", price))))
                    .isEqualTo("INVALID_PRICE");
        }
        assertThat(code(apply(applicant, with(good, "currency", "EURO")))).isEqualTo("INVALID_CURRENCY");
        assertThat(apply(applicant, good).get("errors")).isEmpty();
        assertThat(code(apply(applicant, with(good, "bio", "Another")))).isEqualTo("ALREADY_APPLIED");
    }

    @Test
    void malformedValues() {
        badRequest("query { mentor(id: \"" + mentorId
                + "\") { openSlots(from: \"tomorrow\", to: \"2026-01-01T00:00:00Z\") { startsAt } } }");
        badRequest("query { mentor(id: \"" + mentorId
                + "\") { openSlots(from: \"2026-02-30T00:00:00Z\", to: \"2026-03-01T00:00:00Z\") { startsAt } } }");
        badRequest(
                "mutation { register(input: {email: \"nobody\", password: \"correct horse\", firstName: \"A\", lastName: \"B\", timeZone: \"Europe/Paris\", role: MENTEE}) { errors { code } } }");
        badRequest(
                "mutation { register(input: {email: \"a@example.org\", password: \"correct horse\", firstName: \"A\", lastName: \"B\", timeZone: \"Mars/Olympus\", role: MENTEE}) { errors { code } } }");
        badRequest(
                "mutation { register(input: {email: \"a@example.org\", password: \"correct horse\", firstName: \"A\", lastName: \"B\", timeZone: \"SystemV/EST5\", role: MENTEE}) { errors { code } } }");
        badRequest("{ mentors(first: 101) { edges { cursor } } }");
        badRequest("{ mentors(first: 0) { edges { cursor } } }");
        badRequest("{ mentors(after: \"%%%\") { edges { cursor } } }");
        badRequest("{ nothingOfTheKind }");
        badRequest("{ mentors { ");
    }

    @Test
    void aLedgerOfTheFuture() {
        var finance = anyone.as("finance");
        for (var position : List.of("999999999999999999", "-1", "soon")) {
            assertThat(errorCode(finance.request("{ ledger(position: \"" + position + "\") { balanced } }", Map.of())))
                    .isEqualTo("BAD_REQUEST");
        }
        assertThat(finance.query("{ ledger(position: \"0\") { balanced accounts { name } } }")
                        .get("ledger")
                        .get("balanced")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void idsOfNobody() {
        assertThat(errorCode(mentee.request("{ booking(id: \"bkg_nobody\") { id } }", Map.of())))
                .isEqualTo("NOT_FOUND");
        assertThat(errorCode(mentee.request("{ booking(id: \"no id at all\") { id } }", Map.of())))
                .isEqualTo("NOT_FOUND");
        assertThat(errorCode(mentee.request("{ mentor(id: \"" + NOBODY + "\") { id } }", Map.of())))
                .isEqualTo("NOT_FOUND");
        var input = Map.of("bookingId", "bkg_00000000-0000-0000-0000-000000000000");
        for (var action : List.of("confirmBooking", "declineBooking", "cancelBooking", "checkIn")) {
            assertThat(code(mentee.tryMutate(action, "BookingActionInput", input, "booking { id }")))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void whoMayNot() {
        var booked = mentee.requestBooking(booking(mentorId, slot, "pm_card_visa"))
                .get("booking")
                .get("id")
                .asString();
        var stranger = anyone.newMember("MENTEE");
        assertThat(errorCode(stranger.request("query($id: ID!) { booking(id: $id) { id } }", Map.of("id", booked))))
                .isEqualTo("FORBIDDEN");
        assertThat(errorCode(anyone.request("query($id: ID!) { booking(id: $id) { id } }", Map.of("id", booked))))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(errorCode(mentee.request("{ ledger { balanced } }", Map.of())))
                .isEqualTo("FORBIDDEN");
        assertThat(errorCode(anyone.request("{ ledger { balanced } }", Map.of())))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(errorCode(anyone.withToken("not.a.token").request("{ me { id } }", Map.of())))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(mentee.read(booked).get("status").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void queriesThatAreTooDeepTooCostlyOrTooLarge() {
        var deep = new StringBuilder("id");
        for (var level = 0; level < 12; level++) {
            deep.insert(0, "payment { booking { ").append(" } }");
        }
        badRequest("{ bookings { edges { node { " + deep + " } } } }");
        badRequest(
                "{ bookings(first: 100) { edges { node { history { changes { field before after } } mentor { openSlots(from: \"2026-01-01T00:00:00Z\", to: \"2026-01-02T00:00:00Z\") { startsAt endsAt } } } } }"
                        + " more: bookings(first: 100) { edges { node { history { changes { field before after } } } } } }");
        var large = mentee.send("{\"query\":\"{ me { id } }\",\"padding\":\"" + "x".repeat(300_000) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("BAD_REQUEST");
    }

    private void refused(Map<String, Object> input, String code) {
        var payload = mentee.requestBooking(input);
        assertThat(code(payload)).isEqualTo(code);
        assertThat(payload.hasNonNull("booking")).isFalse();
        assertThat(payload.get("errors").get(0).get("message").asString()).isNotBlank();
    }

    private JsonNode apply(GraphQlClient applicant, Map<String, Object> input) {
        return applicant.tryMutate("applyAsMentor", "ApplyAsMentorInput", input, "mentor { id approved }");
    }

    private void badRequest(String document) {
        var answer = mentee.request(document, Map.of());
        assertThat(errorCode(answer)).as(document).isEqualTo("BAD_REQUEST");
        assertThat(answer.get("errors").get(0).get("extensions").get("traceId").asString())
                .isNotBlank();
    }

    private static String code(JsonNode payload) {
        return payload.get("errors").path(0).path("code").asString("none");
    }

    private static String errorCode(JsonNode answer) {
        return answer.path("errors").path(0).path("extensions").path("code").asString("none");
    }
}
