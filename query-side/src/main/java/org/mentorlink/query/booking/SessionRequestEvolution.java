package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/** How the view of a request for a session follows from its events, until it is a booking or has ended. */
final class SessionRequestEvolution {

    private SessionRequestEvolution() {}

    static @Nullable SessionRequestView evolve(@Nullable SessionRequestView view, BookingEvent event, Seen seen) {
        if (event instanceof SessionRequested asked) {
            return requested(asked, seen);
        }
        return view == null || view.status() != SessionRequestStatus.OPEN ? view : evolved(view, event, seen.at());
    }

    /** Of all that happens to bookings most has nothing to do with requests, and need not look for one. */
    static boolean mayConcern(BookingEvent event) {
        return switch (event) {
            case SessionRequested asked -> true;
            case SessionRequestEnded ended -> true;
            case BookingRequested accepted -> accepted.proposalId() != null;
            case TimeProposed proposed -> proposed.from() == null;
            case ProposalOpened opened -> true;
            case ProposalEnded ended -> true;
            default -> false;
        };
    }

    private static SessionRequestView requested(SessionRequested event, Seen seen) {
        var bookingId = event.bookingId().value();
        return new SessionRequestView(
                SessionRequestView.idOf(bookingId),
                bookingId,
                event.mentorId().value(),
                event.mentorMemberId().value(),
                event.menteeId().value(),
                Personal.valueOf(event.topic()),
                Personal.valueOf(event.description()),
                event.modality(),
                BookingEvolution.offering(event.offering()),
                event.length(),
                event.price(),
                event.policy(),
                SessionRequestStatus.OPEN,
                seen.at(),
                event.answerBy(),
                null,
                List.of(),
                Forms.view(event.form()),
                seen.position());
    }

    private static SessionRequestView evolved(SessionRequestView view, BookingEvent event, Instant at) {
        return switch (event) {
            case TimeProposed proposed -> with(view, view.status(), null, proposed(view, proposed, at));
            case ProposalOpened opened ->
                with(view, view.status(), null, decided(view, opened.proposalId(), ProposalState.OPEN, null));
            case ProposalEnded ended ->
                with(
                        view,
                        view.status(),
                        null,
                        decided(view, ended.proposalId(), ended.how(), Personal.valueOf(ended.reason())));
            case SessionRequestEnded ended ->
                with(view, ended.how(), Personal.valueOf(ended.reason()), view.proposals());
            case BookingRequested accepted -> accepted(view, accepted);
            default -> view;
        };
    }

    private static SessionRequestView accepted(SessionRequestView view, BookingRequested event) {
        var proposalId = event.proposalId();
        return with(
                view,
                SessionRequestStatus.ACCEPTED,
                null,
                proposalId == null ? view.proposals() : decided(view, proposalId, ProposalState.ACCEPTED, null));
    }

    private static List<ProposalView> proposed(SessionRequestView view, TimeProposed event, Instant at) {
        var proposal = BookingEvolution.proposal(event, at);
        return Stream.concat(view.proposals().stream(), Stream.of(proposal)).toList();
    }

    private static List<ProposalView> decided(
            SessionRequestView view, ProposalId proposalId, ProposalState state, @Nullable String said) {
        return view.proposals().stream()
                .map(proposal -> proposal.id().equals(proposalId.value()) ? proposal.in(state, said, null) : proposal)
                .toList();
    }

    private static SessionRequestView with(
            SessionRequestView view,
            SessionRequestStatus status,
            @Nullable String reason,
            List<ProposalView> proposals) {
        return new SessionRequestView(
                view.id(),
                view.bookingId(),
                view.mentorId(),
                view.mentorMemberId(),
                view.menteeId(),
                view.topic(),
                view.description(),
                view.modality(),
                view.offering(),
                view.length(),
                view.price(),
                view.policy(),
                status,
                view.requestedAt(),
                view.answerBy(),
                reason,
                proposals,
                view.form(),
                view.requestedPosition());
    }
}
