package org.mentorlink.app.e2e;

import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A new mentor, approved and open all day, who holds sessions with whoever comes. */
record MentorAtWork(GraphQlClient client, String id) {

    /** @param skill what they alone are found by */
    static MentorAtWork open(GraphQlClient anyone, String skill) {
        var client = anyone.newMember("MENTOR");
        var application =
                Map.of("bio", "I teach", "skills", List.of(skill), "hourlyRateMinor", 10_000, "currency", "EUR");
        var id = client.mutate("applyAsMentor", "ApplyAsMentorInput", application, "mentor { id }")
                .get("mentor")
                .get("id")
                .asString();
        anyone.as("admin").mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", id), "mentor { id }");
        var allDay = Arrays.stream(DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "start", "08:00", "end", "20:00"))
                .toList();
        client.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of("timeZone", "UTC", "slots", allDay),
                "mentor { id }");
        return new MentorAtWork(client, id);
    }

    /** A confirmed booking of that mentee's. */
    String booked(GraphQlClient mentee) {
        var startsAt = mentee.slot(id, Duration.ofDays(1), 0);
        return mentee.requestBooking(booking(id, startsAt, "pm_card_visa"))
                .get("booking")
                .get("id")
                .asString();
    }

    /** Both attend it, and its hour passes. */
    void hold(GraphQlClient mentee, String bookingId) {
        var startsAt = Instant.parse(mentee.read(bookingId).get("startsAt").asString());
        mentee.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
        mentee.act("checkIn", bookingId);
        client.act("checkIn", bookingId);
        mentee.advanceTo(startsAt.plus(Duration.ofMinutes(61)));
    }

    String held(GraphQlClient mentee) {
        var bookingId = booked(mentee);
        hold(mentee, bookingId);
        return bookingId;
    }
}
