package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikeStatus;
import org.mentorlink.booking.StrikesEvent;
import org.mentorlink.booking.StrikesEvent.BlockShortened;
import org.mentorlink.booking.StrikesEvent.BookingBlocked;
import org.mentorlink.booking.StrikesEvent.BookingUnblocked;
import org.mentorlink.booking.StrikesEvent.MentorPaused;
import org.mentorlink.booking.StrikesEvent.MentorResumed;
import org.mentorlink.booking.StrikesEvent.StrikeAppealed;
import org.mentorlink.booking.StrikesEvent.StrikeNoted;
import org.mentorlink.booking.StrikesEvent.StrikeUpheld;
import org.mentorlink.booking.StrikesEvent.StrikeWithdrawn;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/**
 * What the events of a member's strikes add up to.
 *
 * @param memberId absent before the first
 * @param strikes by booking, in the order in which they were noted
 * @param blocks every block there was, in order; the same may be there twice
 * @param until when the last one ends; absent where it was lifted
 * @param paused why nobody can book them as a mentor; absent where everybody can
 */
record StrikesState(
        @Nullable MemberId memberId,
        Map<BookingId, Strike> strikes,
        List<BookingBlocked> blocks,
        @Nullable Instant until,
        @Nullable MentorPaused paused) {

    static final StrikesState NONE = new StrikesState(null, Map.of(), List.of(), null, null);

    /** @param reason what they gave for it; absent where they were erased */
    record Decision(MemberId by, Personal reason) {}

    /**
     * @param appeal what the member said, if they did
     * @param decision of the staff; absent where nobody has, or a dispute was decided for the member
     */
    record Strike(
            StrikeKind kind,
            Instant startsAt,
            Instant expiresAt,
            Instant appealUntil,
            StrikeStatus status,
            @Nullable Personal appeal,
            @Nullable Decision decision) {

        private Strike appealed(Personal said) {
            return new Strike(kind, startsAt, expiresAt, appealUntil, StrikeStatus.APPEALED, said, null);
        }

        private Strike decided(StrikeStatus next, @Nullable Decision how) {
            return new Strike(kind, startsAt, expiresAt, appealUntil, next, null, how);
        }

        boolean isAsWas(StrikeKind other, Instant otherStart) {
            return kind == other && startsAt.equals(otherStart);
        }

        boolean stands() {
            return status != StrikeStatus.WITHDRAWN;
        }

        boolean blocksAt(Instant at) {
            return kind.blocksAt(status, expiresAt, at);
        }

        boolean pausesAt(Instant at) {
            return kind.pausesAt(status, expiresAt, at);
        }

        boolean isOver() {
            return status == StrikeStatus.UPHELD || status == StrikeStatus.WITHDRAWN;
        }
    }

    StrikesState evolve(StrikesEvent event) {
        return switch (event) {
            case StrikeNoted e ->
                new StrikesState(
                        e.memberId(),
                        with(
                                e.bookingId(),
                                new Strike(
                                        e.kind(),
                                        e.startsAt(),
                                        e.expiresAt(),
                                        e.appealUntil(),
                                        StrikeStatus.NOTED,
                                        null,
                                        null)),
                        blocks,
                        until,
                        paused);
            case BookingBlocked e -> {
                var all = new ArrayList<>(blocks);
                all.add(e);
                yield new StrikesState(memberId, strikes, List.copyOf(all), e.until(), paused);
            }
            case BookingUnblocked e -> new StrikesState(memberId, strikes, blocks, null, paused);
            case BlockShortened e -> new StrikesState(memberId, strikes, blocks, e.until(), paused);
            case MentorPaused e -> new StrikesState(memberId, strikes, blocks, until, e);
            case MentorResumed e -> new StrikesState(memberId, strikes, blocks, until, null);
            case StrikeAppealed e -> changed(e.bookingId(), strike -> strike.appealed(e.reason()));
            case StrikeUpheld e ->
                changed(
                        e.bookingId(),
                        strike -> strike.decided(StrikeStatus.UPHELD, new Decision(e.decidedBy(), e.reason())));
            case StrikeWithdrawn e ->
                changed(e.bookingId(), strike -> strike.decided(StrikeStatus.WITHDRAWN, decision(e)));
        };
    }

    Optional<Strike> strike(BookingId bookingId) {
        return Optional.ofNullable(strikes.get(bookingId));
    }

    Optional<Instant> blockedUntil(Instant now) {
        return Optional.ofNullable(until).filter(now::isBefore);
    }

    /** The bookings whose strikes count then. */
    List<BookingId> counting(Instant now) {
        return strikes.entrySet().stream()
                .filter(entry -> entry.getValue().blocksAt(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The bookings whose strikes count then towards being paused as a mentor. */
    List<BookingId> missedAsMentor(Instant now) {
        return strikes.entrySet().stream()
                .filter(entry -> entry.getValue().pausesAt(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether as many strikes of a pause still stand as it takes. */
    boolean stands(MentorPaused pause) {
        return pause.counted().stream().filter(this::stands).count() >= pause.threshold();
    }

    /** Of all blocks whose strikes still stand, the one that lasts longest. */
    Optional<BookingBlocked> standingBlock(Instant now) {
        return blocks.stream()
                .filter(block -> now.isBefore(block.until()) && stands(block))
                .reduce((one, other) -> one.until().isBefore(other.until()) ? other : one);
    }

    private boolean stands(BookingBlocked block) {
        return stands(block.counted().getLast())
                && block.counted().stream().filter(this::stands).count() >= block.threshold();
    }

    private boolean stands(BookingId bookingId) {
        return strike(bookingId).filter(Strike::stands).isPresent();
    }

    private static @Nullable Decision decision(StrikeWithdrawn event) {
        return event.decidedBy() == null || event.reason() == null
                ? null
                : new Decision(event.decidedBy(), event.reason());
    }

    private StrikesState changed(BookingId bookingId, UnaryOperator<Strike> change) {
        var strike = strike(bookingId).orElseThrow(() -> new IllegalStateException("there is no such strike"));
        return new StrikesState(memberId, with(bookingId, change.apply(strike)), blocks, until, paused);
    }

    private Map<BookingId, Strike> with(BookingId bookingId, Strike strike) {
        var next = new LinkedHashMap<>(strikes);
        next.put(bookingId, strike);
        return next;
    }
}
