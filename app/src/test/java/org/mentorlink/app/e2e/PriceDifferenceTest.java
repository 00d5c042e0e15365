package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * I11: a booking that becomes another session of the mentor's. What that costs more is paid before it moves, what it costs less
 * goes back, and whatever comes later is right to the cent over both payments, by the gateway's own books too.
 */
class PriceDifferenceTest {

    private static final long HOUR = 10_000;
    private static final long LONG = 15_003;
    private static final long SHORT = 4_001;

    private static final String FIELDS =
            "booking { id status startsAt endsAt closed price { amountMinor } commission { amountMinor }"
                    + " offering { name } refundQuote { amountMinor }"
                    + " payment { payout { amount { amountMinor } } }"
                    + " payments { status amount { amountMinor } captured { amountMinor } refunded { amountMinor } }"
                    + " availableActions { action allowed cost { amountMinor } reason }"
                    + " proposals { state code }"
                    + " pendingProposal { id state endsAt session { offering { name } modality price { amountMinor currency }"
                    + " difference { amountMinor currency } effect } } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "changing-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");
    private final GraphQlClient admin = anyone.as("admin");

    @Test
    void aDearerSessionIsPaidBeforeItMovesAndGoesBackAsAWhole() {
        var id = booked();
        var before = anyone.gatewayBalance("EUR");
        var offering = offering("Long", 120, LONG);
        var quote = quote(mentee, id, offering);
        assertThat(minor(quote, "/price")).isEqualTo(LONG);
        assertThat(minor(quote, "/difference")).isEqualTo(LONG - HOUR);
        assertThat(quote.get("effect").asString()).isEqualTo("CHARGED");
        assertThat(quote.get("immediate").asBoolean()).isTrue();
        assertThat(quote.get("refundForfeited").asBoolean()).isFalse();
        assertThat(quote(mentor.client(), id, offering).get("immediate").asBoolean())
                .isFalse();
        assertThat(quote(mentee, id, "off_none", slot(1)).isNull()).isTrue();

        var moved = settled(reschedule(mentee, id, session(offering, LONG, null)));

        assertThat(moved.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(length(moved)).isEqualTo(Duration.ofMinutes(120));
        assertThat(moved.at("/offering/name").asString()).isEqualTo("Long");
        assertThat(minor(moved, "/price")).isEqualTo(LONG);
        assertThat(minor(moved, "/commission")).isEqualTo(3_751);
        assertThat(minor(moved, "/refundQuote")).isEqualTo(LONG);
        assertThat(captured(moved)).containsExactly(HOUR, LONG - HOUR);
        assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(LONG - HOUR);

        mentee.act("cancelBooking", id);

        Eventually.holds(() -> {
            var after = read(mentee, id);
            assertThat(refunded(after)).containsExactly(HOUR, LONG - HOUR);
            assertThat(after.get("closed").asBoolean()).isTrue();
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(-HOUR);
        });
        booksAreBalanced();
    }

    @Test
    void aDearerSessionIsPaidOutAsOnePrice() {
        var id = booked();
        settled(reschedule(mentee, id, session(offering("Long", 60, LONG), LONG, null)));

        mentor.hold(mentee, id);

        Eventually.holds(() ->
                assertThat(minor(read(admin, id), "/payment/payout/amount")).isEqualTo(LONG - 3_751));
        booksAreBalanced();
    }

    @Test
    void aDisputeIsDividedOverBothPayments() {
        var id = booked();
        settled(reschedule(mentee, id, session(offering("Long", 60, LONG), LONG, null)));
        mentor.hold(mentee, id);
        var dispute = mentee.mutate(
                        "openDispute",
                        "OpenDisputeInput",
                        Map.of("bookingId", id, "reason", "Left early"),
                        "dispute { id }")
                .at("/dispute/id")
                .asString();

        admin.mutate(
                "resolveDispute",
                "ResolveDisputeInput",
                Map.of("disputeId", dispute, "decision", "SPLIT", "refundMinor", 12_000, "reason", "Half held"),
                "dispute { id }");

        Eventually.holds(() -> {
            var after = read(admin, id);
            assertThat(refunded(after)).containsExactly(HOUR, 2_000L);
            assertThat(minor(after, "/payment/payout/amount")).isEqualTo(3_003 - 751);
        });
        anyone.advance(Duration.ofDays(4));
        Eventually.holds(
                () -> assertThat(read(admin, id).get("closed").asBoolean()).isTrue());
        booksAreBalanced();
    }

    @Test
    void aMissingMentorGivesBothPaymentsBack() {
        var id = booked();
        var moved = settled(reschedule(mentee, id, session(offering("Long", 60, LONG), LONG, null)));

        anyone.advanceTo(Instant.parse(moved.get("startsAt").asString()).plus(Duration.ofMinutes(11)));

        Eventually.holds(() -> {
            var after = read(mentee, id);
            assertThat(after.get("status").asString()).isEqualTo("NO_SHOW");
            assertThat(refunded(after)).containsExactly(HOUR, LONG - HOUR);
            assertThat(after.get("closed").asBoolean()).isTrue();
        });
        booksAreBalanced();
    }

    @Test
    void aChargeBackOfTheDifferenceIsThatOfTheDifference() {
        var id = booked();
        settled(reschedule(mentee, id, session(offering("Long", 60, LONG), LONG, "pm_card_createDispute")));

        anyone.advance(Duration.ofHours(25));

        Eventually.holds(
                () -> assertThat(read(mentee, id).get("status").asString()).isEqualTo("DISPUTED"));
        var dispute = "dsp_" + id.substring(4);
        admin.mutate(
                "resolveDispute",
                "ResolveDisputeInput",
                Map.of("disputeId", dispute, "decision", "REFUND", "reason", "Not held"),
                "dispute { id }");
        Eventually.holds(() -> {
            var after = read(admin, id);
            assertThat(refunded(after)).containsExactly(HOUR, 0L);
            assertThat(after.get("closed").asBoolean()).isTrue();
        });
        booksAreBalanced();
    }

    @Test
    void aCheaperSessionGivesTheDifferenceBackAndTheRestWhenItIsCancelled() {
        var id = booked();
        var before = anyone.gatewayBalance("EUR");

        var moved = settled(reschedule(mentee, id, session(offering("Short", 30, SHORT), SHORT, null)));

        assertThat(length(moved)).isEqualTo(Duration.ofMinutes(30));
        assertThat(minor(moved, "/price")).isEqualTo(SHORT);
        assertThat(minor(moved, "/refundQuote")).isEqualTo(SHORT);
        Eventually.holds(() -> {
            assertThat(refunded(read(mentee, id))).containsExactly(HOUR - SHORT);
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(SHORT - HOUR);
        });

        mentee.act("cancelBooking", id);

        Eventually.holds(() -> {
            assertThat(refunded(read(mentee, id))).containsExactly(HOUR);
            assertThat(read(mentee, id).get("closed").asBoolean()).isTrue();
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(-HOUR);
        });
        booksAreBalanced();
    }

    @Test
    void aCheaperSessionIsPaidOutAtItsPrice() {
        var id = booked();
        settled(reschedule(mentee, id, session(offering("Short", 60, SHORT), SHORT, null)));

        mentor.hold(mentee, id);

        Eventually.holds(() -> {
            var after = read(admin, id);
            assertThat(minor(after, "/payment/payout/amount")).isEqualTo(SHORT - 1_000);
            assertThat(refunded(after)).containsExactly(HOUR - SHORT);
        });
        booksAreBalanced();
    }

    /** It waits for its mentor, so nothing is captured yet. */
    @Test
    void aCheaperSessionIsCapturedForLess() {
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
        var answer = mentee.requestBooking(booking(mentor.id(), slot(0), "pm_card_visa"));
        var id = answer.at("/booking/id").asString();
        assertThat(answer.at("/booking/status").asString()).isEqualTo("AWAITING_CONFIRMATION");

        var proposed = settled(reschedule(mentor.client(), id, session(offering("Short", 30, SHORT), SHORT, null)));
        settled(accept(mentee, id, proposed.at("/pendingProposal/id").asString(), null));

        Eventually.holds(() -> {
            var after = read(mentee, id);
            assertThat(after.get("status").asString()).isEqualTo("CONFIRMED");
            assertThat(captured(after)).containsExactly(SHORT);
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(SHORT);
        });
        mentee.act("cancelBooking", id);
        Eventually.holds(() -> {
            assertThat(read(mentee, id).get("closed").asBoolean()).isTrue();
            assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);
        });
        booksAreBalanced();
    }

    @Test
    void whoIsToAcceptSeesWhatIsPaidAndPaysThat() {
        var id = booked();
        var before = anyone.gatewayBalance("EUR");
        var proposed = settled(reschedule(mentor.client(), id, session(offering("Long", 120, LONG), LONG, null)));

        var shown = read(mentee, id);
        var session = shown.at("/pendingProposal/session");
        assertThat(session.at("/offering/name").asString()).isEqualTo("Long");
        assertThat(minor(session, "/price")).isEqualTo(LONG);
        assertThat(minor(session, "/difference")).isEqualTo(LONG - HOUR);
        assertThat(session.at("/difference/currency").asString()).isEqualTo("EUR");
        assertThat(session.get("effect").asString()).isEqualTo("CHARGED");
        assertThat(minor(action(shown, "ACCEPT_PROPOSAL"), "/cost")).isEqualTo(LONG - HOUR);
        assertThat(minor(shown, "/price")).isEqualTo(HOUR);
        assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);

        var accepted =
                settled(accept(mentee, id, proposed.at("/pendingProposal/id").asString(), null));

        assertThat(minor(accepted, "/price")).isEqualTo(LONG);
        assertThat(captured(accepted)).containsExactly(HOUR, LONG - HOUR);
        assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(LONG - HOUR);
        mentor.client().act("cancelBooking", id);
        Eventually.holds(() -> assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(-HOUR));
        booksAreBalanced();
    }

    @Test
    void aDifferenceThatCannotBePaidLeavesTheSessionAsItWasAndBothAreTold() {
        var id = booked();
        var start = read(mentee, id).get("startsAt");
        var offering = offering("Long", 120, LONG);
        var before = anyone.gatewayBalance("EUR");
        var session = session(offering, LONG, "pm_card_chargeDeclined");
        var other = slotFor(session, Duration.ofHours(30));

        var refused = tryReschedule(mentee, id, other, session);

        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("PAYMENT_DECLINED");
        var after = read(mentee, id);
        assertThat(after.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(after.get("startsAt")).isEqualTo(start);
        assertThat(minor(after, "/price")).isEqualTo(HOUR);
        assertThat(after.at("/proposals/0/state").asString()).isEqualTo("PAYMENT_FAILED");
        assertThat(after.at("/proposals/0/code").asString()).isEqualTo("card_declined");
        assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);
        for (var reader : List.of(mentee, mentor.client())) {
            Eventually.holds(() -> assertThat(mails(reader)).anyMatch(body -> body.contains("could not be paid")));
        }
        Eventually.holds(() -> assertThat(anyone.newMember("MENTEE")
                        .requestBooking(booking(mentor.id(), other, "pm_card_visa"))
                        .get("errors"))
                .isEmpty());
        mentee.act("cancelBooking", id);
        Eventually.holds(() -> {
            assertThat(refunded(read(mentee, id)).getFirst()).isEqualTo(HOUR);
            assertThat(read(mentee, id).get("closed").asBoolean()).isTrue();
        });
        booksAreBalanced();
    }

    @Test
    void aDifferenceThatNobodyAgreesToIsNeverPaid() {
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(10), 0);
        var id = mentee.requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                .at("/booking/id")
                .asString();
        var session = session(offering("Long", 60, LONG), LONG, null);
        settledAnswer(tryReschedule(mentor.client(), id, slotFor(session, Duration.ofDays(10)), session));

        anyone.advance(Duration.ofHours(73));

        Eventually.holds(() -> {
            var after = read(mentee, id);
            assertThat(after.at("/proposals/0/state").asString()).isEqualTo("EXPIRED");
            assertThat(after.get("startsAt").asString()).isEqualTo(startsAt);
            assertThat(minor(after, "/price")).isEqualTo(HOUR);
            assertThat(captured(after)).containsExactly(HOUR);
        });
    }

    @Test
    void nobodyAgreesToAPriceTheyHaveNotSeenOrAnotherCurrency() {
        var id = booked();
        var offering = offering("Long", 60, LONG);

        assertThat(tryReschedule(mentee, id, slot(1), session(offering, LONG - 1, null))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("PRICE_CHANGED");
        assertThat(tryReschedule(mentee, id, slot(1), session(offering("Rand", 60, LONG, "ZAR"), LONG, null))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("CURRENCY_DIFFERS");
        assertThat(minor(read(mentee, id), "/price")).isEqualTo(HOUR);
    }

    private JsonNode quote(GraphQlClient who, String id, String offeringId) {
        return quote(who, id, offeringId, slotFor(session(offeringId, 0, null), Duration.ofHours(30)));
    }

    private static JsonNode quote(GraphQlClient who, String id, String offeringId, String startsAt) {
        return who.query(
                        "query($id: ID!, $at: DateTime!, $session: QuotedSessionInput) { booking(id: $id) {"
                                + " rescheduleQuote(startsAt: $at, session: $session) { price { amountMinor }"
                                + " difference { amountMinor } effect immediate refundForfeited fullRefundUntil } } }",
                        Map.of("id", id, "at", startsAt, "session", Map.of("offeringId", offeringId)))
                .at("/booking/rescheduleQuote");
    }

    private String booked() {
        var answer = mentee.requestBooking(booking(mentor.id(), slot(0), "pm_card_visa"));
        assertThat(answer.get("errors")).isEmpty();
        var id = answer.at("/booking/id").asString();
        Eventually.holds(() -> assertThat(captured(read(mentee, id))).containsExactly(HOUR));
        return id;
    }

    private String slot(int n) {
        return anyone.slot(mentor.id(), Duration.ofHours(30), n * 3);
    }

    /** Where the mentor offers it. */
    private String slotFor(Map<String, Object> session, Duration ahead) {
        var from = anyone.now().plus(ahead);
        return anyone.query(
                        "query($id: ID!, $from: DateTime!, $to: DateTime!, $offering: ID!) { mentor(id: $id) {"
                                + " openSlots(from: $from, to: $to, offeringId: $offering) { startsAt } } }",
                        Map.of(
                                "id",
                                mentor.id(),
                                "from",
                                from.toString(),
                                "to",
                                from.plus(Duration.ofDays(7)).toString(),
                                "offering",
                                session.get("offeringId")))
                .at("/mentor/openSlots")
                .get(2)
                .get("startsAt")
                .asString();
    }

    private String offering(String name, int minutes, long priceMinor) {
        return offering(name, minutes, priceMinor, "EUR");
    }

    private String offering(String name, int minutes, long priceMinor, String currency) {
        var input = Map.of(
                "name",
                name,
                "durationMinutes",
                minutes,
                "priceMinor",
                priceMinor,
                "currency",
                currency,
                "modalities",
                List.of("VIDEO"));
        return mentor.client()
                .mutate("addOffering", "AddOfferingInput", input, "offering { id }")
                .at("/offering/id")
                .asString();
    }

    private static Map<String, Object> session(String offeringId, long priceMinor, @Nullable String paymentMethod) {
        var session = new HashMap<String, Object>();
        session.put("offeringId", offeringId);
        session.put("priceMinor", priceMinor);
        session.put("paymentMethod", paymentMethod);
        return session;
    }

    private JsonNode reschedule(GraphQlClient who, String id, Map<String, Object> session) {
        return tryReschedule(who, id, slotFor(session, Duration.ofHours(30)), session);
    }

    private static JsonNode tryReschedule(GraphQlClient who, String id, String startsAt, Map<String, Object> session) {
        var input = Map.of("bookingId", id, "startsAt", startsAt, "session", session);
        return who.tryMutate("rescheduleBooking", "RescheduleBookingInput", input, FIELDS);
    }

    private static JsonNode accept(GraphQlClient who, String id, String proposalId, @Nullable String paymentMethod) {
        var input = new HashMap<String, Object>();
        input.put("bookingId", id);
        input.put("proposalId", proposalId);
        input.put("paymentMethod", paymentMethod);
        return who.tryMutate("acceptProposal", "ProposalAnswerInput", input, FIELDS);
    }

    private static JsonNode settled(JsonNode answer) {
        return settledAnswer(answer).get("booking");
    }

    private static JsonNode settledAnswer(JsonNode answer) {
        assertThat(answer.get("errors")).isEmpty();
        return answer;
    }

    private static JsonNode read(GraphQlClient who, String id) {
        return who.query(
                        "query($id: ID!) { booking(id: $id) " + FIELDS.substring("booking ".length()) + " }",
                        Map.of("id", id))
                .get("booking");
    }

    private static Duration length(JsonNode booking) {
        return Duration.between(
                Instant.parse(booking.get("startsAt").asString()),
                Instant.parse(booking.get("endsAt").asString()));
    }

    private static long minor(JsonNode node, String path) {
        return node.at(path + "/amountMinor").asLong(-1);
    }

    private static List<Long> captured(JsonNode booking) {
        return amounts(booking, "/captured");
    }

    private static List<Long> refunded(JsonNode booking) {
        return amounts(booking, "/refunded");
    }

    private static List<Long> amounts(JsonNode booking, String which) {
        return booking.get("payments")
                .valueStream()
                .map(payment -> minor(payment, which))
                .toList();
    }

    private static JsonNode action(JsonNode booking, String name) {
        return booking.get("availableActions")
                .valueStream()
                .filter(action -> action.get("action").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> mails(GraphQlClient reader) {
        var email = reader.query("{ me { email } }").at("/me/email").asString();
        return anyone.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 20) { body } } }", Map.of("to", email))
                .at("/sandbox/outbox")
                .valueStream()
                .map(mail -> mail.get("body").asString())
                .toList();
    }

    private void booksAreBalanced() {
        assertThat(admin.query("{ ledger { balanced } }").at("/ledger/balanced").asBoolean())
                .isTrue();
    }
}
