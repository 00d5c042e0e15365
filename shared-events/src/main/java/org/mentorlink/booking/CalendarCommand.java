package org.mentorlink.booking;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.shared.TimeSlot;

/** What can be asked of a member's calendar. */
public sealed interface CalendarCommand {

    CalendarId calendarId();

    BookingId bookingId();

    /**
     * Reserves time for a booking, or records that it is taken. Asked again for the same booking, it changes nothing.
     *
     * @param party whose calendar this is in the booking
     * @param slot includes what must stay free after the session
     */
    record ReserveTime(
            @TargetAggregateIdentifier CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot)
            implements CalendarCommand {}

    /** Frees what the booking reserved, if anything. A reservation for it that arrives later is refused. */
    record ReleaseTime(
            @TargetAggregateIdentifier CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot)
            implements CalendarCommand {}
}
