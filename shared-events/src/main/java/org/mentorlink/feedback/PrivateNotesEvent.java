package org.mentorlink.feedback;

import org.axonframework.serialization.Revision;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Personal;

/** What has happened to a mentor's private notes. */
public sealed interface PrivateNotesEvent {

    PrivateNotesId privateNotesId();

    /** @param noteText about the mentee, and belongs to them; histories do not tell it */
    @Revision("1")
    record PrivateNoteAdded(
            PrivateNotesId privateNotesId, BookingId bookingId, MentorId mentorId, MemberId menteeId, Personal noteText)
            implements PrivateNotesEvent {}
}
