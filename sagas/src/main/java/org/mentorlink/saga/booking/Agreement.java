package org.mentorlink.saga.booking;

import java.time.Duration;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.TimeSlot;

/** What was agreed on at the request and never changes. */
record Agreement(
        MemberId mentorMemberId,
        MemberId menteeId,
        TimeSlot slot,
        TimeSlot mentorsTime,
        Money price,
        String gateway,
        String paymentMethod) {

    static Agreement of(BookingRequested event) {
        return new Agreement(
                event.mentorMemberId(),
                event.menteeId(),
                event.slot(),
                event.slot().followedBy(Duration.ofMinutes(event.bufferMinutes())),
                event.price(),
                event.gateway(),
                event.paymentMethod());
    }

    CalendarId calendarOf(Party party) {
        return CalendarId.of(party == Party.MENTOR ? mentorMemberId : menteeId);
    }

    TimeSlot timeOf(Party party) {
        return party == Party.MENTOR ? mentorsTime : slot;
    }
}
