package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** H3, F3: a program closes the hours of those who have agreed to mentor in it, for a while. */
class BlackoutsTest {

    private static final String BLACKOUTS = "program { blackouts { id name from to } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final GraphQlClient admin = anyone.as("admin");
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "resting-" + UUID.randomUUID());
    private String program = "";

    @BeforeEach
    void aProgramWithAMentor() {
        program = admin.createProgram(
                Map.of("name", "Program " + UUID.randomUUID(), "kind", "ONE_ON_ONE", "selfEnrolment", true));
        enrol();
    }

    @Test
    void itsMentorsAreNotOfferedAndNotBookedAndEverybodyIsToldWhy() {
        var mentee = anyone.newMember("MENTEE");
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(3), 0);
        var moved = mentor.booked(mentee);
        var from = Instant.parse(startsAt).plus(Duration.ofMinutes(30));
        var to = from.plus(Duration.ofDays(2));
        assertThat(slots(from.minus(Duration.ofHours(2)), to)).contains(startsAt);

        var added = add(admin, from, to);

        assertThat(added.at("/program/blackouts/0/name").asString()).isEqualTo("Exam weeks");
        assertThat(slots(from.minus(Duration.ofHours(2)), to))
                .as("one that ends within it, too")
                .allMatch(slot -> !Instant.parse(slot).plus(Duration.ofHours(1)).isAfter(from));
        var request = booking(mentor.id(), startsAt, "pm_card_visa");
        assertNamed(tryMutate(mentee, "requestBooking", "RequestBookingInput", request), from, to);
        var move = Map.of("bookingId", moved, "startsAt", startsAt);
        assertNamed(tryMutate(mentee, "rescheduleBooking", "RescheduleBookingInput", move), from, to);
        assertNamed(tryMutate(mentor.client(), "rescheduleBooking", "RescheduleBookingInput", move), from, to);
        var workshop =
                new HashMap<String, Object>(Map.of("kind", "WORKSHOP", "title", "x", "seats", 2, "priceMinor", 1));
        workshop.put("currency", "EUR");
        workshop.put("startsAt", startsAt);
        workshop.put("endsAt", Instant.parse(startsAt).plus(Duration.ofHours(1)).toString());
        workshop.put("idempotencyKey", UUID.randomUUID().toString());
        assertNamed(
                tryMutate(mentor.client(), "scheduleGroupSession", "ScheduleGroupSessionInput", workshop), from, to);
        var asked = Map.of("sessionRequestId", sessionRequest(mentee), "startsAt", startsAt);
        assertNamed(tryMutate(mentor.client(), "proposeSessionTime", "ProposeSessionTimeInput", asked), from, to);

        admin.mutate(
                "removeProgramBlackout",
                "RemoveProgramBlackoutInput",
                Map.of(
                        "programId",
                        program,
                        "blackoutId",
                        added.at("/program/blackouts/0/id").asString()),
                BLACKOUTS);
        assertThat(slots(from.minus(Duration.ofHours(2)), to)).contains(startsAt);
        assertThat(mentee.requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                        .get("errors"))
                .isEmpty();
    }

    /** What was proposed before a blackout came, and of a mentor who does not mentor any more. */
    @Test
    void aTimeThatWasProposedBeforeIsNotAcceptedAnyMore() {
        var mentee = anyone.newMember("MENTEE");
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(3), 2);
        var moved = mentor.booked(mentee);
        var move = Map.of("bookingId", moved, "startsAt", startsAt);
        var another = mentor.client()
                .mutate("rescheduleBooking", "RescheduleBookingInput", move, "booking { pendingProposal { id } }")
                .at("/booking/pendingProposal/id")
                .asString();
        var request = sessionRequest(mentee);
        var time = mentor.client()
                .mutate(
                        "proposeSessionTime",
                        "ProposeSessionTimeInput",
                        Map.of(
                                "sessionRequestId",
                                request,
                                "startsAt",
                                Instant.parse(startsAt)
                                        .plus(Duration.ofHours(2))
                                        .toString()),
                        "sessionRequest { pendingProposal { id } }")
                .at("/sessionRequest/pendingProposal/id")
                .asString();
        var accepted = Map.of("bookingId", moved, "proposalId", another);
        var acceptedTime = Map.of("sessionRequestId", request, "proposalId", time, "paymentMethod", "pm_card_visa");
        var from = Instant.parse(startsAt);
        var to = from.plus(Duration.ofDays(1));

        add(admin, from, to);

        assertNamed(tryMutate(mentee, "acceptProposal", "ProposalAnswerInput", accepted), from, to, "proposalId");
        assertNamed(
                tryMutate(mentee, "acceptSessionTime", "AcceptSessionTimeInput", acceptedTime), from, to, "proposalId");
        assertThat(mentee.read(moved).get("startsAt").asString()).isNotEqualTo(startsAt);
        admin.mutate("closeProgram", "CloseProgramInput", Map.of("programId", program), "position");
        admin.mutate(
                "suspendMember",
                "MemberActionInput",
                Map.of("memberId", mentor.client().me(), "reason", "Looked into"),
                "member { status }");
        for (var answer : List.of(
                tryMutate(mentee, "acceptProposal", "ProposalAnswerInput", accepted),
                tryMutate(mentee, "acceptSessionTime", "AcceptSessionTimeInput", acceptedTime))) {
            assertThat(answer.at("/errors/0/code").asString()).isEqualTo("MENTOR_NOT_BOOKABLE");
        }
    }

    @Test
    void bookingsThatWereMadeStayAndWhoLeavesTheProgramIsFree() {
        var mentee = anyone.newMember("MENTEE");
        var booked = mentor.booked(mentee);
        var startsAt = Instant.parse(mentee.read(booked).get("startsAt").asString());
        add(admin, startsAt.minus(Duration.ofHours(1)), startsAt.plus(Duration.ofDays(20)));

        assertThat(mentee.read(booked).get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(slots(startsAt, startsAt.plus(Duration.ofDays(20)))).isEmpty();

        mentor.client()
                .mutate("withdrawMember", "EnrolmentInput", Map.of("programId", program, "role", "MENTOR"), "position");
        assertThat(slots(startsAt, startsAt.plus(Duration.ofDays(20)))).isNotEmpty();
        enrol();
        assertThat(slots(startsAt, startsAt.plus(Duration.ofDays(20)))).isEmpty();

        admin.mutate("closeProgram", "CloseProgramInput", Map.of("programId", program), "position");
        assertThat(slots(startsAt, startsAt.plus(Duration.ofDays(20)))).isNotEmpty();
    }

    @Test
    void whoRunsTheProgramMayAndNobodyElse() {
        var runner = anyone.newMember("MENTEE");
        admin.mutate(
                "appointProgramAdmin",
                "ProgramAdminInput",
                Map.of("programId", program, "memberId", runner.me()),
                "program { id }");
        var from = anyone.now().plus(Duration.ofDays(100));

        assertThat(add(runner, from, from.plus(Duration.ofDays(1))).at("/program/blackouts"))
                .hasSize(1);
        for (var other : List.of(mentor.client(), anyone.newMember("MENTEE"))) {
            var answer = other.request(
                    GraphQlClient.mutation("addProgramBlackout", "AddProgramBlackoutInput", BLACKOUTS),
                    Map.of("input", blackout(from, from.plus(Duration.ofDays(1)))));
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        }
        var backwards =
                admin.tryMutate("addProgramBlackout", "AddProgramBlackoutInput", blackout(from, from), BLACKOUTS);
        assertThat(backwards.at("/errors/0/code").asString()).isEqualTo("INVALID_PERIOD");
    }

    private void enrol() {
        mentor.client()
                .mutate("enrolMember", "EnrolmentInput", Map.of("programId", program, "role", "MENTOR"), "position");
    }

    private JsonNode add(GraphQlClient who, Instant from, Instant to) {
        return who.mutate("addProgramBlackout", "AddProgramBlackoutInput", blackout(from, to), BLACKOUTS);
    }

    private Map<String, Object> blackout(Instant from, Instant to) {
        return Map.of("programId", program, "name", "Exam weeks", "from", from.toString(), "to", to.toString());
    }

    private static JsonNode tryMutate(GraphQlClient who, String name, String type, Map<String, ?> input) {
        return who.query(
                        "mutation($input: " + type + "!) { " + name
                                + "(input: $input) { errors { code message path ... on ProgramBlackout { name from to } } } }",
                        Map.of("input", input))
                .get(name);
    }

    private String sessionRequest(GraphQlClient mentee) {
        return mentee.mutate(
                        "requestSession",
                        "RequestSessionInput",
                        Map.of(
                                "mentorId",
                                mentor.id(),
                                "topic",
                                "Whenever",
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "sessionRequest { id }")
                .at("/sessionRequest/id")
                .asString();
    }

    private static void assertNamed(JsonNode answer, Instant from, Instant to) {
        assertNamed(answer, from, to, "startsAt");
    }

    private static void assertNamed(JsonNode answer, Instant from, Instant to, String field) {
        var error = answer.at("/errors/0");
        assertThat(error.get("code").asString()).isEqualTo("PROGRAM_BLACKOUT");
        assertThat(error.get("message").asString()).contains("Exam weeks");
        assertThat(error.get("path").get(1).asString()).isEqualTo(field);
        assertThat(error.get("name").asString()).isEqualTo("Exam weeks");
        assertThat(Instant.parse(error.get("from").asString())).isEqualTo(from);
        assertThat(Instant.parse(error.get("to").asString())).isEqualTo(to);
    }

    private List<String> slots(Instant from, Instant to) {
        return anyone.query(
                        "query($id: ID!, $from: DateTime!, $to: DateTime!) { mentor(id: $id) {"
                                + " openSlots(from: $from, to: $to) { startsAt } } }",
                        Map.of("id", mentor.id(), "from", from.toString(), "to", to.toString()))
                .at("/mentor/openSlots")
                .valueStream()
                .map(slot -> slot.get("startsAt").asString())
                .toList();
    }
}
