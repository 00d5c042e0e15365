package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** I8: a kind of session with a length, a price and ways of its own, from its first word to the payment. */
class OfferingsTest {

    private static final String FIELDS =
            "offering { id name durationMinutes price { amountMinor currency } modalities }"
                    + " mentor { id offerings { id } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private String mentorId;

    @Test
    void isOfferedBookedAtItsPriceAndStaysAsItWasWhenItEnds() {
        var mentor = mentor();
        var added = mentor.mutate("addOffering", "AddOfferingInput", review(30), FIELDS)
                .get("offering");
        assertThat(added.at("/price/amountMinor").asLong()).isEqualTo(1_999);
        var offering = added.get("id").asString();

        var slots = slots(mentorId, offering);
        assertThat(Duration.between(
                        Instant.parse(slots.at("/0/startsAt").asString()),
                        Instant.parse(slots.at("/0/endsAt").asString())))
                .isEqualTo(Duration.ofMinutes(30));
        var startsAt = slots.at("/1/startsAt").asString();
        assertThat(anyone.request(slotsQuery(), slotsOf(mentorId, "off_other"))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("NOT_FOUND");

        var mentee = anyone.newMember("MENTEE");
        var request = with(GraphQlClient.booking(mentorId, startsAt, "pm_card_visa"), "offeringId", offering);
        assertThat(mentee.requestBooking(with(request, "modality", "VIDEO"))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("MODALITY_NOT_OFFERED");
        assertThat(mentee.requestBooking(with(request, "offeringId", "rubbish"))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("UNKNOWN_OFFERING");
        var booking = mentee.requestBooking(with(request, "idempotencyKey", "the one"))
                .at("/booking/id")
                .asString();
        var read = "{ booking(id: \"" + booking + "\") { status modality startsAt endsAt price { amountMinor currency }"
                + " offering { id name } payment { amount { amountMinor } } refundQuote { amountMinor } } }";
        var booked = mentee.query(read).get("booking");
        assertThat(booked.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(booked.get("modality").asString()).isEqualTo("CHAT");
        assertThat(booked.at("/price/amountMinor").asLong()).isEqualTo(1_999);
        assertThat(booked.at("/payment/amount/amountMinor").asLong()).isEqualTo(1_999);
        assertThat(booked.at("/refundQuote/amountMinor").asLong()).isEqualTo(1_999);
        assertThat(Instant.parse(booked.get("endsAt").asString()))
                .isEqualTo(Instant.parse(startsAt).plus(Duration.ofMinutes(30)));
        assertThat(slots(mentorId, offering).toString()).doesNotContain("\"startsAt\":\"" + startsAt);
        var taken = anyone.newMember("MENTEE").requestBooking(with(request, "idempotencyKey", "late"));
        assertThat(taken.at("/errors/0/code").asString()).isEqualTo("SLOT_TAKEN");
        var instead = taken.at("/errors/0/nextFreeSlots/0/startsAt").asString();
        assertThat(Duration.between(Instant.parse(startsAt), Instant.parse(instead))
                        .abs())
                .isEqualTo(Duration.ofMinutes(30));

        var changed = new HashMap<String, Object>(review(45));
        changed.put("offeringId", offering);
        changed.put("name", "Longer review");
        mentor.mutate("changeOffering", "ChangeOfferingInput", changed, FIELDS);
        var retired = mentor.mutate("retireOffering", "OfferingActionInput", Map.of("offeringId", offering), FIELDS);
        assertThat(retired.get("offering").isNull()).isTrue();
        assertThat(retired.at("/mentor/offerings").isEmpty()).isTrue();
        mentor.mutate("retireOffering", "OfferingActionInput", Map.of("offeringId", offering), FIELDS);
        var unknown =
                mentor.tryMutate("retireOffering", "OfferingActionInput", Map.of("offeringId", "off_none"), FIELDS);
        assertThat(unknown.at("/errors/0/code").asString()).isEqualTo("UNKNOWN_OFFERING");
        var after = mentee.query(read).get("booking");
        assertThat(after).isEqualTo(booked);
        assertThat(after.at("/offering/name").asString()).isEqualTo("Code review");

        var again = mentee.requestBooking(with(with(request, "startsAt", instead), "idempotencyKey", "ended"));
        assertThat(again.at("/errors/0/code").asString()).isEqualTo("UNKNOWN_OFFERING");
    }

    @Test
    void keepsItsLengthWhenItMoves() {
        var mentor = mentor();
        var offering = mentor.mutate("addOffering", "AddOfferingInput", review(90), FIELDS)
                .at("/offering/id")
                .asString();
        var slots = slots(mentorId, offering);
        var mentee = anyone.newMember("MENTEE");
        var booking = mentee.requestBooking(with(
                        GraphQlClient.booking(mentorId, slots.at("/0/startsAt").asString(), "pm_card_visa"),
                        "offeringId",
                        offering))
                .at("/booking/id")
                .asString();
        var later = slots.at("/2/startsAt").asString();
        mentee.mutate(
                "rescheduleBooking",
                "RescheduleBookingInput",
                Map.of("bookingId", booking, "startsAt", later),
                "booking { id }");
        Eventually.holds(() -> {
            var moved = mentee.query("{ booking(id: \"" + booking + "\") { startsAt endsAt } }")
                    .get("booking");
            assertThat(moved.get("startsAt").asString()).isEqualTo(later);
            assertThat(Instant.parse(moved.get("endsAt").asString()))
                    .isEqualTo(Instant.parse(later).plus(Duration.ofMinutes(90)));
        });
    }

    private GraphQlClient mentor() {
        var mentor = anyone.newMember("MENTOR");
        var application =
                Map.of("bio", "Reads code", "skills", List.of("Reviews"), "hourlyRateMinor", 9_000, "currency", "EUR");
        mentorId = mentor.mutate("applyAsMentor", "ApplyAsMentorInput", application, "mentor { id }")
                .at("/mentor/id")
                .asString();
        anyone.as("admin").mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", mentorId), "mentor { id }");
        var days = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of(
                        "timeZone",
                        "UTC",
                        "slots",
                        days.stream()
                                .map(day -> Map.of("day", day, "start", "09:00", "end", "17:00"))
                                .toList()),
                "mentor { id }");
        return mentor;
    }

    private static Map<String, Object> review(int minutes) {
        return Map.of(
                "name",
                "Code review",
                "durationMinutes",
                minutes,
                "priceMinor",
                1_999,
                "currency",
                "USD",
                "modalities",
                List.of("CHAT"));
    }

    private JsonNode slots(String mentorId, String offering) {
        return anyone.query(slotsQuery(), slotsOf(mentorId, offering)).at("/mentor/openSlots");
    }

    private static String slotsQuery() {
        return "query($id: ID!, $from: DateTime!, $to: DateTime!, $offering: ID) { mentor(id: $id) {"
                + " openSlots(from: $from, to: $to, offeringId: $offering) { startsAt endsAt } } }";
    }

    private Map<String, Object> slotsOf(String mentorId, String offering) {
        var from = anyone.now().plus(Duration.ofDays(3));
        return Map.of(
                "id",
                mentorId,
                "from",
                from.toString(),
                "to",
                from.plus(Duration.ofDays(2)).toString(),
                "offering",
                offering);
    }
}
