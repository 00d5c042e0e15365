package org.mentorlink.query.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingDeadline.AttendanceDue;
import org.mentorlink.booking.BookingDeadline.SessionDue;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingView;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-bookings")
class BookingProjection {

    private final Bookings bookings;
    private final HeldSessions held;
    private final Appointments appointments;
    private final BookingUpdates updates;

    BookingProjection(Bookings bookings, HeldSessions held, Appointments appointments, BookingUpdates updates) {
        this.bookings = bookings;
        this.held = held;
        this.appointments = appointments;
        this.updates = updates;
    }

    @EventHandler
    void on(BookingEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        var id = event.bookingId().value();
        bookings.fold(id, seen, booking -> BookingEvolution.evolve(booking, event, seen));
        if (event instanceof BookingCompleted) {
            var booking = bookings.current(id).orElse(null);
            held.fold(heldAs(id, booking), seen, session -> held(booking, seen));
        }
        appointments.fold(
                id,
                seen,
                appointment ->
                        Appointment.next(appointment, bookings.current(id).orElse(null), event, seen.at()));
        updates.changed(id, seen);
    }

    @EventHandler
    void on(SessionDue due, EventMessage<?> message) {
        begun(due.bookingId().value(), due.session(), Seen.of(message));
    }

    /** Of bookings that were confirmed before the start itself was scheduled. */
    @EventHandler
    void on(AttendanceDue due, EventMessage<?> message) {
        begun(due.bookingId().value(), due.session(), Seen.of(message));
    }

    /** @param session which may be a time that the booking has been moved from */
    private void begun(String id, @Nullable TimeSlot session, Seen seen) {
        bookings.fold(id, seen, booking -> BookingEvolution.begun(booking, session, seen.position()));
        appointments.fold(
                id,
                seen,
                appointment ->
                        Appointment.with(appointment, bookings.current(id).orElse(null)));
        updates.changed(id, seen);
    }

    /** A group session is one session, however many attend it. */
    private static String heldAs(String bookingId, @Nullable BookingView booking) {
        return booking == null || booking.groupSessionId() == null ? bookingId : booking.groupSessionId();
    }

    private static @Nullable HeldSession held(@Nullable BookingView booking, Seen seen) {
        return booking == null ? null : new HeldSession(booking.id(), booking.mentorId(), seen.at());
    }

    @ResetHandler
    void reset() {
        bookings.clear();
        held.clear();
        appointments.clear();
    }
}
