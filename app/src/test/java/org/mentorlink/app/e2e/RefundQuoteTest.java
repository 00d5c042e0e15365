package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.app.time.StandingClock;
import tools.jackson.databind.JsonNode;

/**
 * I10, I11 and L1 to the millisecond and the cent: what {@code refundQuote} says of a moment is what goes back then, by the
 * gateway's own books, whoever gives the booking up or stays away, and refund, commission and payout are the price.
 */
class RefundQuoteTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final Duration MS = Duration.ofMillis(1);

    /** None of them can be divided by four, and some of the halves are exact. */
    private static final List<Long> PRICES = List.of(10_001L, 1L, 2L, 9_999L, 33_333L, 7L);

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "quoting-" + UUID.randomUUID());
    private final GraphQlClient admin = anyone.as("admin");

    @AfterEach
    void theClockRunsOn() {
        anyone.advance(MS);
    }

    /** @param ahead of the start */
    private record Boundary(Duration ahead, boolean fullRefund, boolean strike) {}

    static Stream<Arguments> cancellations() {
        var boundaries = List.of(
                new Boundary(DAY.plus(MS), true, false),
                new Boundary(DAY, false, false),
                new Boundary(DAY.minus(MS), false, false),
                new Boundary(FOUR_HOURS.plus(MS), false, false),
                new Boundary(FOUR_HOURS, false, false),
                new Boundary(FOUR_HOURS.minus(MS), false, true),
                new Boundary(MS, false, true));
        var cases = new ArrayList<Arguments>();
        for (var boundary : boundaries) {
            for (var who : List.of("MENTEE", "MENTOR", "ADMIN")) {
                cases.add(Arguments.of(who, boundary, PRICES.get(cases.size() % PRICES.size())));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cancellations")
    void isWhatACancellationReturns(String who, Boundary boundary, long price) {
        var mentee = anyone.newMember("MENTEE");
        var id = booked(mentee, price, mentor.id());
        var startsAt = startOf(mentee, id);
        var at = startsAt.minus(boundary.ahead());
        var by = clientOf(who, mentee);
        var refund = who.equals("MENTEE") && !boundary.fullRefund() ? 0 : price;

        assertThat(quote(by, id, at)).as("asked ahead").isEqualTo(refund);
        standAt(at);
        assertThat(quote(by, id, null)).as("asked then").isEqualTo(refund);
        assertThat(cost(by, id)).isEqualTo(price - refund);
        var before = anyone.gatewayBalance("EUR");
        by.act("cancelBooking", id);

        divided(id, price, refund, before);
        assertThat(field(mentee, id, "strike").asBoolean()).isEqualTo(who.equals("MENTEE") && boundary.strike());
        assertThat(quote(by, id, null)).as("given up already").isZero();
    }

    /** Nobody can cancel any more, so nothing goes back by it. */
    @ParameterizedTest
    @CsvSource({"MENTEE", "MENTOR", "ADMIN"})
    void isNothingFromTheStartOn(String who) {
        var mentee = anyone.newMember("MENTEE");
        var id = booked(mentee, 10_001, mentor.id());
        var startsAt = startOf(mentee, id);
        var by = clientOf(who, mentee);

        for (var at : List.of(startsAt, startsAt.plus(Duration.ofMinutes(10)).minus(MS))) {
            standAt(at);
            assertThat(quote(by, id, null)).isZero();
            assertThat(by.tryMutate("cancelBooking", "BookingActionInput", Map.of("bookingId", id), "booking { id }")
                            .at("/errors/0/code")
                            .asString())
                    .isEqualTo("SESSION_STARTED");
        }
        assertThat(mentee.read(id).at("/payment/refunded/amountMinor").asLong()).isZero();
    }

    /** Ten minutes after the start who has come decides. */
    @ParameterizedTest
    @CsvSource({"10001, MENTOR, 10001", "10001, MENTEE, 0", "10001, BOTH, 10001", "7, MENTOR, 7", "7, MENTEE, 0"})
    void isWhatAnAbsenceReturns(long price, String absent, long refund) {
        var mentee = anyone.newMember("MENTEE");
        var id = booked(mentee, price, mentor.id());
        var startsAt = startOf(mentee, id);
        var assessedAt = startsAt.plus(Duration.ofMinutes(10));
        standAt(startsAt.minus(Duration.ofMinutes(1)));
        if (absent.equals("MENTOR")) {
            mentee.act("checkIn", id);
        }
        if (absent.equals("MENTEE")) {
            mentor.client().act("checkIn", id);
        }
        standAt(assessedAt.minus(MS));
        for (var reader : List.of(mentee, mentor.client(), admin)) {
            assertThat(quote(reader, id, assessedAt)).isEqualTo(refund);
            assertThat(quote(reader, id, null)).isZero();
        }
        var before = anyone.gatewayBalance("EUR");

        anyone.advance(MS);

        divided(id, price, refund, before);
        assertThat(field(mentee, id, "absent").asString()).isEqualTo(absent);
    }

    /** Whom the mentor has not answered yet is in no hurry. */
    @ParameterizedTest
    @CsvSource({"PT24H", "PT4H", "PT0.001S"})
    void isEverythingWhileTheMentorIsAwaited(Duration ahead) {
        var grace = anyone.mentorId("grace");
        var mentee = anyone.newMember("MENTEE");
        var startsAt = mentee.slot(grace, Duration.ofHours(30), 0);
        var id = mentee.requestBooking(booking(grace, startsAt, "pm_card_visa"))
                .at("/booking/id")
                .asString();
        var price = mentee.read(id).at("/price/amountMinor").asLong();

        standAt(Instant.parse(startsAt).minus(ahead));
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("AWAITING_CONFIRMATION");
        assertThat(quote(mentee, id, null)).isEqualTo(price);
        assertThat(quote(mentee, id, Instant.parse(startsAt))).isEqualTo(price);
        mentee.act("cancelBooking", id);

        Eventually.holds(() -> {
            var after = mentee.read(id);
            assertThat(after.at("/payment/status").asString()).isEqualTo("VOIDED");
            assertThat(after.get("closed").asBoolean()).isTrue();
        });
    }

    @Test
    void followsAPolicyThatIsShownBeforeAnybodyPays() {
        var policy = "cancellationPolicy { name edition fullRefundBefore lockedWithin }";
        var shown = anyone.query("query($id: ID!) { mentor(id: $id) { " + policy + " } }", Map.of("id", mentor.id()))
                .at("/mentor/cancellationPolicy");
        var mentee = anyone.newMember("MENTEE");
        var id = booked(mentee, 10_001, mentor.id());

        assertThat(field(mentee, id, policy)).isEqualTo(shown);
        assertThat(shown.get("name").asString()).isEqualTo("standard");
        assertThat(shown.get("edition").asInt()).isEqualTo(1);
        assertThat(Duration.parse(shown.get("fullRefundBefore").asString())).isEqualTo(DAY);
        assertThat(Duration.parse(shown.get("lockedWithin").asString())).isEqualTo(FOUR_HOURS);
    }

    /** Both were early: the session is on from its first moment, and not before. */
    @Test
    void aSessionThatBothWaitForIsOnFromItsStart() {
        var mentee = anyone.newMember("MENTEE");
        var id = booked(mentee, 10_001, mentor.id());
        var startsAt = startOf(mentee, id);
        standAt(startsAt.minus(Duration.ofMinutes(2)));
        mentee.act("checkIn", id);
        mentor.client().act("checkIn", id);
        standAt(startsAt.minus(MS));
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED");

        anyone.advance(MS);

        assertThat(mentee.read(id).get("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(quote(mentee, id, null)).isZero();
        assertThat(quote(mentee, id, startsAt.plus(Duration.ofMinutes(10)))).isZero();
    }

    private String booked(GraphQlClient mentee, long price, String mentorId) {
        var offering = Map.of(
                "name",
                "A session",
                "durationMinutes",
                60,
                "priceMinor",
                price,
                "currency",
                "EUR",
                "modalities",
                List.of("VIDEO"));
        var offeringId = mentor.client()
                .mutate("addOffering", "AddOfferingInput", offering, "offering { id }")
                .at("/offering/id")
                .asString();
        var startsAt = mentee.slot(mentorId, Duration.ofHours(30), 0);
        var input = with(booking(mentorId, startsAt, "pm_card_visa"), "offeringId", offeringId);
        var answer = mentee.requestBooking(input);
        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.at("/booking/price/amountMinor").asLong()).isEqualTo(price);
        var id = answer.at("/booking/id").asString();
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        return id;
    }

    /** Also by the gateway's own books. */
    private void divided(String id, long price, long refund, long balanceBefore) {
        var commission = commission(price - refund);
        Eventually.holds(() -> {
            var after = admin.read(id);
            assertThat(after.at("/payment/refunded/amountMinor").asLong()).isEqualTo(refund);
            assertThat(anyone.gatewayBalance("EUR") - balanceBefore).isEqualTo(-refund);
            assertThat(after.at("/payment/payout/amount/amountMinor").asLong(0)).isEqualTo(price - refund - commission);
        });
        assertThat(admin.query("{ ledger { balanced } }").at("/ledger/balanced").asBoolean())
                .isTrue();
    }

    /** A quarter, and of two neighbours equally near the even one. */
    private static long commission(long kept) {
        return Math.round(Math.rint(kept / 4.0));
    }

    /** Not from closer by: the clock runs on for a moment, and must not pass by what it is to stand at. */
    private void standAt(Instant at) {
        anyone.advanceTo(at.minusSeconds(30));
        StandingClock.standAt(application.bean(Clock.class), at);
    }

    private GraphQlClient clientOf(String who, GraphQlClient mentee) {
        return switch (who) {
            case "MENTEE" -> mentee;
            case "MENTOR" -> mentor.client();
            default -> admin;
        };
    }

    private static Instant startOf(GraphQlClient reader, String id) {
        return Instant.parse(reader.read(id).get("startsAt").asString());
    }

    private static long quote(GraphQlClient reader, String id, @Nullable Instant at) {
        var argument = at == null ? "" : "(at: \"" + at + "\")";
        return field(reader, id, "refundQuote" + argument + " { amountMinor }")
                .get("amountMinor")
                .asLong();
    }

    private static long cost(GraphQlClient reader, String id) {
        return field(reader, id, "availableActions { action allowed cost { amountMinor } }")
                .valueStream()
                .filter(action -> action.get("action").asString().equals("CANCEL"))
                .findFirst()
                .orElseThrow()
                .at("/cost/amountMinor")
                .asLong();
    }

    private static JsonNode field(GraphQlClient reader, String id, String field) {
        return reader.query("query($id: ID!) { booking(id: $id) { value: " + field + " } }", Map.of("id", id))
                .at("/booking/value");
    }
}
