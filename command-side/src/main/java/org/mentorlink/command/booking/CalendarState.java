package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.shared.TimeSlot;

/** What is reserved from now on, and what is not to be reserved any more. What is over is forgotten. */
record CalendarState(Map<String, Entry> entries) {

    static final CalendarState EMPTY = new CalendarState(Map.of());

    /** @param held whether the time is reserved; if not, the booking was refused or has let go of it */
    record Entry(BookingId bookingId, TimeSlot slot, boolean held) {}

    boolean holds(BookingId bookingId, @Nullable ProposalId proposalId) {
        var entry = entries.get(key(bookingId, proposalId));
        return entry != null && entry.held();
    }

    /** Refused once or released, a time of a booking stays out: nobody would release what it reserved later. */
    boolean isOut(BookingId bookingId, @Nullable ProposalId proposalId) {
        var entry = entries.get(key(bookingId, proposalId));
        return entry != null && !entry.held();
    }

    /** A booking is never in its own way: it takes place at one of its times only. */
    boolean isFree(TimeSlot slot, BookingId forBooking) {
        return entries.values().stream()
                .noneMatch(entry -> entry.held()
                        && !entry.bookingId().equals(forBooking)
                        && entry.slot().overlaps(slot));
    }

    /** @param at when the event happened */
    CalendarState evolve(CalendarEvent event, Instant at) {
        var held = switch (event) {
            case TimeReserved reserved -> true;
            case TimeReservationRefused refused -> false;
            case TimeReleased released -> false;
        };
        var next = new HashMap<>(entries);
        next.put(key(event.bookingId(), event.proposalId()), new Entry(event.bookingId(), event.slot(), held));
        next.values().removeIf(each -> !each.slot().endsAt().isAfter(at));
        return new CalendarState(Map.copyOf(next));
    }

    private static String key(BookingId bookingId, @Nullable ProposalId proposalId) {
        return proposalId == null ? bookingId.value() : proposalId.value();
    }
}
