package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** I13, I15, Q4: what somebody has ahead and behind them, what it adds up to, and that it is told live. */
class DashboardTest {

    private static final String FIELDS =
            "role upcoming next { id } counts { status count } openSessionRequests sessionsHeld"
                    + " hoursHeld noShows noShowsOfOthers acceptanceRate amounts { total { amountMinor currency } pending { amountMinor } }"
                    + " ratings { month count average }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "counting-" + UUID.randomUUID());

    @Test
    void addsUpWhatBecameOfTheBookings() {
        var mentee = anyone.newMember("MENTEE");
        var empty = dashboard(mentee, "MENTEE");
        assertThat(empty.get("upcoming").asInt()).isZero();
        assertThat(empty.get("next").isNull()).isTrue();
        assertThat(empty.get("amounts")).isEmpty();
        assertThat(dashboard(mentor.client(), "MENTOR").get("acceptanceRate").isNull())
                .isTrue();

        var held = mentor.held(mentee);
        rate(mentee, held, 4);
        var missed = mentor.booked(mentee);
        var missedAt = Instant.parse(mentee.read(missed).get("startsAt").asString());
        anyone.advanceTo(missedAt.minus(Duration.ofMinutes(5)));
        mentor.client().act("checkIn", missed);
        anyone.advanceTo(missedAt.plus(Duration.ofMinutes(61)));
        var cancelled = book(mentee, 3);
        mentee.act("cancelBooking", cancelled);
        var later = book(mentee, 5);
        var next = book(mentee, 4);
        var request = Map.of(
                "mentorId",
                mentor.id(),
                "topic",
                "x",
                "idempotencyKey",
                UUID.randomUUID().toString());
        mentee.mutate("requestSession", "RequestSessionInput", request, "sessionRequest { id }");

        Eventually.holds(() -> {
            var mine = dashboard(mentee, "MENTEE");
            assertThat(mine.get("upcoming").asInt()).isEqualTo(2);
            assertThat(mine.at("/next/id").asString()).isEqualTo(next);
            assertThat(mine.get("openSessionRequests").asInt()).isEqualTo(1);
            assertThat(mine.get("sessionsHeld").asInt()).isEqualTo(1);
            assertThat(mine.get("hoursHeld").asDouble()).isEqualTo(1.0);
            assertThat(mine.get("noShows").asInt()).isEqualTo(1);
            assertThat(mine.get("noShowsOfOthers").asInt()).isZero();
            assertThat(count(mine, "CANCELLED")).isEqualTo(1);
            assertThat(count(mine, "CONFIRMED")).isEqualTo(2);
            // Held, missed and two to come, at 100.00 each; what was cancelled was refunded.
            assertThat(mine.at("/amounts/0/total/amountMinor").asLong()).isEqualTo(40_000);
            assertThat(mine.get("ratings")).isEmpty();
        });
        var mentors = dashboard(mentor.client(), "MENTOR");
        assertThat(mentors.get("noShows").asInt()).isZero();
        assertThat(mentors.get("noShowsOfOthers").asInt()).isEqualTo(1);
        assertThat(mentors.at("/amounts/0/total/amountMinor").asLong()).isEqualTo(15_000);
        assertThat(mentors.at("/ratings/0/average").asDouble()).isEqualTo(4.0);
        assertThat(mentors.at("/ratings/0/count").asInt()).isEqualTo(1);

        assertThat(ids(mentee, "UPCOMING", "")).containsExactly(next, later);
        assertThat(ids(mentee, "UPCOMING", ", role: MENTOR")).isEmpty();
        assertThat(ids(mentor.client(), "UPCOMING", ", role: MENTOR, first: 1")).containsExactly(next);
        assertThat(ids(mentee, "HISTORY", "")).containsExactly(cancelled, missed, held);
        assertThat(ids(mentee, "HISTORY", ", status: [CANCELLED]")).containsExactly(cancelled);
        assertThat(ids(mentee, "HISTORY", ", first: 2")).containsExactly(cancelled, missed);
        assertThat(afterTheFirst(mentee)).containsExactly(missed, held);
    }

    @Test
    void saysWhatPartOfTheRequestsAMentorAccepts() {
        var grace = anyone.as("grace");
        var graceId = anyone.mentorId("grace");
        var mentee = anyone.newMember("MENTEE");
        var before = counted(grace);
        for (var answer : List.of("confirmBooking", "confirmBooking", "declineBooking")) {
            var startsAt = anyone.slot(graceId, Duration.ofDays(4), 0);
            var id = mentee.requestBooking(booking(graceId, startsAt, "pm_card_visa"))
                    .at("/booking/id")
                    .asString();
            grace.act(answer, id);
        }

        Eventually.holds(() -> {
            assertThat(counted(grace)).isEqualTo(before + 3);
            assertThat(dashboard(grace, "MENTOR").get("acceptanceRate").asDouble())
                    .isGreaterThan(0)
                    .isLessThan(1);
        });
        assertThat(dashboard(mentee, "MENTEE").get("acceptanceRate").isNull()).isTrue();
    }

    @Test
    void isToldLive() {
        var mentee = anyone.newMember("MENTEE");
        try (var live = mentor.client().live()) {
            live.subscribe("1", "subscription { dashboardChanged(role: MENTOR) { upcoming } }");
            assertThat(String.valueOf(live.next(Duration.ofSeconds(20)))).contains("\"upcoming\":0");

            book(mentee, 6);

            var told = "";
            while (!told.contains("\"upcoming\":1")) {
                var next = live.next(Duration.ofSeconds(20));
                assertThat(next).as("told so far: " + told).isNotNull();
                told = String.valueOf(next);
            }
        }
    }

    @Test
    void isTheirOwnAndStaffs() {
        var mentee = anyone.newMember("MENTEE");
        var document = "query($m: ID) { dashboard(role: MENTEE, memberId: $m) { upcoming } }";
        var about = Map.of("m", mentee.me());
        assertThat(anyone.as("admin")
                        .query(document, about)
                        .at("/dashboard/upcoming")
                        .asInt())
                .isZero();
        assertThat(anyone.newMember("MENTEE")
                        .request(document, about)
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(mentee.request("{ dashboard(role: ADMIN) { upcoming } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
    }

    private String book(GraphQlClient mentee, int daysAhead) {
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(daysAhead), 0);
        return mentee.requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                .at("/booking/id")
                .asString();
    }

    private static void rate(GraphQlClient mentee, String bookingId, int rating) {
        mentee.mutate("rateSession", "RateSessionInput", Map.of("bookingId", bookingId, "rating", rating), "position");
    }

    private static JsonNode dashboard(GraphQlClient reader, String role) {
        return reader.query("{ dashboard(role: " + role + ") { " + FIELDS + " } }")
                .get("dashboard");
    }

    private static int counted(GraphQlClient reader) {
        return dashboard(reader, "MENTOR")
                .get("counts")
                .valueStream()
                .mapToInt(count -> count.get("count").asInt())
                .sum();
    }

    private static int count(JsonNode dashboard, String status) {
        return dashboard
                .get("counts")
                .valueStream()
                .filter(count -> count.get("status").asString().equals(status))
                .mapToInt(count -> count.get("count").asInt())
                .sum();
    }

    private static List<String> ids(GraphQlClient reader, String period, String more) {
        return reader.query("{ myBookings(period: " + period + more + ") { edges { node { id } } } }")
                .at("/myBookings/edges")
                .valueStream()
                .map(edge -> edge.at("/node/id").asString())
                .toList();
    }

    private static List<String> afterTheFirst(GraphQlClient reader) {
        var cursor = reader.query("{ myBookings(period: HISTORY, first: 1) { edges { cursor } } }")
                .at("/myBookings/edges/0/cursor")
                .asString();
        return ids(reader, "HISTORY", ", after: \"" + cursor + "\"");
    }
}
