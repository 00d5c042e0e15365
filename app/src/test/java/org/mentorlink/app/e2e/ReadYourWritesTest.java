package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S3: an answer shows its own effect, and nobody who names a position sees an older state. */
class ReadYourWritesTest {

    private static final String VERSION = "query($id: ID!) { booking(id: $id) { version status } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();

    @Test
    void aQueryAfterAPositionNeverSeesAnOlderState() {
        var mentor = anyone.as("grace");
        var mentorId = anyone.mentorId("grace");
        for (var round = 0; round < 25; round++) {
            var mentee = anyone.newMember("MENTEE");
            var requested = mentee.requestBooking(
                    booking(mentorId, anyone.slot(mentorId, Duration.ofDays(30), round), "pm_card_visa"));
            assertThat(requested.get("errors")).isEmpty();
            var id = requested.get("booking").get("id").asString();
            assertThat(requested.get("booking").get("status").asString()).isEqualTo("AWAITING_CONFIRMATION");

            var declined = mentor.mutate(
                    "declineBooking", "BookingActionInput", Map.of("bookingId", id), "booking { version status }");
            assertThat(declined.get("booking").get("status").asString()).isEqualTo("DECLINED");

            var seen = mentee.readingAfter(declined.get("position").asString())
                    .query(VERSION, Map.of("id", id))
                    .get("booking");
            assertThat(seen.get("status").asString()).isEqualTo("DECLINED");
            assertThat(seen.get("version").asInt())
                    .isGreaterThanOrEqualTo(
                            declined.get("booking").get("version").asInt());
        }
    }

    @Test
    void aPositionThatIsNoneIsRefused() {
        for (var malformed : new String[] {"soon", "-1", "1.5", "99999999999999999999"}) {
            var answer = anyone.readingAfter(malformed).request("{ mentors { edges { cursor } } }", Map.of());
            assertThat(answer.get("errors").get(0).get("extensions").get("code").asString())
                    .isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void aPositionThatHasNotBeenReachedIsNotAnsweredFromAnOlderState() {
        var answer = anyone.readingAfter("9007199254740991").request("{ mentors { edges { cursor } } }", Map.of());
        assertThat(answer.get("errors")).isNotEmpty();
        assertThat(answer.hasNonNull("data")).isFalse();
    }
}
