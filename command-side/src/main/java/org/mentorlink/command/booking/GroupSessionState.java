package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
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
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.membership.MemberId;

/**
 * A group session as its decisions see it.
 *
 * @param taken who has which seat, by booking
 * @param out bookings that were refused or have let go of their seat: nobody would free what they took later
 * @param waiting in line, first come first served; who is offered a seat is not in it any more
 * @param offers by member; each holds a seat
 * @param offered how many seats were offered so far
 * @param mentorThere the mentor has checked in
 * @param link where it takes place
 */
record GroupSessionState(
        GroupSessionScheduled terms,
        GroupSessionStatus status,
        Map<String, Seat> taken,
        Set<String> out,
        List<MemberId> waiting,
        Map<String, SeatOffer> offers,
        int offered,
        boolean mentorThere,
        GroupLink link) {

    static final String CLOSED = "GROUP_SESSION_CLOSED";
    static final String HELD_ALREADY = "SEAT_HELD_ALREADY";
    static final String FULL = "SEATS_TAKEN";

    /**
     * @param confirmed its booking stands
     * @param offer by which it was kept for them before; absent where it was not, and once the booking stands
     */
    record Seat(
            MemberId menteeId, boolean confirmed, @Nullable SeatOffer offer) {

        private Seat standing() {
            return new Seat(menteeId, true, null);
        }
    }

    record SeatOffer(int number, Instant expiresAt) {}

    GroupSessionId groupSessionId() {
        return terms.groupSessionId();
    }

    /** Whether seats can be taken. */
    boolean isOpen(Instant now) {
        return status == GroupSessionStatus.OPEN && now.isBefore(terms.slot().startsAt());
    }

    /** Neither taken nor kept for somebody. */
    int free() {
        return terms.seats() - taken.size() - offers.size();
    }

    boolean hasSeat(MemberId memberId) {
        return taken.values().stream().anyMatch(seat -> seat.menteeId().equals(memberId));
    }

    boolean holds(BookingId bookingId) {
        return taken.containsKey(bookingId.value());
    }

    /** The offer that they have again when the booking lets go of its seat now; nothing where there is none, or it is over. */
    Optional<SeatOffer> givenBack(BookingId bookingId, Instant now) {
        return Optional.ofNullable(taken.get(bookingId.value()))
                .map(Seat::offer)
                .filter(offer -> isOpen(now) && now.isBefore(offer.expiresAt()));
    }

    boolean isOut(BookingId bookingId) {
        return out.contains(bookingId.value());
    }

    /** Why somebody cannot have a seat now, by its code; empty when they can. */
    Optional<String> refusalOf(MemberId menteeId, Instant now) {
        if (!isOpen(now)) {
            return Optional.of(CLOSED);
        }
        if (hasSeat(menteeId)) {
            return Optional.of(HELD_ALREADY);
        }
        @Nullable SeatOffer offer = offers.get(menteeId.value());
        var isOffered = offer != null && now.isBefore(offer.expiresAt());
        return isOffered || free() > 0 ? Optional.empty() : Optional.of(FULL);
    }

    /** @param state absent before the first event */
    static GroupSessionState evolve(@Nullable GroupSessionState state, GroupSessionEvent event) {
        if (event instanceof GroupSessionScheduled scheduled) {
            return new GroupSessionState(
                    scheduled,
                    GroupSessionStatus.SCHEDULED,
                    Map.of(),
                    Set.of(),
                    List.of(),
                    Map.of(),
                    0,
                    false,
                    GroupLink.NONE.evolve(event));
        }
        if (state == null) {
            throw new IllegalStateException("a group session begins with its schedule");
        }
        return state.evolve(event);
    }

    GroupSessionState evolve(GroupSessionEvent event) {
        return changed(event).at(link.evolve(event));
    }

    private GroupSessionState changed(GroupSessionEvent event) {
        return switch (event) {
            case GroupSessionScheduled scheduled -> this;
            case GroupSessionOpened opened -> in(GroupSessionStatus.OPEN);
            case GroupSessionRefused refused -> in(GroupSessionStatus.REFUSED);
            case SeatTaken seat -> taken(seat);
            case SeatRefused seat -> withOut(seat.bookingId());
            case SeatConfirmed seat ->
                withSeats(seats -> seats.computeIfPresent(seat.bookingId().value(), (id, held) -> held.standing()));
            case SeatReleased seat ->
                withSeats(seats -> seats.remove(seat.bookingId().value())).withOut(seat.bookingId());
            case SeatCalledOff seat -> this;
            case MentorPresent present -> this;
            case GroupMeetingLinkSet set -> this;
            case GroupMeetingLinkRemoved removed -> this;
            case SeatLinkChanged seat -> this;
            case MentorCheckedIn checkedIn ->
                new GroupSessionState(terms, status, taken, out, waiting, offers, offered, true, link);
            case WaitingListJoined joined -> withWaiting(line -> line.add(joined.memberId()));
            case WaitingListLeft left -> withWaiting(line -> line.remove(left.memberId()));
            case SeatOffered offer ->
                withWaiting(line -> line.remove(offer.memberId()))
                        .withOffers(
                                offer.number(),
                                all -> all.put(
                                        offer.memberId().value(), new SeatOffer(offer.number(), offer.expiresAt())));
            case SeatOfferEnded ended ->
                withOffers(offered, all -> all.remove(ended.memberId().value()));
            case GroupSessionCancelled cancelled -> over(GroupSessionStatus.CANCELLED);
            case GroupSessionEnded ended -> over(GroupSessionStatus.ENDED);
        };
    }

    private GroupSessionState taken(SeatTaken seat) {
        var offer = offers.get(seat.menteeId().value());
        return withSeats(seats -> seats.put(seat.bookingId().value(), new Seat(seat.menteeId(), false, offer)))
                .withWaiting(line -> line.remove(seat.menteeId()))
                .withOffers(offered, all -> all.remove(seat.menteeId().value()));
    }

    private GroupSessionState at(GroupLink next) {
        return new GroupSessionState(terms, status, taken, out, waiting, offers, offered, mentorThere, next);
    }

    private GroupSessionState in(GroupSessionStatus next) {
        return new GroupSessionState(terms, next, taken, out, waiting, offers, offered, mentorThere, link);
    }

    /** Nobody waits for a seat any more. */
    private GroupSessionState over(GroupSessionStatus how) {
        return new GroupSessionState(terms, how, taken, out, List.of(), Map.of(), offered, mentorThere, link);
    }

    private GroupSessionState withSeats(Consumer<Map<String, Seat>> change) {
        var next = new LinkedHashMap<>(taken);
        change.accept(next);
        return new GroupSessionState(terms, status, next, out, waiting, offers, offered, mentorThere, link);
    }

    private GroupSessionState withOut(BookingId bookingId) {
        var next = new HashSet<>(out);
        next.add(bookingId.value());
        return new GroupSessionState(terms, status, taken, next, waiting, offers, offered, mentorThere, link);
    }

    private GroupSessionState withWaiting(Consumer<List<MemberId>> change) {
        var next = new ArrayList<>(waiting);
        change.accept(next);
        return new GroupSessionState(terms, status, taken, out, next, offers, offered, mentorThere, link);
    }

    private GroupSessionState withOffers(int count, Consumer<Map<String, SeatOffer>> change) {
        var next = new LinkedHashMap<>(offers);
        change.accept(next);
        return new GroupSessionState(terms, status, taken, out, waiting, next, count, mentorThere, link);
    }
}
