package org.mentorlink.communication;

import org.axonframework.serialization.Revision;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;

/** What people were told of a booking (K13): ids alone, as what a message says is personal and is kept nowhere. */
public sealed interface NoticeEvent {

    NoticesId noticesId();

    /**
     * Somebody was told of an event, or could not be.
     *
     * @param eventId of the event that they were told of
     * @param kind what kind of event that is, such as {@code BookingConfirmed}
     * @param recipientId a party of the booking, or staff
     * @param channel such as {@code EMAIL}
     */
    @Revision("1")
    record NoticeGiven(
            NoticesId noticesId,
            BookingId bookingId,
            String eventId,
            String kind,
            MemberId recipientId,
            String channel,
            NoticeState state)
            implements NoticeEvent {}
}
