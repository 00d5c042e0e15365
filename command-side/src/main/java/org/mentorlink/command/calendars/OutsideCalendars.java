package org.mentorlink.command.calendars;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.refusedInput;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginConnecting;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginReading;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginWriting;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAccount;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAddress;
import org.mentorlink.calendars.OutsideCalendarsCommand.DisconnectCalendar;
import org.mentorlink.calendars.OutsideCalendarsCommand.KeepDespiteConflict;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordBusyTimes;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordCalendarConnected;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordConnectingFailure;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordReadingFailure;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsCommand.RefreshCalendar;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesChanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesForgotten;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAddressConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConnectingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConsentGiven;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarDisconnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ConflictKept;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingAsked;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.WantedConsent;
import org.mentorlink.calendars.WantedReading;
import org.mentorlink.command.calendars.OutsideCalendarsState.Connection;
import org.mentorlink.command.calendars.OutsideCalendarsState.Kept;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * H5: the calendars that one member keeps elsewhere, and when they say that the member is busy. Each is read again and again
 * while it is connected. Readings are numbered, and only the answer to the one that is awaited counts: an answer that is
 * late, or comes twice, is to an older number. {@code @Revision} tells snapshots apart, so it rises whenever the fields or
 * the state's shape change.
 */
@Aggregate(snapshotTriggerDefinition = "outsideCalendarsSnapshots")
@Revision("1")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class OutsideCalendars {

    /** Between two readings that a member wants. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    @AggregateIdentifier
    private OutsideCalendarsId calendarsId;

    private @Nullable MemberId memberId;
    private OutsideCalendarsState state = OutsideCalendarsState.NONE;

    OutsideCalendars() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConnectCalendarAddress command, OutsideProperties properties) {
        var address =
                Personal.of(command.memberId(), CalendarAddressInput.address(command.address(), properties.http()));
        var before = state.connection(CalendarKind.ADDRESS);
        if (before == null || !address.equals(before.address())) {
            apply(new CalendarAddressConnected(command.calendarsId(), command.memberId(), address, next(before)));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConnectCalendarAccount command) {
        var consent = new WantedConsent(command.code(), command.verifier(), command.redirectUri());
        apply(new CalendarConsentGiven(
                command.calendarsId(),
                command.memberId(),
                command.kind(),
                consent.personal(command.memberId()),
                next(state.connection(command.kind()))));
    }

    @CommandHandler
    @Nullable WantedConsent handle(BeginConnecting command) {
        var connection = state.connection(command.kind());
        var consent = connection == null || connection.reading() != command.reading()
                ? null
                : Personal.valueOf(connection.consent());
        return consent == null ? null : WantedConsent.of(consent);
    }

    @CommandHandler
    void handle(RecordCalendarConnected command) {
        if (awaitsConsent(command.kind(), command.reading())) {
            apply(new CalendarAccountConnected(
                    command.calendarsId(),
                    member(),
                    command.kind(),
                    Personal.of(member(), command.token()),
                    command.reading() + 1));
        }
    }

    @CommandHandler
    void handle(RecordConnectingFailure command) {
        if (awaitsConsent(command.kind(), command.reading())) {
            apply(new CalendarConnectingFailed(
                    command.calendarsId(), member(), command.kind(), command.reading(), command.failure()));
        }
    }

    private boolean awaitsConsent(CalendarKind kind, int reading) {
        var connection = state.connection(kind);
        return connection != null && connection.consent() != null && connection.reading() == reading;
    }

    @CommandHandler
    @Nullable WantedReading handle(BeginWriting command) {
        var connection = state.connection(command.kind());
        var token = connection == null ? null : Personal.valueOf(connection.address());
        return token == null ? null : new WantedReading(member(), token);
    }

    @CommandHandler
    void handle(RecordSessionNotWritten command) {
        var connection = state.connection(command.kind());
        if (connection != null && connection.isConnected()) {
            apply(new SessionNotWritten(
                    command.calendarsId(), member(), command.kind(), command.session(), command.failure()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DisconnectCalendar command) {
        var before = state.connection(command.kind());
        if (before != null && before.isKnown()) {
            apply(new CalendarDisconnected(command.calendarsId(), member(), command.kind()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefreshCalendar command, Clock clock) {
        var connection = state.connection(command.kind());
        if (connection == null || !connection.isConnected()) {
            throw refusedInput("NOT_CONNECTED", "No such calendar is connected.", "kind");
        }
        if (clock.instant().isBefore(connection.askedAt().plus(PAUSE))) {
            throw Refused.because("TOO_SOON", "It was asked for within the last minute; please wait a little.");
        }
        apply(new ReadingAsked(command.calendarsId(), member(), command.kind(), next(connection)));
    }

    @CommandHandler
    @Nullable WantedReading handle(BeginReading command) {
        var connection = state.connection(command.kind());
        if (connection == null || !connection.awaits(command.reading())) {
            return null;
        }
        var address = Personal.valueOf(connection.address());
        return address == null ? null : new WantedReading(member(), address);
    }

    @CommandHandler
    void handle(RecordBusyTimes command, Clock clock) {
        var connection = state.connection(command.kind());
        if (connection == null || !connection.awaits(command.reading())) {
            return;
        }
        var found = command.busyTimes().from(clock.instant());
        if (found.equals(BusyTimes.of(connection.busyTimes()).from(clock.instant()))) {
            apply(new CalendarUnchanged(command.calendarsId(), member(), command.kind(), command.reading()));
        } else {
            apply(new BusyTimesChanged(
                    command.calendarsId(), member(), command.kind(), command.reading(), found.personal(member())));
        }
    }

    @CommandHandler
    void handle(RecordReadingFailure command, OutsideProperties properties, Clock clock) {
        var connection = state.connection(command.kind());
        if (connection == null || !connection.awaits(command.reading())) {
            return;
        }
        apply(new ReadingFailed(
                command.calendarsId(),
                member(),
                command.kind(),
                command.reading(),
                command.failure(),
                connection.failures() + 1));
        if (connection.busyTimes() != null
                && !clock.instant().isBefore(connection.readAt().plus(properties.keep()))) {
            apply(new BusyTimesForgotten(command.calendarsId(), member(), command.kind()));
        }
    }

    @CommandHandler
    void handle(KeepDespiteConflict command) {
        if (!state.kept().contains(new Kept(command.taskId(), command.slot()))) {
            apply(new ConflictKept(command.calendarsId(), member(), command.taskId(), command.slot()));
        }
    }

    @EventSourcingHandler
    void on(OutsideCalendarsEvent event, @Timestamp Instant at) {
        calendarsId = event.calendarsId();
        memberId = event.memberId();
        state = state.evolve(event, at);
    }

    public BusyTimes busyTimes() {
        return state.busyTimes();
    }

    private static int next(@Nullable Connection connection) {
        return connection == null ? 1 : connection.reading() + 1;
    }

    private MemberId member() {
        if (memberId == null) {
            throw new IllegalStateException("it begins with a connection");
        }
        return memberId;
    }
}
