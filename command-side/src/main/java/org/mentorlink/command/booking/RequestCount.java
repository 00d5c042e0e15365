package org.mentorlink.command.booking;

import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;

/** How many requests without a time a mentee has open with a mentor. */
public interface RequestCount {

    /**
     * Counts one that has not been counted.
     *
     * @throws org.mentorlink.shared.Refused as TOO_MANY_SESSION_REQUESTS
     */
    void add(MentorId mentorId, MemberId menteeId, BookingId bookingId);
}
