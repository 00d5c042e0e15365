package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.require;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.command.booking.BookingState.Awaiting;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.booking.Negotiation.Proposal;
import org.mentorlink.command.shared.Input;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/**
 * I3 and I11: another time for a booking that stands or waits for its mentor. It is proposed, held in both calendars,
 * and agreed on, or the session stays when it was. It may be another session of the mentor's: what that costs more is paid
 * before the session moves, by a payment of its own; what it costs less goes back. Commission and policy stay in any case.
 */
final class Negotiating {

    private Negotiating() {}

    static List<BookingEvent> propose(BookingState state, ProposeTime command, MentorOffers offers, Instant now) {
        var terms = state.terms();
        var pending = state.negotiation().pending();
        if (pending != null && pending.isAs(command)) {
            return List.of();
        }
        if (terms.isSeat()) {
            throw Refused.because("SEAT_NOT_RESCHEDULABLE", "A seat in a group session cannot be moved.");
        }
        requireNegotiable(state);
        requireInTime(state, command.by(), now);
        requireNotPaying(pending);
        var offer = offers.offerOf(terms.mentorId());
        var length = lengthOf(command, offer, terms);
        var session = otherSession(command, offer, terms);
        require(
                !command.startsAt().equals(terms.slot().startsAt())
                        || (session != null && !terms.isFor(session, length)),
                "SAME_TIME",
                "The session takes place then already.",
                "startsAt");
        requireOffered(command, offer, length, now);
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
                TimeSlot.of(command.startsAt(), length),
                offer.availability().weekly().bufferMinutes(),
                isImmediate(state, command.by(), session, now),
                command.by() == Party.MENTEE && state.phase() instanceof Confirmed && terms.wouldForfeit(now),
                reason,
                earliest(now.plus(Settings.PROPOSAL), terms.slot().startsAt(), command.startsAt()),
                session,
                command.session() == null ? null : command.session().paymentMethod()));
        return List.copyOf(events);
    }

    private static Duration lengthOf(ProposeTime command, Offer offer, Terms terms) {
        return command.session() == null
                ? terms.slot().length()
                : offer.session(command.session().offeringId()).length();
    }

    /** At the price it has now, which has to be the one that was seen. */
    private static @Nullable OtherSession otherSession(ProposeTime command, Offer offer, Terms terms) {
        var wanted = command.session();
        if (wanted == null) {
            return null;
        }
        var session = offer.session(wanted.offeringId());
        require(
                session.price().currency().equals(terms.price().currency()),
                "CURRENCY_DIFFERS",
                "A booking stays in its currency; cancel it and book the other session instead.",
                "session",
                "offeringId");
        require(
                session.price().equals(wanted.price()),
                "PRICE_CHANGED",
                "This session costs " + session.price().formatted() + " now; look at it again.",
                "session",
                "priceMinor");
        requirePayer(command.by(), wanted.paymentMethod(), "session", "paymentMethod");
        var difference = session.price().minus(terms.price());
        if (difference.isPositive()) {
            requirePayable(terms);
            if (command.by() == Party.MENTEE) {
                requireMethod(terms, wanted.paymentMethod(), "session", "paymentMethod");
            }
        }
        return new OtherSession(session.offering(), session.modality(wanted.modality()), session.price(), difference);
    }

    /** A booking that costs nothing may have no gateway that could take anything. */
    private static void requirePayable(Terms terms) {
        require(
                !terms.gateway().isEmpty(),
                "CURRENCY_NOT_TAKEN",
                "No payment gateway takes payments in that currency.",
                "session",
                "offeringId");
    }

    /** It may have been booked without a payment method, because nothing was to be paid. */
    private static void requireMethod(Terms terms, @Nullable String paymentMethod, String... path) {
        if (paymentMethod == null) {
            Requesting.checkMethod(terms.paymentMethod(), path);
        }
    }

    private static void requirePayer(Party by, @Nullable String paymentMethod, String... path) {
        if (paymentMethod != null) {
            require(by == Party.MENTEE, "ONLY_THE_MENTEE_PAYS", "The mentee chooses how to pay.", path);
            Requesting.checkMethod(paymentMethod, path);
        }
    }

    /**
     * A mentor who confirms instantly has agreed to whatever they offer. But a mentee who could not cancel for a refund any
     * more gets nothing back by way of a cheaper session either, unless the mentor agrees.
     */
    private static boolean isImmediate(BookingState state, Party by, @Nullable OtherSession session, Instant now) {
        var costsLess = session != null && session.difference().amountMinor() < 0;
        return by == Party.MENTEE
                && state.phase() instanceof Confirmed
                && state.terms().confirmation() == ConfirmationMode.INSTANT
                && !(costsLess && state.terms().wouldForfeit(now));
    }

    private static void requireNotPaying(@Nullable Proposal pending) {
        if (pending != null && pending.paying()) {
            throw Refused.because("PROPOSAL_BEING_PAID", "Both sides agree already, and the difference is being paid.");
        }
    }

    /** A mentee chooses from what is offered; a mentor may offer more than that, at a whole minute. */
    private static void requireOffered(ProposeTime command, Offer offer, Duration length, Instant now) {
        switch (command.by()) {
            case MENTEE -> Requesting.requireOffered(offer, command.startsAt(), length, now);
            case MENTOR -> requireProposable(offer, command.startsAt(), length, now);
        }
    }

    static void requireProposable(Offer offer, Instant startsAt, Duration length, Instant now) {
        Requesting.requireInReach(offer, startsAt, now);
        require(
                startsAt.truncatedTo(ChronoUnit.MINUTES).equals(startsAt),
                "NOT_A_WHOLE_MINUTE",
                "A session starts at a whole minute.",
                "startsAt");
        offer.requireNoBlackout(TimeSlot.of(startsAt, length), "startsAt");
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
                ? agreed(state, proposal, null, now)
                : List.of(new ProposalOpened(
                        state.bookingId(),
                        proposal.proposalId(),
                        proposal.by(),
                        proposal.to(),
                        proposal.expiresAt(),
                        proposal.session()));
    }

    static List<BookingEvent> refuseForTime(BookingState state, ProposalId proposalId, Party party) {
        var how = party == Party.MENTOR ? ProposalState.SLOT_TAKEN : ProposalState.MENTEE_BUSY;
        return end(state, proposalId, how);
    }

    static List<BookingEvent> expire(BookingState state, ProposalId proposalId) {
        return state.negotiation()
                .pending(proposalId)
                .map(proposal -> List.<BookingEvent>of(lapsed(state, proposal)))
                .orElse(List.of());
    }

    private static ProposalEnded lapsed(BookingState state, Proposal proposal) {
        return proposal.paying()
                ? unpaid(state, proposal, "TIMED_OUT")
                : ended(state, proposal, ProposalState.EXPIRED, null);
    }

    private static ProposalEnded unpaid(BookingState state, Proposal proposal, String code) {
        return new ProposalEnded(
                state.bookingId(),
                proposal.proposalId(),
                proposal.by(),
                proposal.to(),
                ProposalState.PAYMENT_FAILED,
                null,
                code);
    }

    /** What it costs more is captured. */
    static List<BookingEvent> noteExtraPaid(BookingState state, ProposalId proposalId, Instant now) {
        return paying(state, proposalId)
                .map(proposal -> now.isBefore(proposal.expiresAt())
                        ? moved(state, proposal)
                        : List.<BookingEvent>of(lapsed(state, proposal)))
                .orElse(List.of());
    }

    static List<BookingEvent> rejectExtraPayment(BookingState state, ProposalId proposalId, String code) {
        return paying(state, proposalId)
                .map(proposal -> List.<BookingEvent>of(unpaid(state, proposal, code)))
                .orElse(List.of());
    }

    /** The gateway took back what was paid in addition before the session moved for it. */
    static List<BookingEvent> takenBack(BookingState state, PaymentId paymentId) {
        var pending = state.negotiation().pending();
        return pending != null && PaymentId.of(pending.proposalId()).equals(paymentId)
                ? rejectExtraPayment(state, pending.proposalId(), "CHARGED_BACK")
                : List.of();
    }

    private static Optional<Proposal> paying(BookingState state, ProposalId proposalId) {
        return state.negotiation().pending(proposalId).filter(Proposal::paying);
    }

    private static List<BookingEvent> end(BookingState state, ProposalId proposalId, ProposalState how) {
        return state.negotiation()
                .pending(proposalId)
                .map(proposal -> List.<BookingEvent>of(ended(state, proposal, how, null)))
                .orElse(List.of());
    }

    static List<BookingEvent> accept(BookingState state, AcceptProposal command, MentorOffers offers, Instant now) {
        var proposal = acceptable(state.negotiation(), command.proposalId(), command.by(), now);
        requirePayer(command.by(), command.paymentMethod(), "paymentMethod");
        if (proposal.paying()) {
            return List.of();
        }
        requireStillOffered(offers, state.terms().mentorId(), proposal);
        if (proposal.costsMore() && proposal.paymentMethod() == null) {
            requireMethod(state.terms(), command.paymentMethod(), "paymentMethod");
        }
        return agreed(state, proposal, command.paymentMethod(), now);
    }

    /** Much may have come since it was proposed: a program's blackout, or the mentor gives no sessions any more. */
    static void requireStillOffered(MentorOffers offers, MentorId mentorId, Proposal proposal) {
        offers.offerOf(mentorId).requireNoBlackout(proposal.to(), "proposalId");
    }

    /** @param paymentMethod the mentee's choice while accepting; absent for the one of the proposal or the booking */
    private static List<BookingEvent> agreed(
            BookingState state, Proposal proposal, @Nullable String paymentMethod, Instant now) {
        if (!proposal.costsMore()) {
            return moved(state, proposal);
        }
        var terms = state.terms();
        var chosen = paymentMethod == null ? proposal.paymentMethod() : paymentMethod;
        return List.of(new ExtraPaymentRequested(
                state.bookingId(),
                proposal.proposalId(),
                PaymentId.of(proposal.proposalId()),
                terms.menteeId(),
                Objects.requireNonNull(proposal.session()).difference(),
                terms.gateway(),
                chosen == null ? terms.paymentMethod() : chosen,
                earliest(now.plus(Settings.HOLD), proposal.expiresAt())));
    }

    private static List<BookingEvent> moved(BookingState state, Proposal proposal) {
        var moved = rescheduled(state, proposal);
        return state.phase() instanceof Awaiting
                ? List.of(moved, Holding.confirmed(state, proposal.to()))
                : List.of(moved);
    }

    static List<BookingEvent> decline(BookingState state, DeclineProposal command, Instant now) {
        var proposal = answerable(state.negotiation(), command.proposalId(), command.by(), now);
        requireNotPaying(proposal);
        var said = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        return List.of(ended(state, proposal, ProposalState.DECLINED, said));
    }

    static List<BookingEvent> withdraw(BookingState state, ProposalId proposalId, Party by) {
        var proposal = withdrawable(state.negotiation(), proposalId, by);
        requireNotPaying(proposal);
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
                proposal.refundForfeited(),
                proposal.session(),
                proposal.costsMore() ? extra(proposal) : null,
                proposal.costsLess() && isTaken(state) ? returns(state, proposal) : null);
    }

    /** What was not taken before is taken lower. */
    private static boolean isTaken(BookingState state) {
        return state.phase() instanceof Confirmed || state.terms().takenAtOnce();
    }

    private static PaymentPart extra(Proposal proposal) {
        return new PaymentPart(
                PaymentId.of(proposal.proposalId()),
                Objects.requireNonNull(proposal.session()).difference());
    }

    private static @Nullable List<PaymentPart> returns(BookingState state, Proposal proposal) {
        var price = Objects.requireNonNull(proposal.session()).price();
        return state.purse().returns(price, price.zero());
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
