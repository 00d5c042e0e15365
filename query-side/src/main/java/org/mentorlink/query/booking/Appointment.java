package org.mentorlink.query.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;

/**
 * How what calendars show of a booking follows from it. The sequence number of its files counts events of its stream, so
 * it is the same after any replay.
 */
final class Appointment {

    private Appointment() {}

    /**
     * After an event.
     *
     * @param booking as it is after it
     */
    static @Nullable AppointmentView next(
            @Nullable AppointmentView before, @Nullable BookingView booking, BookingEvent event, Instant at) {
        if (booking == null) {
            return null;
        }
        var calledOff = callsOff(event, booking, at);
        var rises = before != null && (calledOff || shows(event));
        return new AppointmentView(
                booking.id(),
                booking.mentorMemberId(),
                booking.menteeId(),
                booking.groupSessionId(),
                null,
                booking.topic(),
                booking.status(),
                booking.startsAt(),
                booking.endsAt(),
                meetingUrl(booking),
                openProposal(booking),
                (before != null && before.agreed()) || event instanceof BookingConfirmed,
                (before != null && before.calledOff()) || calledOff,
                before == null ? 0 : before.sequence() + (rises ? 1 : 0),
                before == null || rises ? at : before.changedAt());
    }

    /**
     * A group session after an event, for the calendar of its mentor.
     *
     * @param session as it is after it
     */
    static @Nullable AppointmentView next(
            @Nullable AppointmentView before, @Nullable GroupSessionView session, GroupSessionEvent event, Instant at) {
        if (session == null) {
            return null;
        }
        var calledOff = event instanceof GroupSessionRefused || event instanceof GroupSessionCancelled;
        var rises = before != null && (calledOff || shows(event));
        return new AppointmentView(
                session.id(),
                session.mentorMemberId(),
                null,
                session.id(),
                null,
                session.title(),
                statusOf(session),
                session.startsAt(),
                session.endsAt(),
                meetingUrl(session),
                null,
                (before != null && before.agreed()) || event instanceof GroupSessionOpened,
                (before != null && before.calledOff()) || calledOff,
                before == null ? 0 : before.sequence() + (rises ? 1 : 0),
                before == null || rises ? at : before.changedAt());
    }

    /**
     * The time that is proposed for a session which was asked for without one, while both calendars hold it for an answer.
     * It has the booking's id: where it is accepted, the booking stands in its place.
     */
    static @Nullable AppointmentView of(@Nullable SessionRequestView request) {
        var proposal = request == null ? null : request.pendingProposal();
        if (request == null || proposal == null || proposal.state() != ProposalState.OPEN) {
            return null;
        }
        return request.status() != SessionRequestStatus.OPEN
                ? null
                : new AppointmentView(
                        request.bookingId(),
                        request.mentorMemberId(),
                        request.menteeId(),
                        null,
                        request.id(),
                        request.topic(),
                        BookingStatus.REQUESTED,
                        proposal.startsAt(),
                        proposal.endsAt(),
                        null,
                        proposal,
                        false,
                        false,
                        0,
                        proposal.proposedAt());
    }

    private static BookingStatus statusOf(GroupSessionView session) {
        return switch (session.status()) {
            case SCHEDULED -> BookingStatus.REQUESTED;
            case OPEN -> BookingStatus.CONFIRMED;
            case REFUSED -> BookingStatus.DECLINED;
            case CANCELLED -> BookingStatus.CANCELLED;
            case ENDED -> BookingStatus.COMPLETED;
        };
    }

    /** With the status that no event of the booking tells. */
    static @Nullable AppointmentView with(@Nullable AppointmentView view, @Nullable BookingView booking) {
        return view == null || booking == null
                ? view
                : new AppointmentView(
                        view.bookingId(),
                        view.mentorMemberId(),
                        view.menteeId(),
                        view.groupSessionId(),
                        view.sessionRequestId(),
                        view.topic(),
                        booking.status(),
                        view.startsAt(),
                        view.endsAt(),
                        meetingUrl(booking),
                        view.proposal(),
                        view.agreed(),
                        view.calledOff(),
                        view.sequence(),
                        view.changedAt());
    }

    /** Whether an entry in a calendar looks other than before. */
    private static boolean shows(BookingEvent event) {
        return event instanceof BookingConfirmed
                || event instanceof BookingRescheduled
                || event instanceof MeetingLinkSet
                || event instanceof MeetingLinkRemoved;
    }

    private static boolean shows(GroupSessionEvent event) {
        return event instanceof GroupSessionOpened
                || event instanceof GroupMeetingLinkSet
                || event instanceof GroupMeetingLinkRemoved;
    }

    private static boolean callsOff(BookingEvent event, BookingView booking, Instant at) {
        return switch (event) {
            case BookingCancelled cancelled -> true;
            case BookingDeclined declined -> true;
            case BookingExpired expired -> true;
            case BookingPaymentFailed failed -> true;
            // The money was called back before the session, which is given up.
            case DisputeOpened opened -> opened.source() == DisputeSource.GATEWAY && at.isBefore(booking.startsAt());
            default -> false;
        };
    }

    private static @Nullable String meetingUrl(BookingView booking) {
        var link = booking.meetingLink();
        return link != null && booking.isUpcomingOrOn() ? link.url() : null;
    }

    private static @Nullable String meetingUrl(GroupSessionView session) {
        var link = session.meetingLink();
        return link != null && session.status() == GroupSessionStatus.OPEN ? link.url() : null;
    }

    private static @Nullable ProposalView openProposal(BookingView booking) {
        var pending = booking.pendingProposal();
        return pending != null && pending.state() == ProposalState.OPEN ? pending : null;
    }
}
