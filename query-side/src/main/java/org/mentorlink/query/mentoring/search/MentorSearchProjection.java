package org.mentorlink.query.mentoring.search;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/**
 * Fills the index from the events, in a processor of its own: one that shares a token with read models in a database would
 * not see in each process what only one of them handles.
 */
@Component
@ProcessingGroup(MentorSearchProjection.PROCESSOR)
class MentorSearchProjection {

    static final String PROCESSOR = "projection-search";

    private final MentorIndex index;
    /** Of bookings that have been requested and not completed. */
    private final Map<String, String> mentorsByBooking = new HashMap<>();

    private final ReviewTally reviews = new ReviewTally();

    MentorSearchProjection(MentorIndex index) {
        this.index = index;
    }

    @EventHandler
    void on(MemberEvent event, EventMessage<?> message) {
        var at = Seen.of(message).position();
        index.change(id(event.memberId()), at, entry -> entry.evolve(event, at));
    }

    @EventHandler
    void on(MentorEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        index.change(event.mentorId().value(), seen.position(), entry -> entry.evolve(event, seen));
    }

    @EventHandler
    void on(BookingEvent event, EventMessage<?> message) {
        var booking = event.bookingId().value();
        switch (event) {
            case BookingRequested requested ->
                mentorsByBooking.put(booking, requested.mentorId().value());
            case BookingCompleted completed ->
                held(mentorsByBooking.remove(booking), Seen.of(message).position());
            case BookingDeclined declined -> mentorsByBooking.remove(booking);
            case BookingPaymentFailed failed -> mentorsByBooking.remove(booking);
            case BookingExpired expired -> mentorsByBooking.remove(booking);
            case BookingCancelled cancelled -> mentorsByBooking.remove(booking);
            case NoShowRecorded absent -> mentorsByBooking.remove(booking);
            default -> {}
        }
    }

    @EventHandler
    void on(ReviewEvent event, EventMessage<?> message) {
        var at = Seen.of(message).position();
        var rated = reviews.after(event);
        index.change(event.mentorId().value(), at, entry -> entry.rated(rated, at));
    }

    /** Handled again, its mentor is not known any more, and it does not count twice. */
    private void held(@Nullable String mentorId, long at) {
        if (mentorId != null) {
            index.change(mentorId, at, entry -> entry.heldOneMore(at));
        }
    }

    private static String id(MemberId memberId) {
        return MentorId.of(memberId).value();
    }

    @ResetHandler
    void reset() {
        mentorsByBooking.clear();
        reviews.clear();
        index.clear();
    }
}
