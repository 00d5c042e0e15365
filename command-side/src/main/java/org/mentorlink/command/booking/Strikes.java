package org.mentorlink.command.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikesCommand.AppealStrike;
import org.mentorlink.booking.StrikesCommand.DecideStrike;
import org.mentorlink.booking.StrikesCommand.ResumeMentor;
import org.mentorlink.booking.StrikesEvent;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.membership.MemberId;

/**
 * What one member is counted for (L1). It begins with the first session they miss and never ends. Each strike counts until it
 * expires or is withdrawn; so many at a time, and the member cannot book for a while. They may appeal each one, and staff
 * decide.
 */
@Aggregate
class Strikes {

    @AggregateIdentifier
    private StrikesId strikesId;

    private StrikesState state = StrikesState.NONE;

    Strikes() {}

    @CommandHandler
    void handle(AppealStrike command, Clock clock) {
        apply(Striking.appeal(state, command, clock.instant()));
    }

    @CommandHandler
    void handle(DecideStrike command, BookedSessions sessions, Clock clock) {
        apply(Striking.decide(state, command, sessions, clock.instant()));
    }

    @CommandHandler
    void handle(ResumeMentor command) {
        apply(Striking.resume(state, command));
    }

    void note(
            MemberId memberId,
            BookingId bookingId,
            StrikeKind kind,
            Instant startsAt,
            StrikePolicy policy,
            Instant now) {
        apply(Striking.note(state, memberId, bookingId, kind, startsAt, policy, now));
    }

    void withdraw(BookingId bookingId, Instant now) {
        apply(Striking.withdraw(state, bookingId, now));
    }

    @EventSourcingHandler
    void on(StrikesEvent event) {
        strikesId = event.strikesId();
        state = state.evolve(event);
    }

    private static void apply(List<StrikesEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
