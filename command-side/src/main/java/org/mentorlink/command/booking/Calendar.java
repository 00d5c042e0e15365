package org.mentorlink.command.booking;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;

/**
 * One member's time, as mentor and as mentee: what keeps two of their bookings from overlapping. It comes into being with
 * its first reservation and never ends. Snapshots keep its loading short; {@code @Revision} tells theirs apart, so it
 * rises whenever the fields or the state's shape change.
 */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "calendarSnapshots")
@Revision("2")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class Calendar {

    @AggregateIdentifier
    private CalendarId calendarId;

    private CalendarState state = CalendarState.EMPTY;

    Calendar() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReserveTime command, Clock clock) {
        var bookingId = command.bookingId();
        var proposalId = command.proposalId();
        if (state.holds(bookingId, proposalId)) {
            return;
        }
        var over = !command.slot().endsAt().isAfter(clock.instant());
        if (over || state.isOut(bookingId, proposalId) || !state.isFree(command.slot(), bookingId)) {
            apply(new TimeReservationRefused(
                    command.calendarId(), bookingId, command.party(), command.slot(), proposalId));
        } else {
            apply(new TimeReserved(command.calendarId(), bookingId, command.party(), command.slot(), proposalId));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseTime command) {
        if (!state.isOut(command.bookingId(), command.proposalId())) {
            apply(new TimeReleased(
                    command.calendarId(), command.bookingId(), command.party(), command.slot(), command.proposalId()));
        }
    }

    @EventSourcingHandler
    void on(CalendarEvent event, @Timestamp Instant at) {
        calendarId = event.calendarId();
        state = state.evolve(event, at);
    }
}
