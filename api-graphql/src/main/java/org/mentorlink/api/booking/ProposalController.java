package org.mentorlink.api.booking;

import static org.mentorlink.booking.Party.MENTEE;
import static org.mentorlink.booking.Party.MENTOR;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.Mentors;
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
import org.mentorlink.booking.ProposedSession;
import org.mentorlink.booking.WantedSession;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.mentoring.OfferingView;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.TimeSlot;
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
    private final Mentors mentors;
    private final Clock clock;

    ProposalController(
            Mutations mutations,
            BookingChanges changes,
            Bookings bookings,
            NextFree nextFree,
            BlackoutErrors blackouts,
            Mentors mentors,
            Clock clock) {
        this.mutations = mutations;
        this.changes = changes;
        this.bookings = bookings;
        this.nextFree = nextFree;
        this.blackouts = blackouts;
        this.mentors = mentors;
        this.clock = clock;
    }

    record RescheduleBookingInput(
            String bookingId,
            Instant startsAt,
            @Nullable String reason,
            @Nullable OtherSessionInput session) {}

    record OtherSessionInput(
            @Nullable String offeringId,
            @Nullable Modality modality,
            long priceMinor,
            @Nullable String paymentMethod) {

        WantedSession of(BookingView booking) {
            if (offeringId != null && !Ids.is(OfferingId.PREFIX, offeringId)) {
                throw Refused.because(
                        "UNKNOWN_OFFERING", "The mentor offers no such session.", "input", "session", "offeringId");
            }
            return new WantedSession(
                    offeringId == null ? null : new OfferingId(offeringId),
                    modality,
                    Money.of(priceMinor, booking.price().currency()),
                    paymentMethod);
        }
    }

    record ProposalAnswerInput(
            String bookingId,
            String proposalId,
            @Nullable String reason,
            @Nullable String paymentMethod) {}

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
                    new ProposeTime(
                            bookingId,
                            visit.viewer().member(),
                            by,
                            input.startsAt(),
                            input.reason(),
                            input.session() == null ? null : input.session().of(booking)),
                    now -> isDecided(now, booking, input.startsAt()));
            return outcome(mutations.seen(() -> bookings.find(booking.id()), BookingPayload::new), input.startsAt());
        } catch (CommandExecutionException e) {
            return BookingPayload.refused(error(Mutations.refusal(e), input));
        }
    }

    @MutationMapping
    BookingPayload acceptProposal(@Argument ProposalAnswerInput input, @ContextValue Visit visit) {
        @Nullable BookingView before = bookings.find(input.bookingId());
        try {
            var booking = Permissions.ownBooking(bookings.named(input.bookingId(), "bookingId"), visit.viewer());
            var by = party(booking, visit);
            var bookingId = new BookingId(booking.id());
            changes.sendAndAwait(
                    visit,
                    actor(by, visit),
                    bookingId,
                    new AcceptProposal(bookingId, proposal(input.proposalId(), bookingId), by, input.paymentMethod()),
                    now -> now.pendingProposal() == null);
            return paid(mutations.seen(() -> bookings.find(booking.id()), BookingPayload::new));
        } catch (CommandExecutionException e) {
            var refusal = Mutations.refusal(e);
            return BookingPayload.refused(
                    before == null
                            ? UserError.of(refusal)
                            : blackouts.named(refusal, before.mentorMemberId(), before.pendingProposal()));
        }
    }

    @MutationMapping
    BookingPayload declineProposal(@Argument ProposalAnswerInput input, @ContextValue Visit visit) {
        return answer(
                input,
                visit,
                (id, by) -> new DeclineProposal(
                        id, proposal(input.proposalId(), id), visit.viewer().member(), by, input.reason()));
    }

    @MutationMapping
    BookingPayload withdrawProposal(@Argument ProposalAnswerInput input, @ContextValue Visit visit) {
        return answer(input, visit, (id, by) -> new WithdrawProposal(id, proposal(input.proposalId(), id), by));
    }

    @SchemaMapping(typeName = "Booking")
    @Nullable ProposalView pendingProposal(BookingView booking) {
        return booking.pendingProposal();
    }

    @SchemaMapping(typeName = "ProposedSession")
    PriceEffect effect(ProposedSession session) {
        return PriceEffect.of(session.difference());
    }

    record QuotedSessionInput(@Nullable String offeringId) {}

    @SchemaMapping(typeName = "Booking")
    @Nullable RescheduleQuote rescheduleQuote(
            BookingView booking,
            @Argument Instant startsAt,
            @Argument @Nullable QuotedSessionInput session,
            @ContextValue Viewer viewer) {
        var by = viewer.is(booking.mentorMemberId()) ? MENTOR : MENTEE;
        return priceOf(booking, session)
                .filter(price -> price.currency().equals(booking.price().currency()))
                .map(price -> RescheduleQuote.of(booking, price, startsAt, by, clock.instant()))
                .orElse(null);
    }

    @SchemaMapping(typeName = "Booking")
    @Nullable RescheduleQuote proposalQuote(BookingView booking) {
        return RescheduleQuote.ofPending(booking);
    }

    private Optional<Money> priceOf(BookingView booking, @Nullable QuotedSessionInput session) {
        if (session == null) {
            return Optional.of(booking.price());
        }
        var mentor = Objects.requireNonNull(
                mentors.of(List.of(booking), BookingView::mentorId).get(booking));
        return session.offeringId() == null
                ? Optional.of(mentor.hourlyRate())
                : mentor.offerings().stream()
                        .filter(offering -> offering.id().equals(session.offeringId()))
                        .map(OfferingView::price)
                        .findFirst();
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
                && now.proposals().getLast().state() != ProposalState.RESERVING
                && now.proposals().getLast().state() != ProposalState.PAYING;
    }

    private UserError error(Refused.Refusal refusal, RescheduleBookingInput input) {
        @Nullable BookingView booking = bookings.find(input.bookingId());
        if (booking == null) {
            return UserError.of(refusal);
        }
        return NextFree.OF_TIMES.contains(refusal.code())
                ? nextFree.instead(
                        UserError.of(refusal),
                        booking.mentorId(),
                        booking.menteeId(),
                        input.startsAt(),
                        length(booking, input.session()))
                : blackouts.named(
                        refusal,
                        booking.mentorMemberId(),
                        () -> TimeSlot.of(input.startsAt(), length(booking, input.session())));
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
            case SLOT_TAKEN ->
                seen.with(nextFree.taken(
                        booking.mentorId(), booking.menteeId(), new TimeSlot(proposal.startsAt(), proposal.endsAt())));
            case PAYMENT_FAILED -> paid(seen);
            case MENTEE_BUSY ->
                seen.with(nextFree.instead(
                        UserError.of(
                                "MENTEE_BUSY", "The mentee has another session at that time.", "input", "startsAt"),
                        booking.mentorId(),
                        booking.menteeId(),
                        proposal.startsAt(),
                        Duration.between(proposal.startsAt(), proposal.endsAt())));
            default -> seen;
        };
    }

    /** Says so where the last proposal came to nothing for want of money. */
    private static BookingPayload paid(BookingPayload seen) {
        @Nullable BookingView booking = seen.booking();
        if (booking == null
                || booking.proposals().isEmpty()
                || booking.proposals().getLast().state() != ProposalState.PAYMENT_FAILED) {
            return seen;
        }
        return seen.with(UserError.of(
                "PAYMENT_DECLINED",
                "The difference could not be paid ("
                        + booking.proposals().getLast().code() + "), so the session stays when and what it was."));
    }

    private static Party party(BookingView booking, Visit visit) {
        return visit.viewer().is(booking.mentorMemberId()) ? MENTOR : MENTEE;
    }

    private static Actor actor(Party by, Visit visit) {
        return visit.viewer().actingAs(by == MENTOR ? Role.MENTOR : Role.MENTEE);
    }

    private static ProposalId proposal(String proposalId, BookingId bookingId) {
        if (!Ids.is(ProposalId.PREFIX, proposalId)
                || !proposalId.startsWith(Ids.sibling(ProposalId.PREFIX, bookingId.value()) + '-')) {
            throw Mutations.notFound("proposal", "proposalId");
        }
        return new ProposalId(proposalId);
    }

    private Duration length(BookingView booking, @Nullable OtherSessionInput session) {
        if (session == null) {
            return Duration.between(booking.startsAt(), booking.endsAt());
        }
        return Mentors.length(
                Objects.requireNonNull(
                        mentors.of(List.of(booking), BookingView::mentorId).get(booking)),
                session.offeringId());
    }
}
