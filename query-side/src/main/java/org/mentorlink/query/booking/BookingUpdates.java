package org.mentorlink.query.booking;

import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.DashboardChanged;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/**
 * Tells those who watch a booking that it, its payment or its payout has changed, and those who watch the group session of
 * which it is a seat: once a batch, when it can be read.
 */
@Component
public class BookingUpdates {

    private final Bookings bookings;
    private final GroupSessions sessions;
    private final BatchedWrites writes;
    private final QueryUpdateEmitter updates;

    BookingUpdates(Bookings bookings, GroupSessions sessions, BatchedWrites writes, QueryUpdateEmitter updates) {
        this.bookings = bookings;
        this.sessions = sessions;
        this.writes = writes;
        this.updates = updates;
    }

    public void changed(String bookingId, Seen seen) {
        if (!seen.replayed()) {
            writes.afterwards("booking-changed/" + bookingId, () -> emit(bookingId));
        }
    }

    private void emit(String bookingId) {
        bookings.current(bookingId).ifPresent(booking -> {
            updates.emit(FindBooking.class, query -> query.bookingId().equals(bookingId), booking);
            updates.emit(
                    FindDashboard.class,
                    query -> booking.isParticipant(query.memberId()),
                    new DashboardChanged(bookingId));
            @Nullable String session = booking.groupSessionId();
            if (session != null) {
                sessions.current(session)
                        .ifPresent(view -> updates.emit(
                                FindGroupSession.class,
                                query -> query.groupSessionId().equals(session),
                                view));
            }
        });
    }
}
