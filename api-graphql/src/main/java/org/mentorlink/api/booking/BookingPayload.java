package org.mentorlink.api.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.booking.BookingView;

record BookingPayload(
        @Nullable BookingView booking,
        List<UserError> errors,
        @Nullable String position) {

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
