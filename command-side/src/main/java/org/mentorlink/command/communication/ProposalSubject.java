package org.mentorlink.command.communication;

import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindSessionRequest;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;

/**
 * What a proposed time is for: a request for a session without one, or a booking, which may have come of such a request. Both
 * have their proposals in one stream, and are told of in different words by different handlers: this decides for all of them.
 */
final class ProposalSubject {

    private final QueryGateway queries;

    ProposalSubject(QueryGateway queries) {
        this.queries = queries;
    }

    /**
     * The request that the time is proposed for; nothing where it is proposed for a booking.
     *
     * @throws IllegalStateException while the read models know of neither
     */
    @Nullable SessionRequestView request(BookingId bookingId, ProposalId proposalId) {
        var id = SessionRequestView.idOf(bookingId.value());
        @Nullable SessionRequestView request = ask(new FindSessionRequest(id), SessionRequestView.class);
        if (request != null && knows(request, proposalId)) {
            return request;
        }
        var isOfBooking = request == null
                ? ask(new FindBooking(bookingId.value()), BookingView.class) != null
                : request.status() == SessionRequestStatus.ACCEPTED;
        if (!isOfBooking) {
            throw new IllegalStateException("not seen by the read models yet: " + proposalId);
        }
        return null;
    }

    private static boolean knows(SessionRequestView request, ProposalId proposalId) {
        return request.proposals().stream().anyMatch(proposal -> proposal.id().equals(proposalId.value()));
    }

    private <T> @Nullable T ask(Object query, Class<T> answer) {
        return queries.query(query, answer).orTimeout(10, TimeUnit.SECONDS).join();
    }
}
