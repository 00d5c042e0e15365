package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.shared.TimeSlot;

/**
 * What is reserved in one calendar, with what stays free after it. What was over at its last change is forgotten, so that
 * neither its size nor what it costs to read grows with the past.
 *
 * @param times by the booking or the proposal they are for
 */
public record BusyCalendar(String id, Map<String, TimeSlot> times) {

    /** @param at when the event happened */
    static @Nullable BusyCalendar evolve(@Nullable BusyCalendar calendar, CalendarEvent event, Instant at) {
        var proposalId = event.proposalId();
        var key = proposalId == null ? event.bookingId().value() : proposalId.value();
        var times = new HashMap<>(calendar == null ? Map.<String, TimeSlot>of() : calendar.times);
        switch (event) {
            case TimeReserved reserved -> times.put(key, reserved.slot());
            case TimeReservationRefused refused -> {}
            case TimeReleased released -> times.remove(key);
        }
        times.values().removeIf(slot -> !slot.endsAt().isAfter(at));
        return times.isEmpty() ? null : new BusyCalendar(event.calendarId().value(), Map.copyOf(times));
    }
}
