package org.mentorlink.communication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;

/** What is to be noted of messages. */
public sealed interface NoticeCommand {

    NoticesId noticesId();

    /**
     * Somebody was told of an event of a booking, or could not be. Once for each event, recipient and channel; the same again
     * changes nothing.
     *
     * @param eventId of the event that they were told of
     * @param kind what kind of event that is, such as {@code BookingConfirmed}
     */
    record NoteNotice(
            @TargetAggregateIdentifier NoticesId noticesId,
            BookingId bookingId,
            String eventId,
            String kind,
            MemberId recipientId,
            String channel,
            NoticeState state)
            implements NoticeCommand {}
}
