package org.mentorlink.api.booking;

import static org.mentorlink.booking.Party.MENTEE;
import static org.mentorlink.booking.Party.MENTOR;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.WithdrawProposal;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** I3 and I11: another time for a booking. */
@Controller
class ProposalController {

    private final Mutations mutations;
    private final BookingChanges changes;
    private final Bookings bookings;
    private final NextFree nextFree;
    private final BlackoutErrors blackouts;

    ProposalController(
            Mutations mutations,
            BookingChanges changes,
            Bookings bookings,
            NextFree nextFree,
            BlackoutErrors blackouts) {
        this.mutations = mutations;
        this.changes = changes;
        this.bookings = bookings;
        this.nextFree = nextFree;
        this.blackouts = blackouts;
    }

    record RescheduleBookingInput(
            String bookingId, Instant startsAt, @Nullable String reason) {}

    record ProposalAnswerInput(
            String bookingId, String proposalId, @Nullable String reason) {}

    @MutationMapping
    BookingPayload rescheduleBooking(@Argument RescheduleBookingInput input, @ContextValue Visit visit) {
        try {
            var booking = Permissions.ownBooking(bookings.named(input.bookingId(), "bookingId"), visit.viewer());
            var by = party(booking, visit);
            var bookingId = new BookingId(booking.id());
            changes.sendAndAwait(
                    visit,
                    actor(by, visit),
                    bookingId,
                    new ProposeTime(bookingId, visit.viewer().member(), by, input.startsAt(), input.reason()),
                    now -> isDecided(now, booking, input.startsAt()));
            return outcome(mutations.seen(() -> bookings.find(booking.id()), BookingPayload::new), input.startsAt());
        } catch (CommandExecutionException e) {
            return BookingPayload.refused(error(Mutations.refusal(e), input));
        }
    }

    @MutationMapping
    BookingPayload acceptProposal(@Argument ProposalAnswerInput input, @ContextValue Visit visit) {
        return answer(input, visit, (id, by) -> new AcceptProposal(id, proposal(input, id), by));
    }

    @MutationMapping
    BookingPayload declineProposal(@Argument ProposalAnswerInput input, @ContextValue Visit visit) {
        return answer(
                input,
                visit,
                (id, by) -> new DeclineProposal(
                        id, proposal(input, id), visit.viewer().member(), by, input.reason()));
    }

    @MutationMapping
    BookingPayload withdrawProposal(@Argument ProposalAnswerInput input, @ContextValue Visit visit) {
        return answer(input, visit, (id, by) -> new WithdrawProposal(id, proposal(input, id), by));
    }

    @SchemaMapping(typeName = "Booking")
    @Nullable ProposalView pendingProposal(BookingView booking) {
        return booking.pendingProposal();
    }

    private BookingPayload answer(ProposalAnswerInput input, Visit visit, BiFunction<BookingId, Party, Object> deed) {
        var booking = bookings.find(input.bookingId());
        var by = booking == null ? MENTEE : party(booking, visit);
        return mutations.perform(
                visit,
                actor(by, visit),
                () -> {
                    Permissions.ownBooking(bookings.named(input.bookingId(), "bookingId"), visit.viewer());
                    return deed.apply(new BookingId(input.bookingId()), by);
                },
                () -> bookings.find(input.bookingId()),
                BookingPayload::new);
    }

    /** Whether the calendars have said what becomes of this proposal, rather than of one before it. */
    private static boolean isDecided(BookingView now, BookingView before, Instant startsAt) {
        var isNew = now.proposals().size() > before.proposals().size() || before.pendingProposal() != null;
        return isNew
                && now.proposals().getLast().startsAt().equals(startsAt)
                && now.proposals().getLast().state() != ProposalState.RESERVING;
    }

    private UserError error(Refused.Refusal refusal, RescheduleBookingInput input) {
        @Nullable BookingView booking = bookings.find(input.bookingId());
        return booking == null
                ? UserError.of(refusal)
                : blackouts.named(refusal, booking.mentorMemberId(), input.startsAt(), length(booking));
    }

    private BookingPayload outcome(BookingPayload seen, Instant startsAt) {
        @Nullable BookingView booking = seen.booking();
        if (booking == null || booking.proposals().isEmpty()) {
            return seen;
        }
        var proposal = booking.proposals().getLast();
        if (!proposal.startsAt().equals(startsAt)) {
            return seen;
        }
        return switch (proposal.state()) {
            case SLOT_TAKEN -> seen.with(nextFree.instead(booking.mentorId(), length(booking)));
            case MENTEE_BUSY ->
                seen.with(UserError.of(
                        "MENTEE_BUSY", "The mentee has another session at that time.", "input", "startsAt"));
            default -> seen;
        };
    }

    private static Party party(BookingView booking, Visit visit) {
        return visit.viewer().is(booking.mentorMemberId()) ? MENTOR : MENTEE;
    }

    private static Actor actor(Party by, Visit visit) {
        return visit.viewer().actingAs(by == MENTOR ? Role.MENTOR : Role.MENTEE);
    }

    private static ProposalId proposal(ProposalAnswerInput input, BookingId bookingId) {
        if (!Ids.is(ProposalId.PREFIX, input.proposalId())
                || !input.proposalId().startsWith(Ids.sibling(ProposalId.PREFIX, bookingId.value()) + '-')) {
            throw Mutations.notFound("proposal", "proposalId");
        }
        return new ProposalId(input.proposalId());
    }

    private static Duration length(BookingView booking) {
        return Duration.between(booking.startsAt(), booking.endsAt());
    }
}
