package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.time.StandingClock;
import tools.jackson.databind.JsonNode;

/** What a booking that is given up would return, what it does return, and a clock that stands where it matters. */
final class Quotes {

    final GraphQlClient anyone;
    final MentorAtWork mentor;
    final GraphQlClient admin;
    private final ApplicationUnderTest application;

    Quotes(ApplicationUnderTest application) {
        this.application = application;
        anyone = application.client();
        mentor = MentorAtWork.open(anyone, "quoting-" + UUID.randomUUID());
        admin = anyone.as("admin");
    }

    /** A booking that is paid for. */
    String booked(GraphQlClient mentee, long price, Duration ahead) {
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
        var startsAt = mentee.slot(mentor.id(), ahead, 0);
        var input = with(booking(mentor.id(), startsAt, "pm_card_visa"), "offeringId", offeringId);
        var answer = mentee.requestBooking(input);
        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.at("/booking/price/amountMinor").asLong()).isEqualTo(price);
        var id = answer.at("/booking/id").asString();
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        return id;
    }

    /** Also by the gateway's own books. */
    void divided(String id, long price, long refund, long balanceBefore) {
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

    /** At the rate the mentor reads, and of two neighbours equally near the even one. */
    private long commission(long kept) {
        var rate = mentor.client()
                .query("{ me { mentor { commission { basisPoints } } } }")
                .at("/me/mentor/commission/basisPoints")
                .asInt();
        return Math.round(Math.rint(kept * rate / 10_000.0));
    }

    /** Not from closer by: the clock runs on for a moment, and must not pass by what it is to stand at. */
    void standAt(Instant at) {
        anyone.advanceTo(at.minusSeconds(30));
        StandingClock.standAt(application::bean, at);
    }

    static Instant startOf(GraphQlClient reader, String id) {
        return Instant.parse(reader.read(id).get("startsAt").asString());
    }

    static long quote(GraphQlClient reader, String id, @Nullable Instant at) {
        var argument = at == null ? "" : "(at: \"" + at + "\")";
        return field(reader, id, "refundQuote" + argument + " { amountMinor }")
                .get("amountMinor")
                .asLong();
    }

    /** What a cancellation costs whoever asks. */
    static long cost(GraphQlClient reader, String id) {
        return field(reader, id, "availableActions { action allowed cost { amountMinor } }")
                .valueStream()
                .filter(action -> action.get("action").asString().equals("CANCEL"))
                .findFirst()
                .orElseThrow()
                .at("/cost/amountMinor")
                .asLong();
    }

    static JsonNode field(GraphQlClient reader, String id, String field) {
        return reader.query("query($id: ID!) { booking(id: $id) { value: " + field + " } }", Map.of("id", id))
                .at("/booking/value");
    }
}
