package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** I3: a session that is asked for without a time, for which the mentor proposes one. */
class SessionRequestsTest {

    private static final String FIELDS = "sessionRequest { id status bookingId price { amountMinor } answerBy reason"
            + " cancellationPolicy { name } pendingProposal { id state startsAt expiresAt } proposals { state } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "asking-" + UUID.randomUUID());

    @Test
    void becomesABookingOnceTheProposedTimeIsAcceptedAndPaidFor() {
        var mentee = anyone.newMember("MENTEE");
        var before = anyone.gatewayBalance("EUR");
        var request = requested(mentee);
        assertThat(request.get("status").asString()).isEqualTo("OPEN");
        assertThat(request.at("/cancellationPolicy/name").asString()).isEqualTo("standard");
        var id = request.get("id").asString();

        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(5), 0);
        var proposed = propose(id, startsAt);
        assertThat(proposed.get("errors")).isEmpty();
        assertThat(proposed.at("/sessionRequest/pendingProposal/state").asString())
                .isEqualTo("OPEN");
        assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);
        Eventually.holds(() -> assertThat(mails(mentee)).contains("A time is proposed for your session"));
        var other = anyone.newMember("MENTEE").requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"));
        assertThat(code(other)).isEqualTo("SLOT_TAKEN");
        for (var member : List.of(mentee, mentor.client())) {
            var event = calendarEvents(member).get(0);
            assertThat(event.get("id").asString()).isEqualTo(proposalOf(proposed));
            assertThat(event.get("start").asString()).isEqualTo(startsAt);
            assertThat(event.at("/extendedProps/kind").asString()).isEqualTo("PROPOSAL");
            assertThat(event.at("/extendedProps/sessionRequestId").asString()).isEqualTo(id);
            assertThat(event.at("/extendedProps/booking").isNull()).isTrue();
        }
        var groupId = calendarEvents(mentee).at("/0/groupId").asString();

        var accepted = accept(mentee, id, proposalOf(proposed), "pm_card_visa");
        assertThat(accepted.get("errors")).isEmpty();
        var booking = accepted.get("booking");
        assertThat(booking.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(booking.get("startsAt").asString()).isEqualTo(startsAt);
        assertThat(booking.at("/price/amountMinor").asLong()).isEqualTo(10_000);
        var bookingId = booking.get("id").asString();
        assertThat(groupId).isEqualTo(bookingId);
        assertThat(calendarEvents(mentee)).singleElement().satisfies(event -> {
            assertThat(event.get("id").asString()).isEqualTo(bookingId);
            assertThat(event.at("/extendedProps/kind").asString()).isEqualTo("SESSION");
        });
        assertThat(read(mentee, id).get("bookingId").asString()).isEqualTo(bookingId);
        Eventually.holds(
                () -> assertThat(mentee.read(bookingId).at("/payment/status").asString())
                        .isEqualTo("CAPTURED"));
        assertThat(code(anyone.newMember("MENTEE").requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))))
                .isEqualTo("SLOT_TAKEN");

        // It is agreed on: nothing that is said about the request is about the booking.
        assertThat(code(propose(id, anyone.slot(mentor.id(), Duration.ofDays(40), 0))))
                .isEqualTo("SESSION_REQUEST_OVER");
        assertThat(code(refuse(mentee, id, proposalOf(proposed)))).isEqualTo("SESSION_REQUEST_OVER");
        assertThat(code(accept(mentee, id, proposalOf(proposed).replaceAll("-1$", "-2"), "pm_card_visa")))
                .isEqualTo("SESSION_REQUEST_OVER");
        assertThat(accept(mentee, id, proposalOf(proposed), "pm_card_visa").get("errors"))
                .isEmpty();
        assertThat(mentee.read(bookingId).get("startsAt").asString()).isEqualTo(startsAt);

        mentee.act("cancelBooking", bookingId);
        Eventually.holds(() -> {
            assertThat(mentee.read(bookingId).get("closed").asBoolean()).isTrue();
            assertThat(anyone.newMember("MENTEE")
                            .requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                            .get("errors"))
                    .isEmpty();
        });
    }

    @Test
    void costsNothingWhereThePaymentIsDeclinedAndItsTimeIsFree() {
        var mentee = anyone.newMember("MENTEE");
        var id = requested(mentee).get("id").asString();
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(6), 0);
        var proposed = propose(id, startsAt);

        var answer = accept(mentee, id, proposalOf(proposed), "pm_card_chargeDeclined");

        assertThat(code(answer)).isEqualTo("PAYMENT_DECLINED");
        Eventually.holds(() -> assertThat(anyone.newMember("MENTEE")
                        .requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                        .get("errors"))
                .isEmpty());
    }

    @Test
    void goesOnWhenATimeIsDeclinedTakenBackOrTaken() {
        var mentee = anyone.newMember("MENTEE");
        var id = requested(mentee).get("id").asString();
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(7), 0);

        var first = propose(id, startsAt);
        var declined = refuse(mentee, id, proposalOf(first));
        assertThat(declined.at("/sessionRequest/status").asString()).isEqualTo("OPEN");
        assertThat(declined.at("/sessionRequest/proposals/0/state").asString()).isEqualTo("DECLINED");
        assertThat(calendarEvents(mentee)).isEmpty();
        Eventually.holds(() -> assertThat(anyone.newMember("MENTEE")
                        .requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                        .get("errors"))
                .isEmpty());

        assertThat(code(propose(id, startsAt))).isEqualTo("SLOT_TAKEN");
        var second = propose(id, anyone.slot(mentor.id(), Duration.ofDays(8), 0));
        var takenBack = refuse(mentor.client(), id, proposalOf(second));
        assertThat(takenBack.at("/sessionRequest/proposals/2/state").asString()).isEqualTo("WITHDRAWN");
        assertThat(calendarEvents(mentee)).isEmpty();
        assertThat(code(accept(mentee, id, proposalOf(second), "pm_card_visa"))).isEqualTo("NO_OPEN_PROPOSAL");
    }

    @Test
    void endsByEitherSideOrBy72Hours() {
        var mentee = anyone.newMember("MENTEE");
        var withdrawn = requested(mentee).get("id").asString();
        assertThat(end(mentee, withdrawn).at("/sessionRequest/status").asString())
                .isEqualTo("WITHDRAWN");
        var declined = requested(mentee).get("id").asString();
        assertThat(end(mentor.client(), declined).at("/sessionRequest/status").asString())
                .isEqualTo("DECLINED");
        var lapses = requested(mentee);
        var answerBy = Instant.parse(lapses.get("answerBy").asString());
        assertThat(Duration.between(anyone.now(), answerBy)).isLessThanOrEqualTo(Duration.ofHours(72));

        anyone.advanceTo(answerBy.plusSeconds(1));

        var id = lapses.get("id").asString();
        Eventually.holds(
                () -> assertThat(read(mentee, id).get("status").asString()).isEqualTo("EXPIRED"));
        assertThat(code(propose(id, anyone.slot(mentor.id(), Duration.ofDays(5), 0))))
                .isEqualTo("SESSION_REQUEST_OVER");
        Eventually.holds(() -> assertThat(mails(mentee)).contains("Your request for a session has lapsed"));
    }

    @Test
    void aTimeThatNobodyAnswersIsFreeAgainAndTheRequestIsOver() {
        var mentee = anyone.newMember("MENTEE");
        var id = requested(mentee).get("id").asString();
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(9), 0);
        var proposed = propose(id, startsAt);
        var expiresAt = Instant.parse(
                proposed.at("/sessionRequest/pendingProposal/expiresAt").asString());

        anyone.advanceTo(expiresAt.plusSeconds(1));

        Eventually.holds(() -> {
            assertThat(calendarEvents(mentee)).isEmpty();
            assertThat(read(mentee, id).at("/proposals/0/state").asString()).isEqualTo("EXPIRED");
            assertThat(read(mentee, id).get("status").asString()).isEqualTo("EXPIRED");
        });
        Eventually.holds(() -> assertThat(anyone.newMember("MENTEE")
                        .requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                        .get("errors"))
                .isEmpty());
    }

    @Test
    void threeOfAPairAreOpenAtMost() {
        var mentee = anyone.newMember("MENTEE");
        var ids = new ArrayList<String>();
        for (var n = 0; n < 3; n++) {
            ids.add(requested(mentee).get("id").asString());
        }
        assertThat(code(request(mentee, UUID.randomUUID().toString()))).isEqualTo("TOO_MANY_SESSION_REQUESTS");
        assertThat(mentee.query("{ sessionRequests(open: true, role: MENTEE) { edges { node { id } } } }")
                        .at("/sessionRequests/edges"))
                .hasSize(3);

        end(mentee, ids.getFirst());
        assertThat(request(mentee, UUID.randomUUID().toString()).get("errors")).isEmpty();
    }

    @Test
    void neverMoreThanThreeHoweverManyAreAskedForAtOnce() throws Exception {
        var mentee = anyone.newMember("MENTEE");
        var asking = Stream.<Callable<JsonNode>>generate(
                        () -> () -> request(mentee, UUID.randomUUID().toString()))
                .limit(8)
                .toList();
        var answers = new ArrayList<JsonNode>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.get("errors").isEmpty()).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> !answer.get("errors").isEmpty())
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("TOO_MANY_SESSION_REQUESTS"));
    }

    @Test
    void askingAgainIsTheSameRequest() {
        var mentee = anyone.newMember("MENTEE");
        var key = UUID.randomUUID().toString();
        var first = request(mentee, key).at("/sessionRequest/id").asString();
        assertThat(request(mentee, key).at("/sessionRequest/id").asString()).isEqualTo(first);
        var withTime =
                new HashMap<>(booking(mentor.id(), anyone.slot(mentor.id(), Duration.ofDays(4), 0), "pm_card_visa"));
        withTime.put("idempotencyKey", key);
        assertThat(code(mentee.requestBooking(withTime))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void acceptanceAndWithdrawalAtTheSameMomentHaveOneWinner() throws Exception {
        for (var round = 0; round < 3; round++) {
            var mentee = anyone.newMember("MENTEE");
            var id = requested(mentee).get("id").asString();
            var proposal = proposalOf(propose(id, anyone.slot(mentor.id(), Duration.ofDays(12), 0)));

            List<Callable<JsonNode>> both = List.of(
                    () -> accept(mentee, id, proposal, "pm_card_visa"), () -> refuse(mentor.client(), id, proposal));
            var answers = new ArrayList<JsonNode>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : threads.invokeAll(both)) {
                    answers.add(answer.get());
                }
            }

            assertThat(answers)
                    .filteredOn(answer -> answer.get("errors").isEmpty())
                    .hasSize(1);
        }
    }

    private JsonNode requested(GraphQlClient mentee) {
        var answer = request(mentee, UUID.randomUUID().toString());
        assertThat(answer.get("errors")).isEmpty();
        return answer.get("sessionRequest");
    }

    private JsonNode request(GraphQlClient mentee, String key) {
        var input = Map.of("mentorId", mentor.id(), "topic", "Whenever it suits you", "idempotencyKey", key);
        return mentee.tryMutate("requestSession", "RequestSessionInput", input, FIELDS);
    }

    private JsonNode propose(String id, String startsAt) {
        var input = Map.of("sessionRequestId", id, "startsAt", startsAt);
        return mentor.client().tryMutate("proposeSessionTime", "ProposeSessionTimeInput", input, FIELDS);
    }

    private static JsonNode refuse(GraphQlClient who, String id, String proposalId) {
        var input = Map.of("sessionRequestId", id, "proposalId", proposalId);
        return who.tryMutate("refuseSessionTime", "RefuseSessionTimeInput", input, FIELDS);
    }

    private static JsonNode end(GraphQlClient who, String id) {
        return who.tryMutate("endSessionRequest", "EndSessionRequestInput", Map.of("sessionRequestId", id), FIELDS);
    }

    private static JsonNode accept(GraphQlClient mentee, String id, String proposalId, String paymentMethod) {
        var input = Map.of("sessionRequestId", id, "proposalId", proposalId, "paymentMethod", paymentMethod);
        return mentee.tryMutate("acceptSessionTime", "AcceptSessionTimeInput", input, GraphQlClient.BOOKING);
    }

    private static JsonNode read(GraphQlClient who, String id) {
        var fields = FIELDS.replace("sessionRequest {", "sessionRequest(id: $id) {");
        return who.query("query($id: ID!) { " + fields + " }", Map.of("id", id)).get("sessionRequest");
    }

    private JsonNode calendarEvents(GraphQlClient who) {
        var from = anyone.now();
        var window = Map.<String, Object>of(
                "from", from.toString(), "to", from.plus(Duration.ofDays(60)).toString());
        return who.query(
                        "query($from: DateTime!, $to: DateTime!) { me { calendarEvents(from: $from, to: $to) {"
                                + " id groupId start extendedProps { kind sessionRequestId booking { id } } } } }",
                        window)
                .at("/me/calendarEvents");
    }

    private static String proposalOf(JsonNode answer) {
        return answer.at("/sessionRequest/pendingProposal/id").asString();
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/code").asString();
    }

    private List<String> mails(GraphQlClient reader) {
        var email = reader.query("{ me { email } }").at("/me/email").asString();
        return anyone.query("query($to: String) { sandbox { outbox(to: $to) { subject } } }", Map.of("to", email))
                .at("/sandbox/outbox")
                .valueStream()
                .map(mail -> mail.get("subject").asString())
                .toList();
    }
}
