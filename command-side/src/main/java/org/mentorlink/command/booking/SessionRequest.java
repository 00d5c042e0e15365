package org.mentorlink.command.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.SessionRequestStatus;

/**
 * A request for a session whose time the mentor is to propose: what precedes a booking, in the same stream. Once a time is
 * accepted the booking begins, and this is over.
 *
 * @param accepted the proposal that the booking began with
 */
record SessionRequest(
        SessionRequested asked,
        SessionRequestStatus status,
        Negotiation negotiation,
        @Nullable ProposalId accepted) {

    /** @param request absent where the mentee chose the time themselves */
    static @Nullable SessionRequest evolve(@Nullable SessionRequest request, BookingEvent event) {
        if (event instanceof SessionRequested asked) {
            return new SessionRequest(asked, SessionRequestStatus.OPEN, Negotiation.NONE, null);
        }
        return request == null || !request.isOpen() ? request : request.evolve(event);
    }

    private SessionRequest evolve(BookingEvent event) {
        return switch (event) {
            case TimeProposed proposed -> with(negotiation.proposed(proposed));
            case ProposalOpened opened -> with(negotiation.opened());
            case ProposalEnded ended -> with(negotiation.over());
            case SessionRequestEnded ended -> new SessionRequest(asked, ended.how(), negotiation.over(), null);
            case BookingRequested begun ->
                new SessionRequest(asked, SessionRequestStatus.ACCEPTED, negotiation.over(), begun.proposalId());
            default -> this;
        };
    }

    BookingId bookingId() {
        return asked.bookingId();
    }

    boolean isOpen() {
        return status == SessionRequestStatus.OPEN;
    }

    private SessionRequest with(Negotiation next) {
        return new SessionRequest(asked, status, next, accepted);
    }
}
