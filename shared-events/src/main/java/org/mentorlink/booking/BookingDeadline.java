package org.mentorlink.booking;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.TimeSlot;

/** A moment of a booking's process that has come. Scheduled ahead, and an event of the log when due. */
public sealed interface BookingDeadline {

    BookingId bookingId();

    @Revision("1")
    record HoldLapsed(BookingId bookingId) implements BookingDeadline {}

    @Revision("1")
    record SessionRequestLapsed(BookingId bookingId) implements BookingDeadline {}

    @Revision("1")
    record ConfirmationLapsed(BookingId bookingId) implements BookingDeadline {}

    @Revision("1")
    record ProposalLapsed(BookingId bookingId, ProposalId proposalId) implements BookingDeadline {}

    /** The session begins: it is on where both are there already. */
    @Revision("1")
    record SessionDue(BookingId bookingId, TimeSlot session) implements BookingDeadline {}

    /**
     * Ten minutes after the start.
     *
     * @param session when the session was to take place; absent before revision 2
     */
    @Revision("2")
    record AttendanceDue(BookingId bookingId, @Nullable TimeSlot session) implements BookingDeadline {}

    /** @param session when the session was to take place; absent before revision 2 */
    @Revision("2")
    record SessionOver(BookingId bookingId, @Nullable TimeSlot session) implements BookingDeadline {}

    /** The dispute window is over. */
    @Revision("1")
    record PayoutDue(BookingId bookingId) implements BookingDeadline {}

    /** The parties of a dispute had their time to say how it was. */
    @Revision("1")
    record DisputeAnswersDue(BookingId bookingId) implements BookingDeadline {}

    /** A dispute was to be decided by now. */
    @Revision("1")
    record DisputeDecisionDue(BookingId bookingId) implements BookingDeadline {}

    /** Nobody can appeal the decision any more. */
    @Revision("1")
    record AppealLapsed(BookingId bookingId) implements BookingDeadline {}
}
