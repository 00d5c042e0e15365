package org.mentorlink.command.booking;

import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.OpenRequestsId;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Counts in an aggregate of the two members, in one transaction with the request. Of two requests at the same time the store
 * takes one; the other command is decided again and finds the first one counted.
 */
@Component
final class RepositoryRequestCount implements RequestCount {

    private final ObjectProvider<Repository<OpenRequests>> counts;
    private final Streams streams;

    /** @param counts asked when needed, as the repositories are built after the handlers they serve */
    RepositoryRequestCount(ObjectProvider<Repository<OpenRequests>> counts, Streams streams) {
        this.counts = counts;
        this.streams = streams;
    }

    @Override
    public void add(MentorId mentorId, MemberId menteeId, BookingId bookingId) {
        var id = OpenRequestsId.of(mentorId, menteeId);
        try {
            counts.getObject()
                    .loadOrCreate(id.value(), OpenRequests::new)
                    .execute(count -> count.count(mentorId, menteeId, bookingId, this::isOver));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception failed) {
            throw new IllegalStateException("a request could not be counted", failed);
        }
    }

    /** Read without holding it: what is over stays over, and whoever ends it waits for nothing here. */
    private boolean isOver(BookingId bookingId) {
        @Nullable SessionRequest request = null;
        for (var event : streams.of(bookingId.value(), BookingEvent.class)) {
            request = SessionRequest.evolve(request, event);
        }
        return request == null || !request.isOpen();
    }
}
