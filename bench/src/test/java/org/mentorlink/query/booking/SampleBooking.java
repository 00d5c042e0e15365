package org.mentorlink.query.booking;

import java.util.List;
import java.util.Objects;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingView;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mothers.Bookings;
import org.mentorlink.mothers.Members;
import org.mentorlink.query.shared.Seen;

/** A booking that its mentor has confirmed, as its projection folds it. */
public final class SampleBooking {

    private SampleBooking() {}

    public static BookingView view() {
        List<BookingEvent> events = List.of(
                Bookings.requested(ConfirmationMode.APPROVAL),
                Bookings.awaited(),
                Bookings.confirmed(ConfirmationMode.APPROVAL));
        BookingView view = null;
        for (var n = 0; n < events.size(); n++) {
            view = BookingEvolution.evolve(view, events.get(n), new Seen("event-" + n, n, n, Members.NOW, false));
        }
        return Objects.requireNonNull(view);
    }
}
