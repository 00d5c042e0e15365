package org.mentorlink.command.feedback;

import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;

/** A session that was held, and between whom. */
record HeldSession(BookingId bookingId, MentorId mentorId, MemberId mentorMemberId, MemberId menteeId) {}
