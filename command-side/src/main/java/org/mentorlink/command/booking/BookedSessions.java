package org.mentorlink.command.booking;

import org.mentorlink.booking.BookingId;

/** The sessions that are booked. */
interface BookedSessions {

    /** @throws org.mentorlink.shared.Refused NOT_FOUND where there is no such booking */
    BookedSession get(BookingId bookingId);
}
