package org.mentorlink.query.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.shared.TimeSlot;

/** Time that a booking has taken in one calendar, with what stays free after it. */
public record Reservation(String calendarId, String bookingId, TimeSlot slot) {

    static @Nullable Reservation evolve(@Nullable Reservation reservation, CalendarEvent event) {
        return switch (event) {
            case TimeReserved reserved ->
                new Reservation(
                        reserved.calendarId().value(), reserved.bookingId().value(), reserved.slot());
            case TimeReservationRefused refused -> reservation;
            case TimeReleased released -> null;
        };
    }

    static String id(CalendarEvent event) {
        var proposalId = event.proposalId();
        var time = proposalId == null ? event.bookingId().value() : proposalId.value();
        return event.calendarId().value() + '/' + time;
    }
}
