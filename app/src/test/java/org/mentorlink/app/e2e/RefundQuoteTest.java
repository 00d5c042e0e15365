package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.Quotes.cost;
import static org.mentorlink.app.e2e.Quotes.field;
import static org.mentorlink.app.e2e.Quotes.quote;
import static org.mentorlink.app.e2e.Quotes.startOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final Duration AHEAD = Duration.ofHours(30);

    /** Of its own: what the gateway holds changes by these bookings alone, however far the clock moves. */
    private static final ApplicationUnderTest APPLICATION = ApplicationUnderTest.fresh();

    private final Quotes quotes = new Quotes(APPLICATION);
    private final GraphQlClient anyone = quotes.anyone;
    private final MentorAtWork mentor = quotes.mentor;
    private final GraphQlClient admin = quotes.admin;

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

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
        var id = quotes.booked(mentee, price, AHEAD);
        var startsAt = startOf(mentee, id);
        var at = startsAt.minus(boundary.ahead());
        var by = clientOf(who, mentee);
        var refund = who.equals("MENTEE") && !boundary.fullRefund() ? 0 : price;

        assertThat(quote(by, id, at)).as("asked ahead").isEqualTo(refund);
        quotes.standAt(at);
        assertThat(quote(by, id, null)).as("asked then").isEqualTo(refund);
        assertThat(cost(by, id)).isEqualTo(price - refund);
        var before = anyone.gatewayBalance("EUR");
        by.act("cancelBooking", id);

        quotes.divided(id, price, refund, before);
        assertThat(field(mentee, id, "strike").asBoolean()).isEqualTo(who.equals("MENTEE") && boundary.strike());
        assertThat(quote(by, id, null)).as("given up already").isZero();
    }

    /** Nobody can cancel any more, so nothing goes back by it. */
    @ParameterizedTest
    @CsvSource({"MENTEE", "MENTOR", "ADMIN"})
    void isNothingFromTheStartOn(String who) {
        var mentee = anyone.newMember("MENTEE");
        var id = quotes.booked(mentee, 10_001, AHEAD);
        var startsAt = startOf(mentee, id);
        var by = clientOf(who, mentee);

        for (var at : List.of(startsAt, startsAt.plus(Duration.ofMinutes(10)).minus(MS))) {
            quotes.standAt(at);
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
        var id = quotes.booked(mentee, price, AHEAD);
        var startsAt = startOf(mentee, id);
        var assessedAt = startsAt.plus(Duration.ofMinutes(10));
        quotes.standAt(startsAt.minus(Duration.ofMinutes(1)));
        if (absent.equals("MENTOR")) {
            mentee.act("checkIn", id);
        }
        if (absent.equals("MENTEE")) {
            mentor.client().act("checkIn", id);
        }
        quotes.standAt(assessedAt.minus(MS));
        for (var reader : List.of(mentee, mentor.client(), admin)) {
            assertThat(quote(reader, id, assessedAt)).isEqualTo(refund);
            assertThat(quote(reader, id, null)).isZero();
        }
        var before = anyone.gatewayBalance("EUR");

        anyone.advance(MS);

        quotes.divided(id, price, refund, before);
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

        quotes.standAt(Instant.parse(startsAt).minus(ahead));
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
        var id = quotes.booked(mentee, 10_001, AHEAD);

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
        var id = quotes.booked(mentee, 10_001, AHEAD);
        var startsAt = startOf(mentee, id);
        quotes.standAt(startsAt.minus(Duration.ofMinutes(2)));
        mentee.act("checkIn", id);
        mentor.client().act("checkIn", id);
        quotes.standAt(startsAt.minus(MS));
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED");

        anyone.advance(MS);

        assertThat(mentee.read(id).get("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(quote(mentee, id, null)).isZero();
        assertThat(quote(mentee, id, startsAt.plus(Duration.ofMinutes(10)))).isZero();
    }

    private GraphQlClient clientOf(String who, GraphQlClient mentee) {
        return switch (who) {
            case "MENTEE" -> mentee;
            case "MENTOR" -> mentor.client();
            default -> admin;
        };
    }
}
