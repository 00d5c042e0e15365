package org.mentorlink.query.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.BookingQuery.FindSessionRequest;
import org.mentorlink.booking.DashboardChanged;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-bookings")
class SessionRequestProjection {

    private final SessionRequests requests;
    private final Appointments appointments;
    private final BatchedWrites writes;
    private final QueryUpdateEmitter updates;

    SessionRequestProjection(
            SessionRequests requests, Appointments appointments, BatchedWrites writes, QueryUpdateEmitter updates) {
        this.requests = requests;
        this.appointments = appointments;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(BookingEvent event, EventMessage<?> message) {
        if (!SessionRequestEvolution.mayConcern(event)) {
            return;
        }
        var seen = Seen.of(message);
        var id = SessionRequestView.idOf(event.bookingId().value());
        requests.fold(id, seen, request -> SessionRequestEvolution.evolve(request, event, seen));
        appointments.fold(
                id, seen, proposed -> Appointment.of(requests.current(id).orElse(null)));
        if (!seen.replayed()) {
            writes.afterwards("session-request-changed/" + id, () -> emit(id));
        }
    }

    private void emit(String id) {
        requests.current(id).ifPresent(request -> {
            updates.emit(
                    FindSessionRequest.class, query -> query.sessionRequestId().equals(id), request);
            updates.emit(
                    FindDashboard.class,
                    query -> request.isParticipant(query.memberId()),
                    new DashboardChanged(request.bookingId()));
        });
    }

    /** The appointments are forgotten with those of the bookings, in the same processor. */
    @ResetHandler
    void reset() {
        requests.clear();
    }
}
