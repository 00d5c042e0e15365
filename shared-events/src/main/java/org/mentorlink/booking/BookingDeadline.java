package org.mentorlink.booking;

import org.axonframework.serialization.Revision;

/** A moment of a booking's process that has come. Scheduled ahead, and an event of the log when due. */
public sealed interface BookingDeadline {

    BookingId bookingId();

    @Revision("1")
    record HoldLapsed(BookingId bookingId) implements BookingDeadline {}

    @Revision("1")
    record ConfirmationLapsed(BookingId bookingId) implements BookingDeadline {}

    @Revision("1")
    record ProposalLapsed(BookingId bookingId, ProposalId proposalId) implements BookingDeadline {}

    /** Ten minutes after the start. */
    @Revision("1")
    record AttendanceDue(BookingId bookingId) implements BookingDeadline {}

    @Revision("1")
    record SessionOver(BookingId bookingId) implements BookingDeadline {}

    /** The dispute window is over. */
    @Revision("1")
    record PayoutDue(BookingId bookingId) implements BookingDeadline {}
}
