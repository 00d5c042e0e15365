package org.mentorlink.query.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-bookings")
class GroupSessionProjection {

    private final GroupSessions sessions;
    private final Appointments appointments;
    private final BatchedWrites writes;
    private final QueryUpdateEmitter updates;

    GroupSessionProjection(
            GroupSessions sessions, Appointments appointments, BatchedWrites writes, QueryUpdateEmitter updates) {
        this.sessions = sessions;
        this.appointments = appointments;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(GroupSessionEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        var id = event.groupSessionId().value();
        sessions.fold(id, seen, session -> GroupSessionEvolution.evolve(session, event, seen));
        appointments.fold(
                id,
                seen,
                appointment ->
                        Appointment.next(appointment, sessions.current(id).orElse(null), event, seen.at()));
        if (!seen.replayed()) {
            writes.afterwards("group-session-changed/" + id, () -> emit(id));
        }
    }

    private void emit(String id) {
        sessions.current(id)
                .ifPresent(session -> updates.emit(
                        FindGroupSession.class, query -> query.groupSessionId().equals(id), session));
    }

    /** The appointments are forgotten with those of the bookings, in the same processor. */
    @ResetHandler
    void reset() {
        sessions.clear();
    }
}
