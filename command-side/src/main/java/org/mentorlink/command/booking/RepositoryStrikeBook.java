package org.mentorlink.command.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikesEvent;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.membership.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Notes them in the aggregates of the members, in one transaction with what the booking does. */
@Component
final class RepositoryStrikeBook implements StrikeBook {

    private final ObjectProvider<Repository<Strikes>> books;
    private final Streams streams;
    private final StrikePolicy policy;
    private final Clock clock;

    /** @param books asked when needed, as the repositories are built after the handlers they serve */
    RepositoryStrikeBook(ObjectProvider<Repository<Strikes>> books, Streams streams, StrikePolicy policy, Clock clock) {
        this.books = books;
        this.streams = streams;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void note(MemberId memberId, BookingId bookingId, StrikeKind kind, Instant startsAt) {
        inBookOf(memberId, strikes -> strikes.note(memberId, bookingId, kind, startsAt, policy, clock.instant()));
    }

    @Override
    public void withdraw(MemberId memberId, BookingId bookingId) {
        inBookOf(memberId, strikes -> strikes.withdraw(bookingId, clock.instant()));
    }

    @Override
    public Optional<Instant> blockedUntil(MemberId memberId) {
        return policy.blocks() ? state(memberId).blockedUntil(clock.instant()) : Optional.empty();
    }

    @Override
    public boolean isPaused(MemberId mentorMemberId) {
        return policy.pauses() && state(mentorMemberId).paused() != null;
    }

    /** Read without holding it: it is looked at by every request. */
    private StrikesState state(MemberId memberId) {
        var state = StrikesState.NONE;
        for (var event : streams.of(StrikesId.of(memberId).value(), StrikesEvent.class)) {
            state = state.evolve(event);
        }
        return state;
    }

    private void inBookOf(MemberId memberId, Consumer<Strikes> deed) {
        try {
            books.getObject()
                    .loadOrCreate(StrikesId.of(memberId).value(), Strikes::new)
                    .execute(deed);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("a strike could not be noted", failed);
        }
    }
}
