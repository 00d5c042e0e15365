package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.EndSessionRequest;
import org.mentorlink.booking.BookingCommand.ProposeSessionTime;
import org.mentorlink.booking.BookingCommand.RefuseSessionTime;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.FilledForm;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.command.booking.Negotiation.Proposal;
import org.mentorlink.command.shared.Input;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/**
 * I3: a session is asked for, the mentor proposes a time, and the mentee accepts and pays for it. Nobody's time is kept but
 * for the proposal, and no money is touched before it is accepted.
 */
final class Asking {

    private Asking() {}

    /** @param begun whether a booking was asked for under this id, with a time */
    static List<BookingEvent> request(
            @Nullable SessionRequest before,
            boolean begun,
            RequestSession request,
            MentorOffers offers,
            BookingReadiness readiness,
            RequestCount open,
            Instant now) {
        var contentHash = Personal.of(request.menteeId(), ContentHash.of(request));
        if (before != null || begun) {
            if (before == null || !before.asked().contentHash().equals(contentHash)) {
                throw Requesting.keyReused();
            }
            return List.of();
        }
        var topic = text(request.topic(), 200, "BLANK_TOPIC", "TOPIC_TOO_LONG", "topic");
        var description = optionalText(request.description(), 2_000, "DESCRIPTION_TOO_LONG", "description");
        var offer = offers.offerOf(request.mentorId());
        require(!offer.memberId().equals(request.menteeId()), "OWN_BOOKING", "You cannot book yourself.", "mentorId");
        readiness.require(offer.memberId(), request.menteeId());
        var session = offer.session(request.offeringId());
        var form =
                FormAnswers.filled(offer.forms().askedFor(request.offeringId()), request.answers(), request.menteeId());
        var modality = session.modality(request.modality());
        open.add(offer.mentorId(), request.menteeId(), request.bookingId());
        return List.of(new SessionRequested(
                request.bookingId(),
                offer.mentorId(),
                offer.memberId(),
                request.menteeId(),
                Personal.of(request.menteeId(), topic),
                Personal.ofNullable(request.menteeId(), description),
                modality,
                session.offering(),
                session.length(),
                session.price(),
                offer.commissionBasisPoints(),
                offer.policy(),
                contentHash,
                now.plus(Settings.CONFIRMATION),
                form));
    }

    static List<BookingEvent> propose(
            SessionRequest request, ProposeSessionTime command, MentorOffers offers, Instant now) {
        var pending = request.negotiation().pending();
        if (pending != null && pending.to().startsAt().equals(command.startsAt())) {
            return List.of();
        }
        requireOpen(request);
        require(
                command.memberId().equals(request.asked().mentorMemberId()),
                "ONLY_THE_MENTOR",
                "The mentor proposes the time of this session.");
        requireInTime(request, now);
        var offer = offers.offerOf(request.asked().mentorId());
        Negotiating.requireProposable(offer, command.startsAt(), request.asked().length(), now);
        Negotiating.requireNotTooMany(request.negotiation());
        var reason = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        var events = new ArrayList<BookingEvent>();
        if (pending != null) {
            events.add(ended(request, pending, ProposalState.REPLACED, null));
        }
        events.add(new TimeProposed(
                request.bookingId(),
                ProposalId.of(request.bookingId(), request.negotiation().count() + 1),
                Party.MENTOR,
                request.asked().mentorMemberId(),
                request.asked().menteeId(),
                null,
                TimeSlot.of(command.startsAt(), request.asked().length()),
                offer.availability().weekly().bufferMinutes(),
                false,
                false,
                reason,
                Negotiating.earliest(now.plus(Settings.PROPOSAL), command.startsAt())));
        return List.copyOf(events);
    }

    static List<BookingEvent> noteReserved(SessionRequest request, ProposalId proposalId, Instant now) {
        return request.negotiation()
                .pending(proposalId)
                .filter(proposal -> !proposal.open())
                .map(proposal -> now.isBefore(proposal.expiresAt())
                        ? List.<BookingEvent>of(new ProposalOpened(
                                request.bookingId(), proposalId, proposal.by(), proposal.to(), proposal.expiresAt()))
                        : over(request, proposal, ProposalState.EXPIRED, null, now))
                .orElse(List.of());
    }

    static List<BookingEvent> refuseForTime(SessionRequest request, ProposalId proposalId, Party party, Instant now) {
        var how = party == Party.MENTOR ? ProposalState.SLOT_TAKEN : ProposalState.MENTEE_BUSY;
        return end(request, proposalId, how, now);
    }

    static List<BookingEvent> expire(SessionRequest request, ProposalId proposalId, Instant now) {
        return end(request, proposalId, ProposalState.EXPIRED, now);
    }

    private static List<BookingEvent> end(
            SessionRequest request, ProposalId proposalId, ProposalState how, Instant now) {
        return request.negotiation()
                .pending(proposalId)
                .map(proposal -> over(request, proposal, how, null, now))
                .orElse(List.of());
    }

    static List<BookingEvent> refuse(SessionRequest request, RefuseSessionTime command, Instant now) {
        return command.by() == Party.MENTOR
                ? withdraw(request, command.proposalId(), now)
                : decline(request, command, now);
    }

    private static List<BookingEvent> decline(SessionRequest request, RefuseSessionTime command, Instant now) {
        var proposal = Negotiating.answerable(request.negotiation(), command.proposalId(), command.by(), now);
        var said = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        return over(request, proposal, ProposalState.DECLINED, said, now);
    }

    private static List<BookingEvent> withdraw(SessionRequest request, ProposalId proposalId, Instant now) {
        var proposal = Negotiating.withdrawable(request.negotiation(), proposalId, Party.MENTOR);
        return over(request, proposal, ProposalState.WITHDRAWN, null, now);
    }

    /**
     * The booking begins: both calendars hold its time, and its mentor has agreed.
     *
     * @param form what was asked and answered with the request
     */
    static List<BookingEvent> accept(
            SessionRequest request,
            @Nullable FilledForm form,
            AcceptSessionTime command,
            MentorOffers offers,
            BookingReadiness readiness,
            KnownGateways gateways,
            Instant now) {
        if (request.status() == SessionRequestStatus.ACCEPTED) {
            if (command.proposalId().equals(request.accepted())) {
                return List.of();
            }
            throw notOpen();
        }
        Requesting.checkPayment(command.gateway(), command.paymentMethod(), gateways);
        var proposal = Negotiating.acceptable(request.negotiation(), command.proposalId(), Party.MENTEE, now);
        var asked = request.asked();
        Negotiating.requireStillOffered(offers, asked.mentorId(), proposal);
        readiness.require(asked.mentorMemberId(), asked.menteeId());
        Requesting.checkMethod(asked.price(), command.gateway(), command.paymentMethod(), "paymentMethod");
        var gateway = Requesting.chosen(command.gateway(), asked.price(), gateways);
        Requesting.requireCovered(gateway, asked.menteeId(), asked.price(), gateways);
        return List.of(new BookingRequested(
                request.bookingId(),
                asked.mentorId(),
                asked.mentorMemberId(),
                asked.menteeId(),
                proposal.to(),
                proposal.bufferMinutes(),
                asked.topic(),
                asked.description(),
                asked.modality(),
                asked.offering(),
                null,
                asked.price(),
                asked.commissionBasisPoints(),
                asked.policy(),
                ConfirmationMode.INSTANT,
                gateway,
                command.paymentMethod(),
                asked.contentHash(),
                now.plus(Settings.HOLD),
                proposal.proposalId(),
                form,
                Requesting.takenAtOnce(gateway, gateways)));
    }

    static List<BookingEvent> end(SessionRequest request, EndSessionRequest command) {
        var how = command.by() == Party.MENTEE ? SessionRequestStatus.WITHDRAWN : SessionRequestStatus.DECLINED;
        if (request.status() == how) {
            return List.of();
        }
        requireOpen(request);
        var reason = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        var events = new ArrayList<BookingEvent>();
        var pending = request.negotiation().pending();
        if (pending != null) {
            events.add(ended(request, pending, ProposalState.OBSOLETE, null));
        }
        events.add(new SessionRequestEnded(request.bookingId(), how, reason));
        return List.copyOf(events);
    }

    /** A time that is still proposed is waited for. */
    static List<BookingEvent> expire(SessionRequest request, Instant now) {
        return request.isOpen()
                        && request.negotiation().pending() == null
                        && !now.isBefore(request.asked().answerBy())
                ? List.of(expired(request))
                : List.of();
    }

    /** The end of a proposal, and of the request where there is no time left for another. */
    private static List<BookingEvent> over(
            SessionRequest request, Proposal proposal, ProposalState how, @Nullable Personal said, Instant now) {
        var ended = ended(request, proposal, how, said);
        return now.isBefore(request.asked().answerBy()) ? List.of(ended) : List.of(ended, expired(request));
    }

    private static SessionRequestEnded expired(SessionRequest request) {
        return new SessionRequestEnded(request.bookingId(), SessionRequestStatus.EXPIRED, null);
    }

    private static BookingEvent ended(
            SessionRequest request, Proposal proposal, ProposalState how, @Nullable Personal said) {
        return Negotiating.ended(request.bookingId(), proposal, how, said);
    }

    private static void requireOpen(SessionRequest request) {
        if (!request.isOpen()) {
            throw notOpen();
        }
    }

    /**
     * Not even in place of one that is pending: where nobody had time then, that one would be gone, and the request with it.
     */
    private static void requireInTime(SessionRequest request, Instant now) {
        if (!now.isBefore(request.asked().answerBy())) {
            throw request.negotiation().pending() == null
                    ? notOpen()
                    : Refused.because(
                            "TOO_LATE_TO_PROPOSE",
                            "The time to propose is over; the one you proposed can still be answered.");
        }
    }

    static Refused notOpen() {
        return Refused.because(
                "SESSION_REQUEST_OVER", "This request was accepted, declined or withdrawn, or has lapsed.");
    }
}
