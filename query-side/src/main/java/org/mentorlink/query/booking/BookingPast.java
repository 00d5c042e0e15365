package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.booking.AgendaId;
import org.mentorlink.booking.AgendaView;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingView;
import org.mentorlink.query.governance.AuditLinks;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/**
 * Bookings as they were: their own events up to a moment, folded as they were folded then; without the meeting link, which
 * no history tells.
 */
@Component
class BookingPast {

    private static final long UNKNOWN = -1;

    private final EventStore events;
    private final AuditLinks links;

    BookingPast(EventStore events, AuditLinks links) {
        this.events = events;
        this.links = links;
    }

    @Nullable BookingView at(String bookingId, Instant moment) {
        // From 0: never from a snapshot.
        List<? extends DomainEventMessage<?>> own = events.readEvents(bookingId, 0)
                .asStream()
                .takeWhile(message -> !message.getTimestamp().isAfter(moment))
                .toList();
        var positions = links.positionsOf(own);
        @Nullable BookingView view = null;
        for (DomainEventMessage<?> message : own) {
            if (message.getPayload() instanceof BookingEvent event) {
                var position = positions.getOrDefault(message.getIdentifier(), UNKNOWN);
                view = BookingEvolution.evolve(view, event, Seen.of(message, position));
            }
        }
        return view == null ? null : BookingEvolution.withoutMeetingLink(withAgenda(begun(view, moment), moment));
    }

    /** The agenda by then, which is a stream of its own. */
    private BookingView withAgenda(BookingView view, Instant moment) {
        @Nullable AgendaView agenda = null;
        var own = events.readEvents(AgendaId.idOf(view.id()), 0)
                .asStream()
                .takeWhile(message -> !message.getTimestamp().isAfter(moment))
                .toList();
        for (var message : own) {
            if (message.getPayload() instanceof AgendaEvent event) {
                agenda = AgendaEvolution.evolve(agenda, event, message.getTimestamp());
            }
        }
        return agenda == null ? view : BookingEvolution.with(agenda, view);
    }

    private static BookingView begun(BookingView view, Instant moment) {
        var begun = moment.isBefore(view.startsAt()) ? view : BookingEvolution.begun(view, null, view.position());
        return begun == null ? view : begun;
    }
}
