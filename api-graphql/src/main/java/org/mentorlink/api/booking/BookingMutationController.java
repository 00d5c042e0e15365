package org.mentorlink.api.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.BookingInputs.BookingActionInput;
import org.mentorlink.api.booking.BookingInputs.RefundBookingInput;
import org.mentorlink.api.booking.BookingInputs.RequestBookingInput;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.ConfirmBooking;
import org.mentorlink.booking.BookingCommand.DeclineBooking;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Money;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class BookingMutationController {

    private final Mutations mutations;
    private final BookingRequests requests;
    private final Bookings bookings;

    BookingMutationController(Mutations mutations, BookingRequests requests, Bookings bookings) {
        this.mutations = mutations;
        this.requests = requests;
        this.bookings = bookings;
    }

    @FunctionalInterface
    private interface Deed {

        Object on(BookingView booking, BookingId bookingId);
    }

    @MutationMapping
    BookingPayload requestBooking(@Argument RequestBookingInput input, @ContextValue Visit visit) {
        return requests.request(input, visit);
    }

    @MutationMapping
    BookingPayload confirmBooking(@Argument BookingActionInput input, @ContextValue Visit visit) {
        return change(input.bookingId(), visit, Role.MENTOR, (booking, id) -> {
            Permissions.answerable(booking, visit.viewer());
            return new ConfirmBooking(id);
        });
    }

    @MutationMapping
    BookingPayload declineBooking(@Argument BookingActionInput input, @ContextValue Visit visit) {
        return change(input.bookingId(), visit, Role.MENTOR, (booking, id) -> {
            Permissions.answerable(booking, visit.viewer());
            return new DeclineBooking(id, input.reason());
        });
    }

    @MutationMapping
    BookingPayload cancelBooking(
            @Argument BookingActionInput input,
            @Argument @Nullable Long expectedRefundMinor,
            @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return change(input.bookingId(), visit, null, (booking, id) -> {
            Permissions.cancellable(booking, viewer);
            var expected = expectedRefundMinor == null
                    ? null
                    : Money.of(expectedRefundMinor, booking.price().currency());
            return new CancelBooking(id, viewer.member(), Sides.by(booking, viewer), input.reason(), expected);
        });
    }

    @MutationMapping
    BookingPayload checkIn(@Argument BookingActionInput input, @ContextValue Visit visit) {
        return change(input.bookingId(), visit, null, (booking, id) -> {
            Permissions.ownBooking(booking, visit.viewer());
            return new CheckIn(id, Sides.party(booking, visit.viewer()));
        });
    }

    @MutationMapping
    BookingPayload refundBooking(@Argument RefundBookingInput input, @ContextValue Visit visit) {
        return change(input.bookingId(), visit, Role.ADMIN, (booking, id) -> {
            var refund = Money.of(input.refundMinor(), booking.price().currency());
            return new RefundBooking(id, visit.viewer().member(), refund, input.reason());
        });
    }

    private BookingPayload change(String bookingId, Visit visit, @Nullable Role as, Deed deed) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(as != null ? as : Sides.role(bookings.find(bookingId), visit.viewer())),
                () -> deed.on(bookings.named(bookingId, "bookingId"), new BookingId(bookingId)),
                () -> bookings.find(bookingId),
                BookingPayload::new);
    }
}
