package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** I3, I6 and I11: another time for a booking, whatever else happens at that moment. */
class ReschedulingTest {

    private static final String FIELDS = "booking { id status startsAt refundForfeited refundQuote { amountMinor }"
            + " price { amountMinor } payment { id status captured { amountMinor } }"
            + " pendingProposal { id by state startsAt } proposals { id state } history { type } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();

    @Test
    void aMenteeMovesTheSessionOfAMentorWhoConfirmsInstantly() {
        var thandi = anyone.mentorId("thandi");
        var mentee = anyone.newMember("MENTEE");
        var before = anyone.slot(thandi, Duration.ofDays(30), 0);
        var after = anyone.slot(thandi, Duration.ofDays(30), 1);
        var booked = book(mentee, thandi, before);

        var moved = reschedule(mentee, booked, after).get("booking");

        assertThat(moved.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(moved.get("startsAt").asString()).isEqualTo(after);
        assertThat(moved.get("refundForfeited").asBoolean()).isFalse();
        assertThat(moved.at("/refundQuote/amountMinor")).isEqualTo(moved.at("/price/amountMinor"));
        assertThat(moved.at("/payment/id").asString()).isEqualTo(booked.replace("bkg_", "pay_"));
        assertThat(moved.at("/payment/status").asString()).isEqualTo("CAPTURED");
        assertThat(types(moved))
                .containsSubsequence("BookingConfirmed", "RescheduleRequested", "BookingRescheduled")
                .doesNotContain("TimeProposed");

        assertThat(book(anyone.newMember("MENTEE"), thandi, before)).isNotEqualTo(booked);
        assertThat(code(anyone.newMember("MENTEE").requestBooking(booking(thandi, after, "pm_card_visa"))))
                .isEqualTo("SLOT_TAKEN");
    }

    @Test
    void aTimeThatIsTakenIsRefusedAndTheSessionStays() {
        var thandi = anyone.mentorId("thandi");
        var before = anyone.slot(thandi, Duration.ofDays(33), 0);
        var taken = anyone.slot(thandi, Duration.ofDays(33), 1);
        book(anyone.newMember("MENTEE"), thandi, taken);
        var mentee = anyone.newMember("MENTEE");
        var booked = book(mentee, thandi, before);

        var answer = tryReschedule(mentee, booked, taken);

        assertThat(code(answer)).isEqualTo("SLOT_TAKEN");
        assertThat(answer.at("/errors/0/nextFreeSlots")).hasSize(3);
        assertThat(answer.at("/booking/startsAt").asString()).isEqualTo(before);
        assertThat(answer.at("/booking/proposals/0/state").asString()).isEqualTo("SLOT_TAKEN");
    }

    @Test
    void aMentorProposesAnotherTimeAndItIsKeptUntilTheMenteeAgrees() {
        var grace = anyone.as("grace");
        var graceId = anyone.mentorId("grace");
        var mentee = anyone.newMember("MENTEE");
        var booked = book(mentee, graceId, anyone.slot(graceId, Duration.ofDays(30), 0));
        var other = anyone.slot(graceId, Duration.ofDays(30), 3);

        var proposed = reschedule(grace, booked, other).get("booking");

        assertThat(proposed.get("status").asString()).isEqualTo("AWAITING_CONFIRMATION");
        assertThat(proposed.at("/pendingProposal/state").asString()).isEqualTo("OPEN");
        assertThat(proposed.at("/pendingProposal/by").asString()).isEqualTo("MENTOR");
        assertThat(code(anyone.newMember("MENTEE").requestBooking(booking(graceId, other, "pm_card_visa"))))
                .isEqualTo("SLOT_TAKEN");

        var proposal = proposed.at("/pendingProposal/id").asString();
        assertThat(code(answer(grace, "acceptProposal", booked, proposal))).isEqualTo("OWN_PROPOSAL");
        var accepted = answer(mentee, "acceptProposal", booked, proposal);
        assertThat(accepted.get("errors")).isEmpty();
        assertThat(accepted.at("/booking/status").asString()).isEqualTo("CONFIRMED");
        assertThat(accepted.at("/booking/startsAt").asString()).isEqualTo(other);
        assertThat(types(accepted.get("booking"))).containsSubsequence("BookingRescheduled", "BookingConfirmed");
    }

    @Test
    void aDeclinedProposalLeavesTheSessionWhereItWasAndItsTimeFree() {
        var thandi = anyone.mentorId("thandi");
        var mentor = anyone.as("thandi");
        var mentee = anyone.newMember("MENTEE");
        var before = anyone.slot(thandi, Duration.ofDays(37), 0);
        var other = anyone.slot(thandi, Duration.ofDays(37), 1);
        var booked = book(mentee, thandi, before);
        var proposal = reschedule(mentor, booked, other)
                .at("/booking/pendingProposal/id")
                .asString();

        var declined = answer(mentee, "declineProposal", booked, proposal);

        assertThat(declined.at("/booking/startsAt").asString()).isEqualTo(before);
        assertThat(declined.at("/booking/pendingProposal").isNull()).isTrue();
        Eventually.holds(() ->
                assertThat(book(anyone.newMember("MENTEE"), thandi, other)).isNotEmpty());
    }

    @Test
    void nobodyElseMovesASession() {
        var thandi = anyone.mentorId("thandi");
        var booked = book(anyone.newMember("MENTEE"), thandi, anyone.slot(thandi, Duration.ofDays(40), 0));
        var other = anyone.slot(thandi, Duration.ofDays(40), 1);

        for (var who : List.of(anyone.newMember("MENTEE"), anyone.as("grace"), anyone.as("admin"))) {
            var answer = who.request(
                    GraphQlClient.mutation("rescheduleBooking", "RescheduleBookingInput", FIELDS),
                    Map.of("input", Map.of("bookingId", booked, "startsAt", other)));
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void whoAcceptsAndWhoWithdrawsAtTheSameMomentAreNotBothRight() throws Exception {
        var thandi = anyone.mentorId("thandi");
        var mentor = anyone.as("thandi");
        for (var round = 0; round < 5; round++) {
            var mentee = anyone.newMember("MENTEE");
            var before = anyone.slot(thandi, Duration.ofDays(44), 0);
            var other = anyone.slot(thandi, Duration.ofDays(44), 1);
            var booked = book(mentee, thandi, before);
            var proposal = reschedule(mentor, booked, other)
                    .at("/booking/pendingProposal/id")
                    .asString();

            List<Callable<JsonNode>> both = List.of(
                    () -> answer(mentee, "acceptProposal", booked, proposal),
                    () -> answer(mentor, "withdrawProposal", booked, proposal));
            var answers = atOnce(both);

            assertThat(answers)
                    .filteredOn(answer -> answer.get("errors").isEmpty())
                    .hasSize(1);
            var accepted = answers.getFirst().get("errors").isEmpty();
            var now = mentee.query("{ booking(id: \"" + booked + "\") { startsAt } }")
                    .at("/booking/startsAt")
                    .asString();
            assertThat(now).isEqualTo(accepted ? other : before);
        }
    }

    @Test
    void ofManySessionsThatMoveToOneTimeExactlyOneDoes() throws Exception {
        var thandi = anyone.mentorId("thandi");
        var mentees = new ArrayList<GraphQlClient>();
        var booked = new ArrayList<String>();
        for (var n = 0; n < 8; n++) {
            mentees.add(anyone.newMember("MENTEE"));
            booked.add(book(mentees.getLast(), thandi, anyone.slot(thandi, Duration.ofDays(50), 0)));
        }
        var wanted = anyone.slot(thandi, Duration.ofDays(50), 0);

        var calls = new ArrayList<Callable<JsonNode>>();
        for (var n = 0; n < booked.size(); n++) {
            var mentee = mentees.get(n);
            var id = booked.get(n);
            calls.add(() -> tryReschedule(mentee, id, wanted));
        }
        var answers = atOnce(calls);

        assertThat(answers)
                .filteredOn(answer -> answer.get("errors").isEmpty())
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.at("/booking/startsAt").asString()).isEqualTo(wanted));
        assertThat(answers)
                .filteredOn(answer -> !answer.get("errors").isEmpty())
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("SLOT_TAKEN"));
    }

    private static String book(GraphQlClient mentee, String mentorId, String startsAt) {
        var answer = mentee.requestBooking(booking(mentorId, startsAt, "pm_card_visa"));
        assertThat(answer.get("errors")).isEmpty();
        return answer.at("/booking/id").asString();
    }

    private static JsonNode reschedule(GraphQlClient who, String bookingId, String startsAt) {
        var answer = tryReschedule(who, bookingId, startsAt);
        assertThat(answer.get("errors")).isEmpty();
        return answer;
    }

    private static JsonNode tryReschedule(GraphQlClient who, String bookingId, String startsAt) {
        var input = Map.of("bookingId", bookingId, "startsAt", startsAt, "reason", "My train is late");
        return who.tryMutate("rescheduleBooking", "RescheduleBookingInput", input, FIELDS);
    }

    private static JsonNode answer(GraphQlClient who, String mutation, String bookingId, String proposalId) {
        var input = Map.of("bookingId", bookingId, "proposalId", proposalId);
        return who.tryMutate(mutation, "ProposalAnswerInput", input, FIELDS);
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/code").asString();
    }

    private static List<String> types(JsonNode booking) {
        return booking.get("history")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var gate = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        gate.await();
                        return call.call();
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
