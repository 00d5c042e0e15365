package org.mentorlink.query.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class CalendarProjection {

    private final Reservations reservations;

    CalendarProjection(Reservations reservations) {
        this.reservations = reservations;
    }

    @EventHandler
    void on(CalendarEvent event, EventMessage<?> message) {
        reservations.fold(
                Reservation.id(event), Seen.of(message), reservation -> Reservation.evolve(reservation, event));
    }

    @ResetHandler
    void reset() {
        reservations.clear();
    }
}
