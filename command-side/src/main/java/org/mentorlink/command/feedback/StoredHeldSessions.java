package org.mentorlink.command.feedback;

import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads them off the booking's own events, never off a read model that may be behind, and without holding the booking. */
@Component
final class StoredHeldSessions implements HeldSessions {

    private final ObjectProvider<EventStore> store;

    /** @param store asked when needed, as it is built after the handlers it serves */
    StoredHeldSessions(ObjectProvider<EventStore> store) {
        this.store = store;
    }

    @Override
    public HeldSession get(BookingId bookingId) {
        @Nullable HeldSession session = null;
        var held = false;
        var events = store.getObject().readEvents(bookingId.value());
        while (events.hasNext()) {
            switch (events.next().getPayload()) {
                case BookingRequested requested ->
                    session = new HeldSession(
                            bookingId, requested.mentorId(), requested.mentorMemberId(), requested.menteeId());
                case BookingCompleted completed -> held = true;
                default -> {}
            }
        }
        if (session == null) {
            throw refusedInput("NOT_FOUND", "There is no such booking.", "bookingId");
        }
        if (!held) {
            throw refusedInput("SESSION_NOT_HELD", "This is possible once the session has been held.", "bookingId");
        }
        return session;
    }
}
