package org.mentorlink.command.feedback;

import org.mentorlink.booking.BookingId;

/** The sessions that can be spoken about. */
interface HeldSessions {

    /** @throws org.mentorlink.shared.Refused when there is no such booking (NOT_FOUND), or it was not held */
    HeldSession get(BookingId bookingId);
}
