package org.mentorlink.command.booking;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.refusedInput;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.OpenRequestsEvent.RequestCounted;
import org.mentorlink.booking.OpenRequestsId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Settings;

/**
 * I3: what one mentee has asked of one mentor without a time, and is open for all that is known here. It begins with the first
 * such request and never ends. Which of them are over is looked up when there is one more.
 */
@Aggregate(cache = "aggregateCache")
class OpenRequests {

    @AggregateIdentifier
    private OpenRequestsId openRequestsId;

    private List<BookingId> requests = List.of();

    OpenRequests() {}

    /** @param isOver whether a request that was counted is open no more */
    void count(MentorId mentorId, MemberId menteeId, BookingId bookingId, Predicate<BookingId> isOver) {
        var over = requests.stream().filter(isOver).toList();
        if (requests.size() - over.size() >= Settings.SESSION_REQUESTS) {
            throw refusedInput(
                    "TOO_MANY_SESSION_REQUESTS",
                    "This mentor has " + Settings.SESSION_REQUESTS + " open requests of yours already.",
                    "mentorId");
        }
        apply(new RequestCounted(OpenRequestsId.of(mentorId, menteeId), mentorId, menteeId, bookingId, over));
    }

    @EventSourcingHandler
    void on(RequestCounted event) {
        openRequestsId = event.openRequestsId();
        var next = new ArrayList<>(requests);
        next.removeAll(event.over());
        next.add(event.bookingId());
        requests = List.copyOf(next);
    }
}
