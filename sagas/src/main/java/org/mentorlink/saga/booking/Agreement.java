package org.mentorlink.saga.booking;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.GroupSessionCommand.ReleaseSeat;
import org.mentorlink.booking.GroupSessionCommand.TakeSeat;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.TimeSlot;

/**
 * What was agreed on. Only the time may change.
 *
 * @param groupSessionId whose seat takes the place of the mentor's time; absent for a session of two
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
        @Nullable ProposalId proposalId,
        @Nullable GroupSessionId groupSessionId) {

    static Agreement of(BookingRequested event) {
        return new Agreement(
                event.mentorMemberId(),
                event.menteeId(),
                event.slot(),
                event.slot().followedBy(Duration.ofMinutes(event.bufferMinutes())),
                event.price(),
                event.gateway(),
                event.paymentMethod(),
                event.proposalId(),
                event.groupSessionId());
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
                event.proposalId(),
                groupSessionId);
    }

    /** What asks for the time of one side. */
    Object claim(BookingId id, Party party) {
        return party == Party.MENTOR && groupSessionId != null
                ? new TakeSeat(groupSessionId, id, menteeId)
                : new ReserveTime(calendarOf(party), id, party, timeOf(party));
    }

    /** What lets go of the time of one side. */
    Object release(BookingId id, Party party) {
        return party == Party.MENTOR && groupSessionId != null
                ? new ReleaseSeat(groupSessionId, id, menteeId)
                : new ReleaseTime(calendarOf(party), id, party, timeOf(party), proposalId);
    }

    private CalendarId calendarOf(Party party) {
        return CalendarId.of(party == Party.MENTOR ? mentorMemberId : menteeId);
    }

    private TimeSlot timeOf(Party party) {
        return party == Party.MENTOR ? mentorsTime : slot;
    }
}
