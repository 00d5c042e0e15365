package org.mentorlink.booking;

import org.axonframework.serialization.Revision;
import org.mentorlink.shared.TimeSlot;

/** What has happened in a member's calendar. */
public sealed interface CalendarEvent {

    CalendarId calendarId();

    BookingId bookingId();

    Party party();

    @Revision("1")
    record TimeReserved(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot)
            implements CalendarEvent {}

    @Revision("1")
    record TimeReservationRefused(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot)
            implements CalendarEvent {}

    @Revision("1")
    record TimeReleased(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot)
            implements CalendarEvent {}
}
