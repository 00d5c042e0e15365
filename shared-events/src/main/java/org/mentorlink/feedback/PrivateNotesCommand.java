package org.mentorlink.feedback;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;

/** N3: what can be asked of a mentor's private notes. */
public sealed interface PrivateNotesCommand {

    PrivateNotesId privateNotesId();

    /**
     * Writes a note about the mentee after a session, for admins only. The same as the last one changes nothing.
     *
     * @param memberId the mentor of the booking
     */
    record AddPrivateNote(
            @TargetAggregateIdentifier PrivateNotesId privateNotesId,
            BookingId bookingId,
            MemberId memberId,
            String text)
            implements PrivateNotesCommand {

        @Override
        public String toString() {
            return "AddPrivateNote[" + privateNotesId + "]";
        }
    }
}
