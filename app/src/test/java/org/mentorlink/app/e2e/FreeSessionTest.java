package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** K8: a session at the price of nothing comes to every end, and no gateway hears of it. */
class FreeSessionTest {

    private static final String FIELDS = "booking { id status closed startsAt price { amountMinor }"
            + " refundQuote { amountMinor } payment { id } payments { status captured { amountMinor } refunded { amountMinor } }"
            + " availableActions { action allowed cost { amountMinor } } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "giving-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");
    private final GraphQlClient admin = anyone.as("admin");
    private final String talk = offering("First talk", 0);

    @Test
    void itIsHeldAndClosedWithoutAnyMoney() {
        var booked = book();
        var id = booked.get("id").asString();

        assertThat(booked.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(booked.at("/price/amountMinor").asLong(-1)).isZero();
        assertThat(booked.at("/refundQuote/amountMinor").asLong(-1)).isZero();
        assertThat(booked.get("payment").isNull()).isTrue();
        assertThat(booked.get("payments")).isEmpty();

        mentor.hold(mentee, id);
        Eventually.holds(() -> {
            assertThat(read(mentee, id).get("status").asString()).isEqualTo("COMPLETED");
            assertThat(read(mentee, id).get("closed").asBoolean()).isFalse();
        });
        anyone.advance(Duration.ofHours(24));
        isClosed(id, "CLOSED");
        noMoneyHasMoved(id);
    }

    @Test
    void itIsCancelledAtNoCost() {
        var id = book().get("id").asString();
        mentee.act("cancelBooking", id);
        isClosed(id, "CANCELLED");
        noMoneyHasMoved(id);
    }

    @Test
    void itIsMissedByBoth() {
        var booked = book();
        var id = booked.get("id").asString();
        anyone.advanceTo(Instant.parse(booked.get("startsAt").asString()).plus(Duration.ofMinutes(11)));
        Eventually.holds(
                () -> assertThat(read(mentee, id).get("status").asString()).isEqualTo("NO_SHOW"));
        anyone.advance(Duration.ofHours(24));
        isClosed(id, "NO_SHOW");
        noMoneyHasMoved(id);
    }

    @Test
    void itIsDisputedAndDecided() {
        var id = book().get("id").asString();
        mentor.hold(mentee, id);
        var dispute = mentee.mutate(
                        "openDispute",
                        "OpenDisputeInput",
                        Map.of("bookingId", id, "reason", "Nobody spoke"),
                        "dispute { id }")
                .at("/dispute/id")
                .asString();
        anyone.advance(Duration.ofHours(48));
        assertThat(read(mentee, id).get("status").asString()).isEqualTo("DISPUTED");
        admin.mutate(
                "resolveDispute",
                "ResolveDisputeInput",
                Map.of("disputeId", dispute, "decision", "REFUND", "reason", "Heard both"),
                "dispute { id }");
        isClosed(id, "CLOSED");
        noMoneyHasMoved(id);
    }

    @Test
    void itBecomesOneThatIsPaidAndBack() {
        var before = anyone.gatewayBalance("EUR");
        var id = book().get("id").asString();
        var paid = offering("Long", 15_003);

        var unpaid = reschedule(id, paid, 15_003, null);
        assertThat(unpaid.at("/errors/0/code").asString()).isEqualTo("INVALID_PAYMENT_METHOD");

        var moved = reschedule(id, paid, 15_003, "pm_card_visa").get("booking");
        assertThat(moved.at("/price/amountMinor").asLong()).isEqualTo(15_003);
        assertThat(moved.at("/payments/0/captured/amountMinor").asLong()).isEqualTo(15_003);
        assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(15_003);

        reschedule(id, talk, 0, null);
        Eventually.holds(() -> {
            assertThat(read(mentee, id).at("/payments/0/refunded/amountMinor").asLong())
                    .isEqualTo(15_003);
            assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);
        });
        mentor.hold(mentee, id);
        anyone.advance(Duration.ofHours(24));
        isClosed(id, "CLOSED");
        booksAreBalanced();
    }

    /** Its mentor has not answered yet, so nothing is captured, and nothing ever is. */
    @Test
    void aPaidOneThatBecomesFreeBeforeItIsConfirmedLetsGoOfWhatWasHeld() {
        var version = anyone.query("query($id: ID!) { mentor(id: $id) { version } }", Map.of("id", mentor.id()))
                .at("/mentor/version")
                .asInt();
        mentor.client()
                .mutate(
                        "updateMentorProfile",
                        "UpdateMentorProfileInput",
                        Map.of("expectedVersion", version, "confirmation", "APPROVAL"),
                        "mentor { id }");
        var before = anyone.gatewayBalance("EUR");
        var id = mentee.requestBooking(booking(mentor.id(), slot(0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        var session = session(talk, 0, null);
        var proposal = mentor.client()
                .tryMutate(
                        "rescheduleBooking",
                        "RescheduleBookingInput",
                        Map.of("bookingId", id, "startsAt", slot(1), "session", session),
                        "booking { pendingProposal { id } }")
                .at("/booking/pendingProposal/id")
                .asString();
        mentee.mutate("acceptProposal", "ProposalAnswerInput", Map.of("bookingId", id, "proposalId", proposal), FIELDS);
        Eventually.holds(() -> {
            var after = read(mentee, id);
            assertThat(after.get("status").asString()).isEqualTo("CONFIRMED");
            assertThat(after.at("/payments/0/status").asString()).isEqualTo("VOIDED");
            assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);
        });
        mentor.hold(mentee, id);
        anyone.advance(Duration.ofHours(24));
        isClosed(id, "CLOSED");
        booksAreBalanced();
    }

    private JsonNode book() {
        var input = new HashMap<String, Object>(booking(mentor.id(), slot(0), ""));
        input.put("offeringId", talk);
        return mentee.mutate("requestBooking", "RequestBookingInput", input, FIELDS)
                .get("booking");
    }

    private JsonNode reschedule(String id, String offeringId, long priceMinor, String paymentMethod) {
        return mentee.tryMutate(
                "rescheduleBooking",
                "RescheduleBookingInput",
                Map.of("bookingId", id, "startsAt", slot(1), "session", session(offeringId, priceMinor, paymentMethod)),
                FIELDS);
    }

    private static Map<String, Object> session(String offeringId, long priceMinor, String paymentMethod) {
        var session = new HashMap<String, Object>();
        session.put("offeringId", offeringId);
        session.put("priceMinor", priceMinor);
        session.put("paymentMethod", paymentMethod);
        return session;
    }

    private String slot(int n) {
        return anyone.slot(mentor.id(), Duration.ofHours(30), n * 3);
    }

    private String offering(String name, long priceMinor) {
        return mentor.client()
                .mutate(
                        "addOffering",
                        "AddOfferingInput",
                        Map.of(
                                "name",
                                name,
                                "durationMinutes",
                                60,
                                "priceMinor",
                                priceMinor,
                                "currency",
                                "EUR",
                                "modalities",
                                List.of("VIDEO")),
                        "offering { id }")
                .at("/offering/id")
                .asString();
    }

    private static JsonNode read(GraphQlClient who, String id) {
        return who.query(
                        "query($id: ID!) { booking(id: $id) " + FIELDS.substring("booking ".length()) + " }",
                        Map.of("id", id))
                .get("booking");
    }

    private void isClosed(String id, String status) {
        Eventually.holds(() -> {
            assertThat(read(mentee, id).get("closed").asBoolean()).isTrue();
            assertThat(read(mentee, id).get("status").asString()).isEqualTo(status);
        });
    }

    private void noMoneyHasMoved(String id) {
        assertThat(read(admin, id).get("payment").isNull()).isTrue();
        assertThat(admin.query(
                                "query($id: ID!) { ledgerEntries(bookingId: $id) { edges { node { id } } } }",
                                Map.of("id", id))
                        .at("/ledgerEntries/edges"))
                .isEmpty();
        booksAreBalanced();
    }

    private void booksAreBalanced() {
        assertThat(admin.query("{ ledger { balanced } }").at("/ledger/balanced").asBoolean())
                .isTrue();
    }
}
