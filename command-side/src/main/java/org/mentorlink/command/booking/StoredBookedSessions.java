package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads them off the booking's own events, never off a read model that may be behind, and without holding the booking. */
@Component
final class StoredBookedSessions implements BookedSessions {

    private final ObjectProvider<EventStore> store;

    /** @param store asked when needed, as it is built after the handlers it serves */
    StoredBookedSessions(ObjectProvider<EventStore> store) {
        this.store = store;
    }

    @Override
    public BookedSession get(BookingId bookingId) {
        @Nullable BookingState booking = null;
        var events = store.getObject().readEvents(bookingId.value());
        while (events.hasNext()) {
            if (events.next().getPayload() instanceof BookingEvent event
                    && (booking != null || event instanceof BookingRequested)) {
                booking = BookingState.evolve(booking, event);
            }
        }
        if (booking == null) {
            throw refusedInput("NOT_FOUND", "There is no such booking.", "bookingId");
        }
        return BookedSession.of(booking);
    }
}
