package org.mentorlink.query.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** Agendas are read with their bookings, and forgotten with them. */
@Component
@ProcessingGroup("projection-bookings")
class AgendaProjection {

    private final Bookings bookings;
    private final BookingUpdates updates;

    AgendaProjection(Bookings bookings, BookingUpdates updates) {
        this.bookings = bookings;
        this.updates = updates;
    }

    @EventHandler
    void on(AgendaEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        var id = event.bookingId().value();
        bookings.fold(
                id,
                seen,
                booking -> booking == null
                        ? null
                        : BookingEvolution.with(AgendaEvolution.evolve(booking.agenda(), event, seen.at()), booking));
        updates.changed(id, seen);
    }
}
