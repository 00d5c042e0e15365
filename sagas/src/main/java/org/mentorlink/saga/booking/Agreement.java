package org.mentorlink.saga.booking;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.TimeSlot;

/**
 * What was agreed on. Only the time may change.
 *
 * @param proposalId the proposal its time comes from; absent for the time that was requested
 */
record Agreement(
        MemberId mentorMemberId,
        MemberId menteeId,
        TimeSlot slot,
        TimeSlot mentorsTime,
        Money price,
        String gateway,
        String paymentMethod,
        @Nullable ProposalId proposalId) {

    static Agreement of(BookingRequested event) {
        return new Agreement(
                event.mentorMemberId(),
                event.menteeId(),
                event.slot(),
                event.slot().followedBy(Duration.ofMinutes(event.bufferMinutes())),
                event.price(),
                event.gateway(),
                event.paymentMethod(),
                null);
    }

    Agreement movedBy(BookingRescheduled event) {
        return new Agreement(
                mentorMemberId,
                menteeId,
                event.to(),
                event.to().followedBy(Duration.ofMinutes(event.bufferMinutes())),
                price,
                gateway,
                paymentMethod,
                event.proposalId());
    }

    CalendarId calendarOf(Party party) {
        return CalendarId.of(party == Party.MENTOR ? mentorMemberId : menteeId);
    }

    TimeSlot timeOf(Party party) {
        return party == Party.MENTOR ? mentorsTime : slot;
    }
}
