package org.mentorlink.booking;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
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
     * @param proposalId which proposal of another time it is for; absent for the time that was requested
     */
    record ReserveTime(
            @TargetAggregateIdentifier CalendarId calendarId,
            BookingId bookingId,
            Party party,
            TimeSlot slot,
            @Nullable ProposalId proposalId)
            implements CalendarCommand {

        public ReserveTime(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot) {
            this(calendarId, bookingId, party, slot, null);
        }
    }

    /**
     * Frees what the booking reserved, if anything. A reservation for it that arrives later is refused.
     *
     * @param proposalId which proposal's time; absent for the time that was requested
     */
    record ReleaseTime(
            @TargetAggregateIdentifier CalendarId calendarId,
            BookingId bookingId,
            Party party,
            TimeSlot slot,
            @Nullable ProposalId proposalId)
            implements CalendarCommand {

        public ReleaseTime(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot) {
            this(calendarId, bookingId, party, slot, null);
        }
    }
}
