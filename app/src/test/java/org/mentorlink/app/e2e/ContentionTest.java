package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** I6: no double booking, of a mentor or a mentee, under any concurrency, and no stray charge. */
class ContentionTest {

    private static final int AT_ONCE = 64;

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();

    @Test
    void ofManyRequestsForOneSlotExactlyOneGoesOn() throws Exception {
        var thandi = anyone.mentorId("thandi");
        var slot = anyone.slot(thandi, Duration.ofDays(9), 0);
        var mentees = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> anyone.newMember("MENTEE"))
                .toList();
        var before = anyone.gatewayBalance("ZAR");
        var price = anyone.query(
                        "query($id: ID!) { mentor(id: $id) { hourlyRate { amountMinor } } }", Map.of("id", thandi))
                .at("/mentor/hourlyRate/amountMinor")
                .asLong();

        var answers = atOnce(mentees.stream()
                .<Callable<JsonNode>>map(mentee -> () -> mentee.requestBooking(booking(thandi, slot, "pm_card_visa")))
                .toList());

        var refused = answers.stream()
                .filter(answer -> !answer.get("errors").isEmpty())
                .toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            var error = answer.get("errors").get(0);
            assertThat(error.get("code").asString()).isEqualTo("SLOT_TAKEN");
            assertThat(error.get("nextFreeSlots"))
                    .hasSize(3)
                    .noneSatisfy(
                            free -> assertThat(free.get("startsAt").asString()).isEqualTo(slot));
        });
        // On a busy machine some are answered before it is decided.
        Eventually.holds(() -> assertThat(statuses(mentees))
                .hasSize(AT_ONCE)
                .containsOnlyOnce("CONFIRMED")
                .doesNotContain("REQUESTED", "AWAITING_CONFIRMATION"));
        Eventually.holds(() -> assertThat(anyone.gatewayBalance("ZAR") - before).isEqualTo(price));
    }

    /** Of the one booking of each. */
    private static List<String> statuses(List<GraphQlClient> mentees) {
        return mentees.stream()
                .map(mentee -> mentee.query("{ bookings(first: 2) { edges { node { status } } } }")
                        .at("/bookings/edges/0/node/status")
                        .asString())
                .toList();
    }

    @Test
    void aMenteeCannotBookTwoMentorsForOverlappingHours() throws Exception {
        var thandi = anyone.mentorId("thandi");
        var arjun = anyone.mentorId("arjun");
        // Kolkata is half an hour off the grid of Johannesburg, so the hours overlap without being the same.
        var slots = overlapping(thandi, arjun);
        var mentee = anyone.newMember("MENTEE");

        List<Callable<JsonNode>> requests = List.of(
                () -> mentee.requestBooking(booking(thandi, slots.get(0), "pm_card_visa")),
                () -> mentee.requestBooking(booking(arjun, slots.get(1), "pm_card_visa")));
        var answers = atOnce(requests);

        assertThat(answers).filteredOn(answer -> answer.get("errors").isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.get("errors").isEmpty())
                .singleElement()
                .satisfies(answer -> assertThat(
                                answer.get("errors").get(0).get("code").asString())
                        .isEqualTo("MENTEE_BUSY"));
        // What the loser had reserved with the mentor is free again.
        var loser = answers.get(0).get("errors").isEmpty() ? 1 : 0;
        Eventually.holds(() -> assertThat(anyone.newMember("MENTEE")
                        .requestBooking(booking(loser == 0 ? thandi : arjun, slots.get(loser), "pm_card_visa"))
                        .get("errors"))
                .isEmpty());
    }

    /** H3: the nearest times at which both can. */
    @Test
    void whoCannotHaveATimeIsToldWhichInstead() {
        var mentor = MentorAtWork.open(anyone, "nearest-" + UUID.randomUUID());
        var another = MentorAtWork.open(anyone, "nearest-" + UUID.randomUUID());
        var mentee = anyone.newMember("MENTEE");
        var noon = IntStream.range(0, 12)
                .mapToObj(n -> Instant.parse(anyone.slot(mentor.id(), Duration.ofDays(10), n)))
                .filter(start -> start.atZone(ZoneOffset.UTC).getHour() == 12)
                .findFirst()
                .orElseThrow();
        var hour = Duration.ofHours(1);
        book(anyone.newMember("MENTEE"), mentor, noon);
        book(mentee, another, noon.plus(hour));

        assertThat(instead(mentee, mentor, noon, "SLOT_TAKEN"))
                .containsExactly(noon.minus(hour), noon.minus(hour.multipliedBy(2)), noon.plus(hour.multipliedBy(2)));
        assertThat(instead(mentee, mentor, noon.plus(hour), "MENTEE_BUSY"))
                .containsExactly(noon.plus(hour.multipliedBy(2)), noon.minus(hour), noon.plus(hour.multipliedBy(3)));
        assertThat(instead(mentee, mentor, noon.plus(Duration.ofMinutes(110)), "SLOT_NOT_OFFERED"))
                .first()
                .isEqualTo(noon.plus(hour.multipliedBy(2)));
        assertThat(instead(mentee, mentor, Instant.parse("9999-01-01T00:00:00Z"), "SLOT_TOO_FAR"))
                .hasSize(3);

        book(mentee, mentor, noon.minus(hour));
    }

    private static void book(GraphQlClient mentee, MentorAtWork mentor, Instant startsAt) {
        var answer = mentee.requestBooking(booking(mentor.id(), startsAt.toString(), "pm_card_visa"));
        assertThat(answer.get("errors")).isEmpty();
    }

    private static List<Instant> instead(GraphQlClient mentee, MentorAtWork mentor, Instant startsAt, String code) {
        var error = mentee.requestBooking(booking(mentor.id(), startsAt.toString(), "pm_card_visa"))
                .at("/errors/0");
        assertThat(error.get("code").asString()).isEqualTo(code);
        return error.get("nextFreeSlots").findValuesAsString("startsAt").stream()
                .map(Instant::parse)
                .toList();
    }

    private List<String> overlapping(String one, String other) {
        for (var n = 0; n < 30; n++) {
            var first = java.time.Instant.parse(anyone.slot(one, Duration.ofDays(20), n));
            for (var m = 0; m < 30; m++) {
                var second = java.time.Instant.parse(anyone.slot(other, Duration.ofDays(20), m));
                if (Duration.between(first, second).abs().compareTo(Duration.ofHours(1)) < 0) {
                    return List.of(first.toString(), second.toString());
                }
            }
        }
        throw new AssertionError("the two mentors have no overlapping hours");
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
