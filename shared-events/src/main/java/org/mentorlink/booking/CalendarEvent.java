package org.mentorlink.booking;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.TimeSlot;

/**
 * What has happened in a member's calendar. The time is the one that was requested, or that of a proposal; revision 1
 * knew no proposals.
 */
public sealed interface CalendarEvent {

    CalendarId calendarId();

    BookingId bookingId();

    Party party();

    TimeSlot slot();

    /** Absent for the time that was requested. */
    @Nullable ProposalId proposalId();

    @Revision("2")
    record TimeReserved(
            CalendarId calendarId,
            BookingId bookingId,
            Party party,
            TimeSlot slot,
            @Nullable ProposalId proposalId) implements CalendarEvent {

        public TimeReserved(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot) {
            this(calendarId, bookingId, party, slot, null);
        }
    }

    @Revision("2")
    record TimeReservationRefused(
            CalendarId calendarId,
            BookingId bookingId,
            Party party,
            TimeSlot slot,
            @Nullable ProposalId proposalId) implements CalendarEvent {

        public TimeReservationRefused(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot) {
            this(calendarId, bookingId, party, slot, null);
        }
    }

    @Revision("2")
    record TimeReleased(
            CalendarId calendarId,
            BookingId bookingId,
            Party party,
            TimeSlot slot,
            @Nullable ProposalId proposalId) implements CalendarEvent {

        public TimeReleased(CalendarId calendarId, BookingId bookingId, Party party, TimeSlot slot) {
            this(calendarId, bookingId, party, slot, null);
        }
    }
}
