package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Quotes.cost;
import static org.mentorlink.app.e2e.Quotes.field;
import static org.mentorlink.app.e2e.Quotes.quote;
import static org.mentorlink.app.e2e.Quotes.startOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * I10 and I11 where a deployment has chosen another policy than the standard one, which {@code RefundQuoteTest} walks: at each
 * boundary of each policy what is quoted is what goes back.
 */
class PoliciesTest {

    private static final Duration MS = Duration.ofMillis(1);

    /** Where one of the policies changes what a cancellation means, and the start. */
    private static final List<Duration> BOUNDARIES = List.of(
            Duration.ofHours(72), Duration.ofHours(24), Duration.ofHours(4), Duration.ofHours(1), Duration.ZERO);

    private static final Duration AHEAD = Duration.ofHours(80);

    /** Divisible by nothing that it is divided by. */
    private static final long PRICE = 10_001;

    @ParameterizedTest
    @CsvSource({"flexible, PT4H, PT1H", "strict, PT72H, PT24H"})
    void whatIsQuotedIsWhatMovesAtEachBoundary(String policy, Duration fullRefundBefore, Duration lockedWithin) {
        try (var application = ApplicationUnderTest.fresh(
                "mentorlink.booking.cancellation-policy=" + policy,
                "mentorlink.strikes.threshold=2",
                "mentorlink.strikes.mentor-threshold=4",
                "mentorlink.commission.basis-points=3000")) {
            var quotes = new Quotes(application);
            shownBeforeAnybodyPays(quotes, policy, fullRefundBefore, lockedWithin);
            var moments = new TreeSet<Duration>();
            BOUNDARIES.forEach(boundary -> moments.addAll(List.of(boundary.plus(MS), boundary, boundary.minus(MS))));
            for (var ahead : moments.descendingSet()) {
                if (ahead.isPositive()) {
                    cancelled(quotes, ahead, fullRefundBefore, lockedWithin);
                }
            }
            fromTheStartOn(quotes);
            moved(quotes, lockedWithin);
            blocked(quotes, lockedWithin);
            paused(quotes);
        }
    }

    private static void shownBeforeAnybodyPays(
            Quotes quotes, String policy, Duration fullRefundBefore, Duration lockedWithin) {
        var shown = quotes.anyone
                .query(
                        "query($id: ID!) { mentor(id: $id) { cancellationPolicy {"
                                + " name fullRefundBefore lockedWithin } } }",
                        Map.of("id", quotes.mentor.id()))
                .at("/mentor/cancellationPolicy");
        assertThat(quotes.mentor
                        .client()
                        .query("{ me { mentor { commission { basisPoints agreed } } } }")
                        .at("/me/mentor/commission")
                        .toString())
                .isEqualTo("{\"basisPoints\":3000,\"agreed\":false}");
        assertThat(shown.get("name").asString()).isEqualTo(policy);
        assertThat(Duration.parse(shown.get("fullRefundBefore").asString())).isEqualTo(fullRefundBefore);
        assertThat(Duration.parse(shown.get("lockedWithin").asString())).isEqualTo(lockedWithin);
    }

    private static void cancelled(Quotes quotes, Duration ahead, Duration fullRefundBefore, Duration lockedWithin) {
        var mentee = quotes.anyone.newMember("MENTEE");
        var id = quotes.booked(mentee, PRICE, AHEAD);
        var at = startOf(mentee, id).minus(ahead);
        var refund = ahead.compareTo(fullRefundBefore) > 0 ? PRICE : 0;

        assertThat(quote(mentee, id, at)).as("asked for %s ahead", ahead).isEqualTo(refund);
        assertThat(quote(quotes.mentor.client(), id, at)).as("by the mentor").isEqualTo(PRICE);
        quotes.standAt(at);
        assertThat(quote(mentee, id, null)).as("asked %s ahead", ahead).isEqualTo(refund);
        assertThat(cost(mentee, id)).isEqualTo(PRICE - refund);
        var before = quotes.anyone.gatewayBalance("EUR");
        mentee.act("cancelBooking", id);

        quotes.divided(id, PRICE, refund, before);
        assertThat(field(mentee, id, "strike").asBoolean())
                .as("a strike %s ahead", ahead)
                .isEqualTo(ahead.compareTo(lockedWithin) < 0);
        quotes.anyone.advance(MS);
    }

    /** Nobody cancels any more, and ten minutes later who has come decides. */
    private static void fromTheStartOn(Quotes quotes) {
        for (var absent : List.of("MENTOR", "MENTEE")) {
            var mentee = quotes.anyone.newMember("MENTEE");
            var id = quotes.booked(mentee, PRICE, AHEAD);
            var startsAt = startOf(mentee, id);
            var refund = absent.equals("MENTOR") ? PRICE : 0;
            quotes.standAt(startsAt.minus(Duration.ofMinutes(1)));
            (absent.equals("MENTOR") ? mentee : quotes.mentor.client()).act("checkIn", id);
            quotes.standAt(startsAt);
            assertThat(quote(mentee, id, null)).isZero();
            assertThat(mentee.tryMutate(
                                    "cancelBooking", "BookingActionInput", Map.of("bookingId", id), "booking { id }")
                            .at("/errors/0/code")
                            .asString())
                    .isEqualTo("SESSION_STARTED");
            var assessedAt = startsAt.plus(Duration.ofMinutes(10));
            quotes.standAt(assessedAt.minus(MS));
            assertThat(quote(mentee, id, assessedAt)).isEqualTo(refund);
            assertThat(quote(mentee, id, null)).isZero();
            var before = quotes.anyone.gatewayBalance("EUR");

            quotes.anyone.advance(MS);

            quotes.divided(id, PRICE, refund, before);
            assertThat(field(mentee, id, "absent").asString()).isEqualTo(absent);
        }
    }

    /** I11: the payment stays, up to the last moment. */
    private static void moved(Quotes quotes, Duration lockedWithin) {
        var mentee = quotes.anyone.newMember("MENTEE");
        var id = quotes.booked(mentee, PRICE, AHEAD);
        var startsAt = startOf(mentee, id);
        quotes.standAt(startsAt.minus(lockedWithin));
        var later = quotes.anyone.slot(quotes.mentor.id(), AHEAD, 1);
        assertThat(move(mentee, id, later)).isEmpty();
        assertThat(startOf(mentee, id)).isEqualTo(Instant.parse(later));
        assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED");

        quotes.standAt(Instant.parse(later).minus(lockedWithin).plus(MS));
        assertThat(move(mentee, id, quotes.anyone.slot(quotes.mentor.id(), AHEAD, 2)))
                .isEqualTo("RESCHEDULE_LOCKED");
        quotes.anyone.advance(MS);
    }

    /** L1: who cancels too late twice books nothing for 30 days, or until one of them is withdrawn. */
    private static void blocked(Quotes quotes, Duration lockedWithin) {
        var mentee = quotes.anyone.newMember("MENTEE");
        var first = cancelledTooLate(quotes, mentee, lockedWithin);
        Eventually.holds(() ->
                assertThat(StrikesTest.mine(mentee).get("counting").asInt()).isEqualTo(1));
        assertThat(StrikesTest.mine(mentee).get("blockedUntil").isNull()).isTrue();
        var second = cancelledTooLate(quotes, mentee, lockedWithin);
        // The block is an event of its own, after the strike.
        Eventually.holds(() -> {
            assertThat(StrikesTest.mine(mentee).get("counting").asInt()).isEqualTo(2);
            assertThat(StrikesTest.mine(mentee).get("blockedUntil").isNull()).isFalse();
        });

        var until = Instant.parse(StrikesTest.mine(mentee).get("blockedUntil").asString());
        assertThat(until)
                .isBetween(
                        quotes.anyone.now().plus(Duration.ofDays(29)),
                        quotes.anyone.now().plus(Duration.ofDays(30)));
        var workshop = workshop(quotes.mentor);
        assertThat(seatOffered(workshop, mentee)).isEqualTo("false BOOKING_BLOCKED");
        assertThat(seated(mentee, workshop)).isEqualTo("BOOKING_BLOCKED");
        assertThat(offered(quotes.mentor, mentee)).isEqualTo("true BOOKING_BLOCKED");
        var refused = book(quotes, mentee);
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("BOOKING_BLOCKED");
        assertThat(refused.at("/errors/0/message").asString())
                .contains(until.toString().substring(0, 10), "UTC");
        decide(quotes, mentee, first);
        assertThat(StrikesTest.mine(mentee).get("blockedUntil").isNull()).isTrue();
        assertThat(offered(quotes.mentor, mentee)).isEqualTo("true null");
        assertThat(book(quotes, mentee).get("errors")).isEmpty();
        assertThat(seatOffered(workshop, mentee)).isEqualTo("true null");
        assertThat(seated(mentee, workshop)).isEqualTo("null");
        assertThat(second).isNotEqualTo(first);
    }

    /** L1: whom nobody meets four times nobody books, until staff have looked into it. */
    private static void paused(Quotes quotes) {
        var mentor = MentorAtWork.open(quotes.anyone, "pausing-" + UUID.randomUUID());
        var mentees = List.of(quotes.anyone.newMember("MENTEE"), quotes.anyone.newMember("MENTEE"));
        for (var mentee : List.of(mentees.getFirst(), mentees.getLast(), mentees.getFirst(), mentees.getLast())) {
            assertThat(mentor.booked(mentee)).startsWith("bkg_");
        }
        var workshop = workshop(mentor);
        quotes.anyone.advance(Duration.ofDays(3));
        Eventually.holds(() -> assertThat(
                        StrikesTest.mine(mentor.client()).get("pausedSince").isNull())
                .isFalse());

        var mentee = quotes.anyone.newMember("MENTEE");
        assertThat(offered(mentor, mentee)).isEqualTo("false MENTOR_NOT_BOOKABLE");
        assertThat(offered(mentor, mentor.client())).isEqualTo("false OWN_BOOKING");
        assertThat(offered(quotes.mentor, mentee)).isEqualTo("true null");
        assertThat(booked(mentor, mentee).at("/errors/0/code").asString()).isEqualTo("MENTOR_NOT_BOOKABLE");
        assertThat(seatOffered(workshop, mentee)).isEqualTo("false MENTOR_NOT_BOOKABLE");
        assertThat(seated(mentee, workshop)).isEqualTo("MENTOR_NOT_BOOKABLE");
        assertThat(book(quotes, quotes.anyone.newMember("MENTEE")).get("errors"))
                .as("of another mentor")
                .isEmpty();
        Eventually.holds(() -> assertThat(quotes.anyone
                        .query("{ sandbox { outbox(first: 100) { subject body } } }")
                        .at("/sandbox/outbox"))
                .anySatisfy(mail -> {
                    assertThat(mail.get("subject").asString()).isEqualTo("A mentor is paused");
                    assertThat(mail.get("body").asString())
                            .contains(mentor.client().me());
                }));
        var input = Map.<String, Object>of("memberId", mentor.client().me(), "reason", "They were ill");
        var offered = "query($id: ID!) { strikes(memberId: $id) { availableActions { action allowed } } }";
        assertThat(quotes.admin
                        .query(offered, Map.of("id", mentor.client().me()))
                        .at("/strikes/availableActions")
                        .toString())
                .isEqualTo("[{\"action\":\"RESUME_MENTOR\",\"allowed\":true}]");
        var resumed = quotes.admin.mutate(
                "resumeMentor", "ResumeMentorInput", input, "strikes { pausedSince availableActions { action } }");
        assertThat(resumed.at("/strikes/pausedSince").isNull()).isTrue();
        assertThat(resumed.at("/strikes/availableActions")).isEmpty();
        assertThat(offered(mentor, mentee)).isEqualTo("true null");
        assertThat(booked(mentor, mentee).get("errors")).isEmpty();
    }

    /** Whether a mentor can be booked, and why not by that viewer. */
    private static String offered(MentorAtWork mentor, GraphQlClient viewer) {
        var shown = viewer.query(
                        "query($id: ID!) { mentor(id: $id) { bookable availableActions { action reason } } }",
                        Map.of("id", mentor.id()))
                .get("mentor");
        assertThat(shown.at("/availableActions/0/action").asString()).isEqualTo("BOOK");
        return shown.get("bookable") + " "
                + shown.at("/availableActions/0/reason").asString("null");
    }

    private static JsonNode booked(MentorAtWork mentor, GraphQlClient mentee) {
        return mentee.requestBooking(
                GraphQlClient.booking(mentor.id(), mentee.slot(mentor.id(), AHEAD, 0), "pm_card_visa"));
    }

    /** Ten days ahead, with seats for all. */
    private static String workshop(MentorAtWork mentor) {
        var startsAt = mentor.client().slot(mentor.id(), Duration.ofDays(10), 0);
        var input = Map.<String, Object>of(
                "kind",
                "WORKSHOP",
                "title",
                "Estimating",
                "startsAt",
                startsAt,
                "endsAt",
                Instant.parse(startsAt).plus(Duration.ofHours(1)).toString(),
                "seats",
                5,
                "priceMinor",
                PRICE,
                "currency",
                "EUR",
                "idempotencyKey",
                UUID.randomUUID().toString());
        return mentor.client()
                .mutate("scheduleGroupSession", "ScheduleGroupSessionInput", input, "groupSession { id }")
                .at("/groupSession/id")
                .asString();
    }

    /** Whether a seat can be taken, and why not. */
    private static String seatOffered(String workshop, GraphQlClient viewer) {
        var action = viewer.query(
                        "query($id: ID!) { groupSession(id: $id) { availableActions { action allowed reason } } }",
                        Map.of("id", workshop))
                .at("/groupSession/availableActions/0");
        assertThat(action.get("action").asString()).isEqualTo("TAKE_SEAT");
        return action.get("allowed") + " " + action.at("/reason").asString("null");
    }

    /** What a seat is refused with; "null" where it is not. */
    private static String seated(GraphQlClient mentee, String workshop) {
        var input = Map.<String, Object>of(
                "groupSessionId",
                workshop,
                "paymentMethod",
                "pm_card_visa",
                "idempotencyKey",
                UUID.randomUUID().toString());
        return mentee.tryMutate("requestSeat", "RequestSeatInput", input, "booking { id }")
                .at("/errors/0/code")
                .asString("null");
    }

    private static String cancelledTooLate(Quotes quotes, GraphQlClient mentee, Duration lockedWithin) {
        var id = quotes.booked(mentee, PRICE, AHEAD);
        quotes.anyone.advanceTo(startOf(mentee, id).minus(lockedWithin).plusSeconds(60));
        mentee.act("cancelBooking", id);
        return id;
    }

    private static JsonNode book(Quotes quotes, GraphQlClient mentee) {
        return mentee.requestBooking(
                GraphQlClient.booking(quotes.mentor.id(), mentee.slot(quotes.mentor.id(), AHEAD, 0), "pm_card_visa"));
    }

    private static void decide(Quotes quotes, GraphQlClient mentee, String bookingId) {
        quotes.admin.mutate(
                "decideStrike",
                "DecideStrikeInput",
                Map.of(
                        "memberId",
                        mentee.me(),
                        "bookingId",
                        bookingId,
                        "decision",
                        "WITHDRAW",
                        "reason",
                        "An accident"),
                "strikes { id }");
    }

    private static String move(GraphQlClient mentee, String id, String startsAt) {
        return mentee.tryMutate(
                        "rescheduleBooking",
                        "RescheduleBookingInput",
                        Map.of("bookingId", id, "startsAt", startsAt),
                        "booking { id }")
                .at("/errors/0/code")
                .asString("");
    }
}
