package org.mentorlink.saga.booking;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.TimeSlot;

/**
 * What was agreed on. Only the time may change, and which session it is.
 *
 * @param groupSessionId whose seat takes the place of the mentor's time; absent for a session of two
 * @param price what is captured of the first payment, or will be: as it was requested, or lower where that was agreed on
 *     before
 * @param extras further payments, for sessions agreed on later that cost more, oldest first
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
        @Nullable GroupSessionId groupSessionId,
        List<PaymentPart> extras) {

    /** Stored before there were further payments, it has none. */
    Agreement {
        extras = Objects.requireNonNullElse(extras, List.of());
    }

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
                event.groupSessionId(),
                List.of());
    }

    /** @param captured whether the first payment is taken, or asked to be */
    Agreement movedBy(BookingRescheduled event, boolean captured) {
        var session = event.session();
        return new Agreement(
                mentorMemberId,
                menteeId,
                event.to(),
                event.to().followedBy(Duration.ofMinutes(event.bufferMinutes())),
                captured || session == null ? price : price.min(session.price()),
                gateway,
                paymentMethod,
                event.proposalId(),
                groupSessionId,
                event.paid() == null
                        ? extras
                        : Stream.concat(extras.stream(), Stream.of(event.paid()))
                                .toList());
    }

    /** Nothing is captured of the first payment, and where it is free from the start there is none. */
    boolean isFree() {
        return price.isZero();
    }

    List<PaymentPart> payments(BookingId id) {
        var first = isFree() ? Stream.<PaymentPart>empty() : Stream.of(new PaymentPart(PaymentId.of(id), price));
        return Stream.concat(first, extras.stream()).toList();
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
