package org.mentorlink.query.booking;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingView;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** What calendars were to show of a booking after one of its events, whatever has happened since. */
@Component
class AppointmentPast {

    private static final long UNKNOWN = -1;

    private final EventStore events;

    AppointmentPast(EventStore events) {
        this.events = events;
    }

    /** @param sequence number of the event within the booking */
    AppointmentView after(String bookingId, long sequence) {
        @Nullable BookingView booking = null;
        @Nullable AppointmentView appointment = null;
        // From 0: never from a snapshot.
        var own = events.readEvents(bookingId, 0).asStream().iterator();
        while (own.hasNext()) {
            var message = own.next();
            if (message.getSequenceNumber() > sequence) {
                break;
            }
            if (message.getPayload() instanceof BookingEvent event) {
                booking = BookingEvolution.evolve(booking, event, Seen.of(message, UNKNOWN));
                appointment = Appointment.next(appointment, booking, event, message.getTimestamp());
            }
        }
        if (appointment == null || booking == null || booking.version() <= sequence) {
            throw new IllegalStateException("not in the event store yet: event " + sequence + " of " + bookingId);
        }
        return appointment;
    }
}
