package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.shared.TimeSlot;

/** What is reserved from now on, and what is not to be reserved any more. What is over is forgotten. */
record CalendarState(Map<BookingId, Entry> entries) {

    static final CalendarState EMPTY = new CalendarState(Map.of());

    /** @param held whether the time is reserved; if not, the booking was refused or has let go of it */
    record Entry(TimeSlot slot, boolean held) {}

    boolean holds(BookingId bookingId) {
        var entry = entries.get(bookingId);
        return entry != null && entry.held();
    }

    /** Refused once or released, a booking stays out: nobody would release what it reserved later. */
    boolean isOut(BookingId bookingId) {
        var entry = entries.get(bookingId);
        return entry != null && !entry.held();
    }

    boolean isFree(TimeSlot slot) {
        return entries.values().stream().noneMatch(entry -> entry.held() && entry.slot().overlaps(slot));
    }

    /** @param at when the event happened */
    CalendarState evolve(CalendarEvent event, Instant at) {
        return switch (event) {
            case TimeReserved reserved -> with(reserved.bookingId(), new Entry(reserved.slot(), true), at);
            case TimeReservationRefused refused -> with(refused.bookingId(), new Entry(refused.slot(), false), at);
            case TimeReleased released -> with(released.bookingId(), new Entry(released.slot(), false), at);
        };
    }

    private CalendarState with(BookingId bookingId, Entry entry, Instant at) {
        var next = new HashMap<>(entries);
        next.put(bookingId, entry);
        next.values().removeIf(each -> !each.slot().endsAt().isAfter(at));
        return new CalendarState(Map.copyOf(next));
    }
}
