package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** I7 as it is delivered: three requests for bookings an hour, and a refusal that says when to come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookingLimitTest {

    private static final String REQUEST =
            "mutation($input: RequestBookingInput!) { requestBooking(input: $input) { booking { id status }"
                    + " errors { __typename code message ... on RateLimited { retryAfterSeconds } } } }";

    private ApplicationUnderTest application;
    private MentorAtWork mentor;

    @BeforeAll
    void start() {
        application = ApplicationUnderTest.fresh("mentorlink.limits.bookings=3");
        mentor = MentorAtWork.open(application.client(), "limit-" + UUID.randomUUID());
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void theFourthWithinAnHourIsRefusedUntilTheFirstIsAnHourAgo() {
        var mentee = application.client().newMember("MENTEE");
        var slots = slots(mentee, 5);
        assertThat(status(request(mentee, slots.get(0)))).isEqualTo("CONFIRMED");
        mentee.advance(Duration.ofMinutes(20));
        assertThat(status(request(mentee, slots.get(1)))).isEqualTo("CONFIRMED");
        assertThat(status(request(mentee, slots.get(2)))).isEqualTo("CONFIRMED");

        var refused = request(mentee, slots.get(3));

        assertThat(refused.get("booking").isNull()).isTrue();
        var error = refused.at("/errors/0");
        assertThat(error.get("__typename").asString()).isEqualTo("RateLimited");
        assertThat(error.get("code").asString()).isEqualTo("RATE_LIMITED");
        var wait = error.get("retryAfterSeconds").asInt();
        assertThat(wait).isBetween(39 * 60, 40 * 60);
        assertThat(isOpen(mentee, slots.get(3))).as("nothing is held").isTrue();
        var other = application.client().newMember("MENTEE");
        assertThat(status(request(other, slots.get(4)))).as("of somebody else").isEqualTo("CONFIRMED");

        mentee.advance(Duration.ofSeconds(wait));
        assertThat(status(request(mentee, slots.get(3)))).isEqualTo("CONFIRMED");
        assertThat(request(mentee, slots(mentee, 1).getFirst())
                        .at("/errors/0/code")
                        .asString())
                .as("the next is free once the second is an hour ago")
                .isEqualTo("RATE_LIMITED");
    }

    private List<String> slots(GraphQlClient who, int count) {
        var slots = new ArrayList<String>();
        for (var n = 0; n < count; n++) {
            slots.add(who.slot(mentor.id(), Duration.ofDays(3), n));
        }
        return slots;
    }

    private boolean isOpen(GraphQlClient who, String slot) {
        return slots(who, 5).contains(slot);
    }

    private JsonNode request(GraphQlClient who, String startsAt) {
        return who.query(REQUEST, Map.of("input", booking(mentor.id(), startsAt, "pm_card_visa")))
                .get("requestBooking");
    }

    private static String status(JsonNode answer) {
        return answer.at("/booking/status").asString();
    }
}
