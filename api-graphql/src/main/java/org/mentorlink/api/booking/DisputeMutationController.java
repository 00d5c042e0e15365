package org.mentorlink.api.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.BookingInputs.AppealDisputeInput;
import org.mentorlink.api.booking.BookingInputs.DisputeStatementInput;
import org.mentorlink.api.booking.BookingInputs.OpenDisputeInput;
import org.mentorlink.api.booking.BookingInputs.ResolveDisputeInput;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingCommand.AppealDispute;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingCommand.StateInDispute;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class DisputeMutationController {

    private final Mutations mutations;
    private final Bookings bookings;

    DisputeMutationController(Mutations mutations, Bookings bookings) {
        this.mutations = mutations;
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
    DisputePayload openDispute(@Argument OpenDisputeInput input, @ContextValue Visit visit) {
        return dispute(input.bookingId(), "bookingId", visit, null, (booking, id) -> {
            var viewer = visit.viewer();
            Permissions.ownBooking(booking, viewer);
            return new OpenDispute(id, viewer.member(), Sides.party(booking, viewer), input.reason());
        });
    }

    @MutationMapping
    DisputePayload resolveDispute(@Argument ResolveDisputeInput input, @ContextValue Visit visit) {
        return named(input.disputeId(), visit, Role.ADMIN, (booking, id) -> {
            return new ResolveDispute(
                    id, visit.viewer().member(), decision(input.decision()), refund(input, booking), input.reason());
        });
    }

    @MutationMapping
    DisputePayload addDisputeStatement(@Argument DisputeStatementInput input, @ContextValue Visit visit) {
        return named(input.disputeId(), visit, null, (booking, id) -> {
            var viewer = visit.viewer();
            Permissions.ownBooking(booking, viewer);
            return new StateInDispute(id, viewer.member(), Sides.party(booking, viewer), input.statement());
        });
    }

    @MutationMapping
    DisputePayload appealDispute(@Argument AppealDisputeInput input, @ContextValue Visit visit) {
        return named(input.disputeId(), visit, null, (booking, id) -> {
            var viewer = visit.viewer();
            Permissions.ownBooking(booking, viewer);
            return new AppealDispute(id, viewer.member(), Sides.party(booking, viewer), input.reason());
        });
    }

    private DisputePayload named(String disputeId, Visit visit, @Nullable Role as, Deed deed) {
        var bookingId = Ids.sibling(BookingId.PREFIX, disputeId);
        return dispute(bookingId, "disputeId", visit, as, (booking, id) -> {
            requireDispute(booking, disputeId);
            return deed.on(booking, id);
        });
    }

    private DisputePayload dispute(String bookingId, String field, Visit visit, @Nullable Role as, Deed deed) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(as != null ? as : Sides.role(bookings.find(bookingId), visit.viewer())),
                () -> deed.on(bookings.named(bookingId, field), new BookingId(bookingId)),
                () -> disputeOf(bookings.find(bookingId)),
                DisputePayload::new);
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
