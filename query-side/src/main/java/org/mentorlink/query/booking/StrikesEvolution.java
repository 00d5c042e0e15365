package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeStatus;
import org.mentorlink.booking.StrikeView;
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
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/** How the view of somebody's strikes follows from their events. */
final class StrikesEvolution {

    private StrikesEvolution() {}

    static StrikesView evolve(@Nullable StrikesView before, StrikesEvent event, Seen seen) {
        var view = before != null
                ? before
                : new StrikesView(event.strikesId().value(), event.memberId().value(), null, List.of());
        return switch (event) {
            case StrikeNoted e ->
                new StrikesView(
                        view.id(),
                        view.memberId(),
                        view.blockedUntil(),
                        Stream.concat(view.strikes().stream(), Stream.of(noted(e, seen.at())))
                                .toList(),
                        view.pausedSince());
            case BookingBlocked e -> blocked(view, e.until());
            case BookingUnblocked e -> blocked(view, null);
            case BlockShortened e -> blocked(view, e.until());
            case MentorPaused e -> paused(view, seen.at());
            case MentorResumed e -> paused(view, null);
            case StrikeAppealed e -> changed(view, e.bookingId(), strike -> appealed(strike, e, seen));
            case StrikeUpheld e ->
                changed(
                        view,
                        e.bookingId(),
                        strike -> decided(strike, StrikeStatus.UPHELD, seen.at(), e.decidedBy(), e.reason()));
            case StrikeWithdrawn e ->
                changed(
                        view,
                        e.bookingId(),
                        strike -> decided(strike, StrikeStatus.WITHDRAWN, seen.at(), e.decidedBy(), e.reason()));
        };
    }

    private static StrikeView noted(StrikeNoted event, Instant at) {
        return new StrikeView(
                event.memberId().value(),
                event.bookingId().value(),
                event.kind(),
                StrikeStatus.NOTED,
                event.startsAt(),
                at,
                event.expiresAt(),
                event.appealUntil(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static StrikeView appealed(StrikeView strike, StrikeAppealed event, Seen seen) {
        return new StrikeView(
                strike.memberId(),
                strike.bookingId(),
                strike.kind(),
                StrikeStatus.APPEALED,
                strike.startsAt(),
                strike.notedAt(),
                strike.expiresAt(),
                strike.appealUntil(),
                seen.at(),
                event.reason().value(),
                seen.position(),
                null,
                null,
                null);
    }

    private static StrikeView decided(
            StrikeView strike, StrikeStatus status, Instant at, @Nullable MemberId by, @Nullable Personal reason) {
        return new StrikeView(
                strike.memberId(),
                strike.bookingId(),
                strike.kind(),
                status,
                strike.startsAt(),
                strike.notedAt(),
                strike.expiresAt(),
                strike.appealUntil(),
                strike.appealedAt(),
                strike.appealReason(),
                strike.appealedPosition(),
                at,
                by == null ? null : by.value(),
                reason == null ? null : reason.value());
    }

    private static StrikesView blocked(StrikesView view, @Nullable Instant until) {
        return new StrikesView(view.id(), view.memberId(), until, view.strikes(), view.pausedSince());
    }

    private static StrikesView paused(StrikesView view, @Nullable Instant since) {
        return new StrikesView(view.id(), view.memberId(), view.blockedUntil(), view.strikes(), since);
    }

    private static StrikesView changed(StrikesView view, BookingId bookingId, UnaryOperator<StrikeView> change) {
        return new StrikesView(
                view.id(),
                view.memberId(),
                view.blockedUntil(),
                view.strikes().stream()
                        .map(strike -> strike.bookingId().equals(bookingId.value()) ? change.apply(strike) : strike)
                        .toList(),
                view.pausedSince());
    }
}
