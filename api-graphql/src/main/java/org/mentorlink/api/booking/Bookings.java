package org.mentorlink.api.booking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindBookings;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.BookingViews;
import org.springframework.stereotype.Component;

/** The bookings that other objects and inputs refer to. */
@Component
public class Bookings {

    private final Questions questions;

    Bookings(Questions questions) {
        this.questions = questions;
    }

    public <S> Map<S, BookingView> of(Collection<S> sources, Function<S, String> bookingId) {
        return Batches.load(
                sources,
                bookingId,
                ids -> questions.ask(new FindBookings(ids), BookingViews.class).bookings(),
                BookingView::id);
    }

    public List<BookingView> all(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : questions.ask(new FindBookings(ids), BookingViews.class).bookings();
    }

    /** The booking, or a NOT_FOUND problem. */
    public BookingView get(String bookingId) {
        return questions.get(new FindBooking(bookingId), BookingView.class, "booking");
    }

    public @Nullable BookingView find(String bookingId) {
        return questions.find(new FindBooking(bookingId), BookingView.class);
    }

    /** The booking an input names, or a refusal that says which field names none. */
    public BookingView named(String bookingId, String field) {
        @Nullable BookingView booking = find(bookingId);
        if (booking == null) {
            throw Mutations.notFound(field.equals("disputeId") ? "dispute" : "booking", field);
        }
        return booking;
    }
}
