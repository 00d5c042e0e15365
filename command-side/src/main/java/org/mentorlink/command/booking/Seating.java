package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.GroupSessionCommand.CancelGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ExpireSeatOffer;
import org.mentorlink.booking.GroupSessionCommand.ReleaseSeat;
import org.mentorlink.booking.GroupSessionCommand.TakeSeat;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.MentorCheckedIn;
import org.mentorlink.booking.GroupSessionEvent.MentorPresent;
import org.mentorlink.booking.GroupSessionEvent.SeatCalledOff;
import org.mentorlink.booking.GroupSessionEvent.SeatConfirmed;
import org.mentorlink.booking.GroupSessionEvent.SeatLinkChanged;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionEvent.SeatRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatReleased;
import org.mentorlink.booking.GroupSessionEvent.SeatTaken;
import org.mentorlink.booking.GroupSessionEvent.WaitingListJoined;
import org.mentorlink.booking.GroupSessionEvent.WaitingListLeft;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.SeatOfferEnd;
import org.mentorlink.command.booking.GroupSessionState.Seat;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/** Who has a seat, who waits for one, and what becomes of all of them. */
final class Seating {

    private Seating() {}

    static List<GroupSessionEvent> open(GroupSessionState state) {
        return state.status() == GroupSessionStatus.SCHEDULED
                ? List.of(new GroupSessionOpened(state.groupSessionId()))
                : List.of();
    }

    static List<GroupSessionEvent> refuse(GroupSessionState state) {
        return state.status() == GroupSessionStatus.SCHEDULED
                ? List.of(new GroupSessionRefused(state.groupSessionId(), "SLOT_TAKEN"))
                : List.of();
    }

    static List<GroupSessionEvent> end(GroupSessionState state) {
        return isComing(state) ? List.of(new GroupSessionEnded(state.groupSessionId())) : List.of();
    }

    // --- seats ---

    static List<GroupSessionEvent> take(GroupSessionState state, TakeSeat command, Instant now) {
        if (state.holds(command.bookingId())) {
            return List.of();
        }
        var refusal = state.isOut(command.bookingId())
                ? GroupSessionState.CLOSED
                : state.refusalOf(command.menteeId(), now).orElse(null);
        return List.of(
                refusal == null
                        ? new SeatTaken(state.groupSessionId(), command.bookingId(), command.menteeId())
                        : new SeatRefused(state.groupSessionId(), command.bookingId(), command.menteeId(), refusal));
    }

    static List<GroupSessionEvent> confirm(GroupSessionState state, BookingId bookingId) {
        var seat = state.taken().get(bookingId.value());
        if (seat == null || seat.confirmed()) {
            return List.of();
        }
        var events = new ArrayList<GroupSessionEvent>(List.of(new SeatConfirmed(state.groupSessionId(), bookingId)));
        if (state.mentorThere()) {
            events.add(new MentorPresent(state.groupSessionId(), bookingId));
        }
        if (state.link().url() != null) {
            events.add(new SeatLinkChanged(state.groupSessionId(), bookingId));
        }
        return List.copyOf(events);
    }

    /**
     * A seat that was kept for somebody from the waiting list, whose booking came to nothing before it stood (the card was
     * declined, the hold ran out), is kept for them again for the rest of that time, under the next number.
     */
    static List<GroupSessionEvent> release(
            GroupSessionState state, ReleaseSeat command, Duration offerTime, Instant now) {
        if (state.isOut(command.bookingId())) {
            return List.of();
        }
        var freeing = new ArrayList<GroupSessionEvent>(
                List.of(new SeatReleased(state.groupSessionId(), command.bookingId(), command.menteeId())));
        state.givenBack(command.bookingId(), now)
                .ifPresent(offer -> freeing.add(new SeatOffered(
                        state.groupSessionId(), command.menteeId(), state.offered() + 1, offer.expiresAt())));
        return andOffers(state, freeing, offerTime, now);
    }

    // --- the waiting list ---

    static List<GroupSessionEvent> join(GroupSessionState state, MemberId memberId, Instant now) {
        if (isInLine(state, memberId)) {
            return List.of();
        }
        requireNotOwn(state, memberId);
        if (!state.isOpen(now)) {
            throw refused(GroupSessionState.CLOSED);
        }
        if (state.hasSeat(memberId)) {
            throw refused(GroupSessionState.HELD_ALREADY);
        }
        if (state.free() > 0) {
            throw Refused.because("SEATS_FREE", "There are free seats: take one.");
        }
        if (state.waiting().size() >= Settings.WAITING_LIST) {
            throw Refused.because("WAITING_LIST_FULL", "Nobody else can wait for a seat.");
        }
        return List.of(new WaitingListJoined(state.groupSessionId(), memberId));
    }

    static List<GroupSessionEvent> leave(GroupSessionState state, MemberId memberId, Duration offerTime, Instant now) {
        if (state.waiting().contains(memberId)) {
            return List.of(new WaitingListLeft(state.groupSessionId(), memberId));
        }
        return endOffer(state, memberId, SeatOfferEnd.DECLINED, offerTime, now);
    }

    static List<GroupSessionEvent> expireOffer(
            GroupSessionState state, ExpireSeatOffer command, Duration offerTime, Instant now) {
        var offer = state.offers().get(command.memberId().value());
        return offer == null || offer.number() != command.number()
                ? List.of()
                : endOffer(state, command.memberId(), SeatOfferEnd.EXPIRED, offerTime, now);
    }

    private static List<GroupSessionEvent> endOffer(
            GroupSessionState state, MemberId memberId, SeatOfferEnd how, Duration offerTime, Instant now) {
        var offer = state.offers().get(memberId.value());
        return offer == null
                ? List.of()
                : andOffers(
                        state,
                        List.of(new SeatOfferEnded(state.groupSessionId(), memberId, offer.number(), how)),
                        offerTime,
                        now);
    }

    /** What frees a seat, and to whom it is offered: as long as seats can be taken, to the first in line. */
    private static List<GroupSessionEvent> andOffers(
            GroupSessionState state, List<? extends GroupSessionEvent> freeing, Duration offerTime, Instant now) {
        var after = state;
        for (var event : freeing) {
            after = after.evolve(event);
        }
        var free = after.isOpen(now) ? Math.max(after.free(), 0) : 0;
        var start = state.terms().slot().startsAt();
        var lapses = now.plus(offerTime);
        var events = new ArrayList<GroupSessionEvent>(freeing);
        var number = after.offered();
        for (var memberId : after.waiting().stream().limit(free).toList()) {
            events.add(new SeatOffered(
                    state.groupSessionId(), memberId, ++number, lapses.isBefore(start) ? lapses : start));
        }
        return List.copyOf(events);
    }

    private static boolean isInLine(GroupSessionState state, MemberId memberId) {
        return state.waiting().contains(memberId) || state.offers().containsKey(memberId.value());
    }

    // --- everybody ---

    static List<GroupSessionEvent> checkIn(GroupSessionState state, Instant now) {
        if (state.mentorThere()) {
            return List.of();
        }
        if (state.status() != GroupSessionStatus.OPEN) {
            throw Refused.because("GROUP_SESSION_NOT_OPEN", "Only a group session that takes place can be attended.");
        }
        var slot = state.terms().slot();
        if (now.isBefore(slot.startsAt().minus(Settings.CHECK_IN_OPENS))) {
            throw Refused.because("CHECK_IN_NOT_OPEN", "It is too early to check in.");
        }
        if (!now.isBefore(slot.endsAt())) {
            throw Refused.because("CHECK_IN_CLOSED", "The session is over.");
        }
        return Stream.<GroupSessionEvent>concat(
                        Stream.of(new MentorCheckedIn(state.groupSessionId())),
                        state.taken().entrySet().stream()
                                .filter(seat -> seat.getValue().confirmed())
                                .map(seat -> new MentorPresent(state.groupSessionId(), bookingOf(seat))))
                .toList();
    }

    /** Every booking with a seat has to end; one that asks for a seat from now on is refused. */
    static List<GroupSessionEvent> cancel(GroupSessionState state, CancelGroupSession command, Instant now) {
        if (state.status() == GroupSessionStatus.CANCELLED) {
            return List.of();
        }
        var reason = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        if (!isComing(state)) {
            throw Refused.because("GROUP_SESSION_NOT_CANCELLABLE", "This group session has come to an end already.");
        }
        if (!now.isBefore(state.terms().slot().startsAt())) {
            throw Refused.because("SESSION_STARTED", "The session has started and cannot be cancelled any more.");
        }
        return Stream.<GroupSessionEvent>concat(
                        Stream.of(new GroupSessionCancelled(state.groupSessionId(), command.by(), reason)),
                        state.taken().entrySet().stream()
                                .map(seat -> new SeatCalledOff(state.groupSessionId(), bookingOf(seat), command.by())))
                .toList();
    }

    static void requireNotOwn(GroupSessionState state, MemberId memberId) {
        if (state.terms().mentorMemberId().equals(memberId)) {
            throw refusedInput("OWN_GROUP_SESSION", "Nobody takes a seat in their own session.", "groupSessionId");
        }
    }

    static Refused refused(String code) {
        return switch (code) {
            case GroupSessionState.FULL ->
                refusedInput(GroupSessionState.FULL, "All seats are taken.", "groupSessionId");
            case GroupSessionState.HELD_ALREADY ->
                refusedInput(GroupSessionState.HELD_ALREADY, "You have a seat in this session.", "groupSessionId");
            default ->
                refusedInput(GroupSessionState.CLOSED, "Seats of this session cannot be taken now.", "groupSessionId");
        };
    }

    private static boolean isComing(GroupSessionState state) {
        return state.status() == GroupSessionStatus.SCHEDULED || state.status() == GroupSessionStatus.OPEN;
    }

    private static BookingId bookingOf(Map.Entry<String, Seat> seat) {
        return new BookingId(seat.getKey());
    }
}
