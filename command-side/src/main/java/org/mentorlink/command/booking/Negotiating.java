package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.require;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.command.booking.BookingState.Awaiting;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.booking.Negotiation.Proposal;
import org.mentorlink.command.shared.Input;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/**
 * I3 and I11: another time for a booking that stands or waits for its mentor. It is proposed, held in both calendars,
 * and agreed on, or the session stays when it was. Price, commission and payment stay in any case.
 */
final class Negotiating {

    private Negotiating() {}

    static List<BookingEvent> propose(BookingState state, ProposeTime command, MentorOffers offers, Instant now) {
        var terms = state.terms();
        var pending = state.negotiation().pending();
        if (pending != null
                && pending.by() == command.by()
                && pending.to().startsAt().equals(command.startsAt())) {
            return List.of();
        }
        if (terms.isSeat()) {
            throw Refused.because("SEAT_NOT_RESCHEDULABLE", "A seat in a group session cannot be moved.");
        }
        requireNegotiable(state);
        requireInTime(state, command.by(), now);
        require(
                !command.startsAt().equals(terms.slot().startsAt()),
                "SAME_TIME",
                "The session takes place then already.",
                "startsAt");
        var offer = offers.offerOf(terms.mentorId());
        requireOffered(command, offer, terms.slot().length(), now);
        requireNotTooMany(state.negotiation());
        var reason = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        var events = new ArrayList<BookingEvent>();
        if (pending != null) {
            events.add(ended(state, pending, ProposalState.REPLACED, null));
        }
        events.add(new TimeProposed(
                state.bookingId(),
                ProposalId.of(state.bookingId(), state.negotiation().count() + 1),
                command.by(),
                terms.mentorMemberId(),
                terms.menteeId(),
                terms.slot(),
                TimeSlot.of(command.startsAt(), terms.slot().length()),
                offer.availability().weekly().bufferMinutes(),
                isImmediate(state, command.by()),
                command.by() == Party.MENTEE && state.phase() instanceof Confirmed && terms.wouldForfeit(now),
                reason,
                earliest(now.plus(Settings.PROPOSAL), terms.slot().startsAt(), command.startsAt())));
        return List.copyOf(events);
    }

    /** A mentor who confirms instantly has agreed to whatever they offer. */
    private static boolean isImmediate(BookingState state, Party by) {
        return by == Party.MENTEE
                && state.phase() instanceof Confirmed
                && state.terms().confirmation() == ConfirmationMode.INSTANT;
    }

    /** A mentee chooses from what is offered; a mentor may offer more than that, at a whole minute. */
    private static void requireOffered(ProposeTime command, Offer offer, Duration length, Instant now) {
        switch (command.by()) {
            case MENTEE -> Requesting.requireOffered(offer, command.startsAt(), length, now);
            case MENTOR -> requireProposable(offer, command.startsAt(), now);
        }
    }

    static void requireProposable(Offer offer, Instant startsAt, Instant now) {
        Requesting.requireInReach(offer, startsAt, now);
        require(
                startsAt.truncatedTo(ChronoUnit.MINUTES).equals(startsAt),
                "NOT_A_WHOLE_MINUTE",
                "A session starts at a whole minute.",
                "startsAt");
    }

    static void requireNotTooMany(Negotiation negotiation) {
        if (negotiation.count() >= Settings.PROPOSALS) {
            throw Refused.because(
                    "TOO_MANY_PROPOSALS",
                    "A time was proposed " + Settings.PROPOSALS + " times for this session already.");
        }
    }

    private static void requireNegotiable(BookingState state) {
        if (!state.isNegotiable()) {
            throw Refused.because(
                    "NOT_RESCHEDULABLE", "Only a session that stands or waits for its mentor can be moved.");
        }
    }

    private static void requireInTime(BookingState state, Party by, Instant now) {
        var start = state.terms().slot().startsAt();
        if (!now.isBefore(start)) {
            throw Refused.because("SESSION_STARTED", "The session has started and cannot be moved any more.");
        }
        if (by == Party.MENTEE
                && state.phase() instanceof Confirmed
                && now.isAfter(state.terms().policy().rescheduleUntil(start))) {
            throw Refused.because(
                    "RESCHEDULE_LOCKED",
                    "It is too late to move this session: so shortly before the start it takes place or is cancelled.");
        }
    }

    /** Both calendars hold the time. */
    static List<BookingEvent> noteReserved(BookingState state, ProposalId proposalId, Instant now) {
        return state.negotiation()
                .pending(proposalId)
                .filter(proposal -> !proposal.open())
                .map(proposal -> reserved(state, proposal, now))
                .orElse(List.of());
    }

    private static List<BookingEvent> reserved(BookingState state, Proposal proposal, Instant now) {
        if (!now.isBefore(proposal.expiresAt())) {
            return List.of(ended(state, proposal, ProposalState.EXPIRED, null));
        }
        return proposal.immediate()
                ? List.of(rescheduled(state, proposal))
                : List.of(new ProposalOpened(
                        state.bookingId(), proposal.proposalId(), proposal.by(), proposal.to(), proposal.expiresAt()));
    }

    static List<BookingEvent> refuseForTime(BookingState state, ProposalId proposalId, Party party) {
        var how = party == Party.MENTOR ? ProposalState.SLOT_TAKEN : ProposalState.MENTEE_BUSY;
        return end(state, proposalId, how);
    }

    static List<BookingEvent> expire(BookingState state, ProposalId proposalId) {
        return end(state, proposalId, ProposalState.EXPIRED);
    }

    private static List<BookingEvent> end(BookingState state, ProposalId proposalId, ProposalState how) {
        return state.negotiation()
                .pending(proposalId)
                .map(proposal -> List.<BookingEvent>of(ended(state, proposal, how, null)))
                .orElse(List.of());
    }

    static List<BookingEvent> accept(BookingState state, ProposalId proposalId, Party by, Instant now) {
        var proposal = acceptable(state.negotiation(), proposalId, by, now);
        var moved = rescheduled(state, proposal);
        return state.phase() instanceof Awaiting
                ? List.of(moved, Holding.confirmed(state, proposal.to()))
                : List.of(moved);
    }

    static List<BookingEvent> decline(BookingState state, DeclineProposal command, Instant now) {
        var proposal = answerable(state.negotiation(), command.proposalId(), command.by(), now);
        var said = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        return List.of(ended(state, proposal, ProposalState.DECLINED, said));
    }

    static List<BookingEvent> withdraw(BookingState state, ProposalId proposalId, Party by) {
        var proposal = withdrawable(state.negotiation(), proposalId, by);
        return List.of(ended(state, proposal, ProposalState.WITHDRAWN, null));
    }

    static Proposal withdrawable(Negotiation negotiation, ProposalId proposalId, Party by) {
        var proposal = pending(negotiation, proposalId);
        if (proposal.by() != by) {
            throw Refused.because("NOT_YOUR_PROPOSAL", "Only who proposed the time can take it back.");
        }
        return proposal;
    }

    static Proposal acceptable(Negotiation negotiation, ProposalId proposalId, Party by, Instant now) {
        var proposal = answerable(negotiation, proposalId, by, now);
        if (!proposal.open()) {
            throw Refused.because(
                    "PROPOSAL_NOT_OPEN", "The proposed time is still being reserved; try again in a moment.");
        }
        return proposal;
    }

    static Proposal answerable(Negotiation negotiation, ProposalId proposalId, Party by, Instant now) {
        var proposal = pending(negotiation, proposalId);
        if (proposal.by() == by) {
            throw Refused.because("OWN_PROPOSAL", "You proposed this time yourself; the other side answers it.");
        }
        if (!now.isBefore(proposal.expiresAt())) {
            throw Refused.because("PROPOSAL_EXPIRED", "The time to answer this proposal is over.");
        }
        return proposal;
    }

    private static Proposal pending(Negotiation negotiation, ProposalId proposalId) {
        return negotiation
                .pending(proposalId)
                .orElseThrow(() -> Refused.because(
                        "NO_OPEN_PROPOSAL", "This proposal was answered, withdrawn or replaced already."));
    }

    private static BookingRescheduled rescheduled(BookingState state, Proposal proposal) {
        return new BookingRescheduled(
                state.bookingId(),
                proposal.proposalId(),
                proposal.by(),
                state.terms().slot(),
                proposal.to(),
                proposal.bufferMinutes(),
                proposal.refundForfeited());
    }

    static ProposalEnded ended(BookingState state, Proposal proposal, ProposalState how, @Nullable Personal reason) {
        return ended(state.bookingId(), proposal, how, reason);
    }

    static ProposalEnded ended(BookingId bookingId, Proposal proposal, ProposalState how, @Nullable Personal reason) {
        return new ProposalEnded(bookingId, proposal.proposalId(), proposal.by(), proposal.to(), how, reason);
    }

    static Instant earliest(Instant one, Instant... others) {
        return Stream.concat(Stream.of(one), Stream.of(others))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
