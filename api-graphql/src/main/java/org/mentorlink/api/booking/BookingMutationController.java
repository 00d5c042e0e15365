package org.mentorlink.api.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.BookingInputs.BookingActionInput;
import org.mentorlink.api.booking.BookingInputs.OpenDisputeInput;
import org.mentorlink.api.booking.BookingInputs.RefundBookingInput;
import org.mentorlink.api.booking.BookingInputs.RequestBookingInput;
import org.mentorlink.api.booking.BookingInputs.ResolveDisputeInput;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.ConfirmBooking;
import org.mentorlink.booking.BookingCommand.DeclineBooking;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
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

    record DisputePayload(
            @Nullable DisputeView dispute,
            List<UserError> errors,
            @Nullable String position) {}

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
    BookingPayload cancelBooking(@Argument BookingActionInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return change(input.bookingId(), visit, null, (booking, id) -> {
            Permissions.cancellable(booking, viewer);
            return new CancelBooking(id, viewer.member(), by(booking, viewer), input.reason());
        });
    }

    @MutationMapping
    BookingPayload checkIn(@Argument BookingActionInput input, @ContextValue Visit visit) {
        return change(input.bookingId(), visit, null, (booking, id) -> {
            Permissions.ownBooking(booking, visit.viewer());
            return new CheckIn(id, party(booking, visit.viewer()));
        });
    }

    @MutationMapping
    BookingPayload refundBooking(@Argument RefundBookingInput input, @ContextValue Visit visit) {
        return change(input.bookingId(), visit, Role.ADMIN, (booking, id) -> {
            var refund = Money.of(input.refundMinor(), booking.price().currency());
            return new RefundBooking(id, visit.viewer().member(), refund, input.reason());
        });
    }

    @MutationMapping
    DisputePayload openDispute(@Argument OpenDisputeInput input, @ContextValue Visit visit) {
        return dispute(input.bookingId(), "bookingId", visit, null, (booking, id) -> {
            var viewer = visit.viewer();
            Permissions.ownBooking(booking, viewer);
            return new OpenDispute(id, viewer.member(), party(booking, viewer), input.reason());
        });
    }

    @MutationMapping
    DisputePayload resolveDispute(@Argument ResolveDisputeInput input, @ContextValue Visit visit) {
        var bookingId = Ids.sibling(BookingId.PREFIX, input.disputeId());
        return dispute(bookingId, "disputeId", visit, Role.ADMIN, (booking, id) -> {
            requireDispute(booking, input.disputeId());
            return new ResolveDispute(
                    id, visit.viewer().member(), decision(input.decision()), refund(input, booking), input.reason());
        });
    }

    private BookingPayload change(String bookingId, Visit visit, @Nullable Role as, Deed deed) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(as != null ? as : role(bookingId, visit.viewer())),
                () -> deed.on(bookings.named(bookingId, "bookingId"), new BookingId(bookingId)),
                () -> bookings.find(bookingId),
                BookingPayload::new);
    }

    private DisputePayload dispute(String bookingId, String field, Visit visit, @Nullable Role as, Deed deed) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(as != null ? as : role(bookingId, visit.viewer())),
                () -> deed.on(bookings.named(bookingId, field), new BookingId(bookingId)),
                () -> disputeOf(bookings.find(bookingId)),
                DisputePayload::new);
    }

    /** What the viewer acts as: their side of the booking, or admin where they have none. */
    private Role role(String bookingId, Viewer viewer) {
        @Nullable BookingView booking = bookings.find(bookingId);
        if (booking == null) {
            return Role.MENTEE;
        }
        return switch (by(booking, viewer)) {
            case MENTOR -> Role.MENTOR;
            case MENTEE -> Role.MENTEE;
            case ADMIN -> Role.ADMIN;
        };
    }

    private static CancelledBy by(BookingView booking, Viewer viewer) {
        if (viewer.is(booking.mentorMemberId())) {
            return CancelledBy.MENTOR;
        }
        return viewer.is(booking.menteeId()) ? CancelledBy.MENTEE : CancelledBy.ADMIN;
    }

    private static Party party(BookingView booking, Viewer viewer) {
        return viewer.is(booking.mentorMemberId()) ? Party.MENTOR : Party.MENTEE;
    }

    private static @Nullable DisputeView disputeOf(@Nullable BookingView booking) {
        return booking == null ? null : booking.dispute();
    }

    private static void requireDispute(BookingView booking, String disputeId) {
        if (booking.dispute() == null || !Ids.is(DisputeId.PREFIX, disputeId)) {
            throw Mutations.notFound("dispute", "disputeId");
        }
    }

    private static DisputeDecision decision(String text) {
        try {
            return DisputeDecision.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Refused.because("UNKNOWN_DECISION", "A decision is REFUND, RELEASE or SPLIT.", "decision");
        }
    }

    private static @Nullable Money refund(ResolveDisputeInput input, BookingView booking) {
        return input.refundMinor() == null
                ? null
                : Money.of(input.refundMinor(), booking.price().currency());
    }
}
