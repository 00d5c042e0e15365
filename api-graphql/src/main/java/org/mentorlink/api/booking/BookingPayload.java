package org.mentorlink.api.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;

record BookingPayload(
        @Nullable String bookingId,
        @Nullable BookingView booking,
        List<UserError> errors,
        @Nullable String position) {

    BookingPayload(@Nullable BookingView booking, List<UserError> errors, @Nullable String position) {
        this(booking == null ? null : booking.id(), booking, errors, position);
    }

    /** It is durable, and nobody has looked yet what becomes of it. */
    static BookingPayload recorded(BookingId bookingId, String position) {
        return new BookingPayload(bookingId.value(), null, List.of(), position);
    }

    static BookingPayload refused(UserError error) {
        return new BookingPayload(null, List.of(error), null);
    }

    BookingPayload with(UserError error) {
        return new BookingPayload(booking, List.of(error), position);
    }

    BookingPayload withoutBooking(UserError error) {
        return new BookingPayload(null, List.of(error), position);
    }
}
