package org.mentorlink.command.calendars;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.refusedInput;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskEnd;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginConnecting;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginReading;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginWriting;
import org.mentorlink.calendars.OutsideCalendarsCommand.CompareSession;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAccount;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAddress;
import org.mentorlink.calendars.OutsideCalendarsCommand.DisconnectCalendar;
import org.mentorlink.calendars.OutsideCalendarsCommand.KeepSession;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordBusyTimes;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordCalendarConnected;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordConnectingFailure;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordReadingFailure;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionWritten;
import org.mentorlink.calendars.OutsideCalendarsCommand.RefreshCalendar;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesChanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesForgotten;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAddressConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConnectingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConsentGiven;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarDisconnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarReadInPart;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTokenRenewed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ConflictKept;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingAsked;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritingBegun;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritten;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.WantedConsent;
import org.mentorlink.calendars.WantedReading;
import org.mentorlink.calendars.WantedWriting;
import org.mentorlink.calendars.WrittenEntry;
import org.mentorlink.command.calendars.OutsideCalendarsState.Connection;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/**
 * H5: the calendars that one member keeps elsewhere, and when they say that the member is busy. Each is read again and again
 * while it is connected. Readings are numbered, and only the answer to the one that is awaited counts: an answer that is
 * late, or comes twice, is to an older number. {@code @Revision} tells snapshots apart, so it rises whenever the fields or
 * the state's shape change.
 */
@Aggregate(snapshotTriggerDefinition = "outsideCalendarsSnapshots")
@Revision("3")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class OutsideCalendars {

    /** Between two readings that a member wants. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    /** When the last session begins that can be agreed on now, and how long it may last. */
    static final Duration AHEAD = Settings.FURTHEST_HORIZON.plus(Settings.GROUP_SESSION);

    /** How old a token gets where there is a newer one. */
    static final Duration RENEWED = Duration.ofDays(7);

    @AggregateIdentifier
    private OutsideCalendarsId calendarsId;

    private @Nullable MemberId memberId;
    private OutsideCalendarsState state = OutsideCalendarsState.NONE;

    OutsideCalendars() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConnectCalendarAddress command, OutsideProperties properties, Clock clock) {
        var address =
                Personal.of(command.memberId(), CalendarAddressInput.address(command.address(), properties.http()));
        var before = state.connection(CalendarKind.ADDRESS);
        if (before == null || !address.equals(before.address())) {
            requirePause(before, clock);
            apply(new CalendarAddressConnected(command.calendarsId(), command.memberId(), address, next(before)));
            settleWhatIs(clock);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConnectCalendarAccount command, Clock clock) {
        var before = state.connection(command.kind());
        requirePause(before, clock);
        var consent = new WantedConsent(command.code(), command.verifier(), command.redirectUri());
        apply(new CalendarConsentGiven(
                command.calendarsId(),
                command.memberId(),
                command.kind(),
                consent.personal(command.memberId()),
                next(before)));
        settleWhatIs(clock);
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
    @Nullable WantedWriting handle(BeginWriting command, Clock clock) {
        var connection = state.connection(command.kind());
        var token = connection == null ? null : Personal.valueOf(connection.address());
        if (token == null || isOvertaken(command)) {
            return null;
        }
        var open = state.taskOfEntry(command.kind(), command.session());
        if (open != null) {
            if (open.slot().equals(command.slot())) {
                return null;
            }
            apply(tasks(clock).settled(open, CalendarTaskEnd.SESSION_CHANGED));
        }
        var entry = state.entry(command.kind(), command.session());
        if (entry != null && !entry.written() && Objects.equals(entry.slot(), command.slot())) {
            return new WantedWriting(token, entry.writing());
        }
        var writing = state.writings() + 1;
        apply(new SessionWritingBegun(
                command.calendarsId(), member(), command.kind(), command.session(), command.slot(), writing));
        return new WantedWriting(token, writing);
    }

    /** Written by another, or given up: what its member has made of the entry since stays. */
    private boolean isOvertaken(BeginWriting command) {
        var again = command.again();
        return again != null && !isUnderWay(command.kind(), command.session(), again);
    }

    private boolean isUnderWay(CalendarKind kind, String session, int writing) {
        var entry = state.entry(kind, session);
        return entry != null && entry.writing() == writing && !entry.written();
    }

    @CommandHandler
    void handle(RecordSessionWritten command) {
        if (isUnderWay(command.kind(), command.session(), command.writing())) {
            apply(new SessionWritten(
                    command.calendarsId(), member(), command.kind(), command.session(), command.writing()));
        }
    }

    @CommandHandler
    void handle(RecordSessionNotWritten command) {
        var connection = state.connection(command.kind());
        if (connection != null
                && connection.isConnected()
                && isUnderWay(command.kind(), command.session(), command.writing())) {
            apply(new SessionNotWritten(
                    command.calendarsId(), member(), command.kind(), command.session(), command.failure()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DisconnectCalendar command, Clock clock) {
        var before = state.connection(command.kind());
        if (before != null && before.isKnown()) {
            apply(new CalendarDisconnected(command.calendarsId(), member(), command.kind()));
            settleWhatIs(clock);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefreshCalendar command, Clock clock) {
        var connection = state.connection(command.kind());
        if (connection == null || !connection.isConnected()) {
            throw refusedInput("NOT_CONNECTED", "No such calendar is connected.", "kind");
        }
        requirePause(connection, clock);
        apply(new ReadingAsked(command.calendarsId(), member(), command.kind(), next(connection)));
    }

    /** Whatever has become of it since, so that nobody has others asked by us again and again. */
    private static void requirePause(@Nullable Connection before, Clock clock) {
        if (before != null && clock.instant().isBefore(before.askedAt().plus(PAUSE))) {
            throw Refused.because("TOO_SOON", "It was asked for within the last minute; please wait a little.");
        }
    }

    @CommandHandler
    @Nullable WantedReading handle(BeginReading command, Clock clock) {
        var connection = state.connection(command.kind());
        if (connection == null || !connection.awaits(command.reading())) {
            return null;
        }
        var address = Personal.valueOf(connection.address());
        if (address == null) {
            return null;
        }
        var until = clock.instant().plus(AHEAD);
        var written = state.entries().stream()
                .filter(entry -> entry.kind() == command.kind() && entry.written() && !entry.isOver(clock.instant()))
                .map(entry -> new WrittenEntry(entry.session(), entry.writing(), entry.slot()))
                .filter(entry -> entry.slot() != null && entry.slot().startsAt().isBefore(until))
                .toList();
        return new WantedReading(member(), address, written);
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
        if (command.unreadable() != connection.unreadable()) {
            apply(new CalendarReadInPart(
                    command.calendarsId(), member(), command.kind(), command.reading(), command.unreadable()));
        }
        renew(command, connection, clock);
        settleWhatIs(clock);
        for (var entry : command.found()) {
            tasks(clock).ofEntry(command.kind(), command.reading(), entry).forEach(AggregateLifecycle::apply);
        }
        var busy = state.busyTimes();
        for (var session : command.sessions()) {
            tasks(clock).ofSession(session.session(), session.slot(), busy).forEach(AggregateLifecycle::apply);
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
        settleWhatIs(clock);
    }

    @CommandHandler
    void handle(CompareSession command, Clock clock) {
        tasks(clock)
                .ofSession(command.session(), command.slot(), state.busyTimes())
                .forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(KeepSession command, Clock clock) {
        var task = state.task(command.taskId());
        if (task == null) {
            return;
        }
        if (task.kind().isOfEntry()) {
            apply(tasks(clock).settled(task, CalendarTaskEnd.KEPT));
        } else {
            apply(new ConflictKept(command.calendarsId(), member(), task.id(), task.slot()));
        }
    }

    /** Not with each reading: it is an event. */
    private void renew(RecordBusyTimes command, Connection connection, Clock clock) {
        var token = command.renewedToken();
        if (token != null && !clock.instant().isBefore(connection.openedAt().plus(RENEWED))) {
            apply(new CalendarTokenRenewed(
                    command.calendarsId(), member(), command.kind(), Personal.of(member(), token)));
        }
    }

    private void settleWhatIs(Clock clock) {
        tasks(clock).settledByItself(state.busyTimes()).forEach(AggregateLifecycle::apply);
    }

    private CalendarTasks tasks(Clock clock) {
        return new CalendarTasks(calendarsId, member(), state, clock.instant());
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
