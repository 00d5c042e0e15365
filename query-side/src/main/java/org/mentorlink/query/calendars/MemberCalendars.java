package org.mentorlink.query.calendars;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskKind;
import org.mentorlink.calendars.OutsideCalendarView;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesChanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesForgotten;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAddressConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConnectingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConsentGiven;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarDisconnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarReadInPart;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskRaised;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskSettled;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTokenRenewed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ConflictKept;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingAsked;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritingBegun;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritten;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/**
 * The calendars that a member keeps elsewhere, and what is to be settled because of them.
 *
 * @param connections by kind
 * @param tasks which are open, in the order in which they were raised
 */
public record MemberCalendars(String id, Map<String, Connection> connections, List<Task> tasks) {

    /**
     * Something to settle.
     *
     * @param elsewhere where the entry was moved to, unless that has been erased
     */
    public record Task(
            String id,
            CalendarTaskKind kind,
            @Nullable CalendarKind calendar,
            String session,
            TimeSlot slot,
            @Nullable TimeSlot elsewhere,
            Instant since) {

        private static Task of(CalendarTaskRaised event, Instant at) {
            return new Task(
                    event.taskId(),
                    event.task(),
                    event.calendar(),
                    event.session(),
                    event.slot(),
                    BusyTimes.of(event.movedTo()).slots().stream().findFirst().orElse(null),
                    at);
        }
    }

    /**
     * @param asked whether it is about to be read for the first time, or because the member wants it
     * @param unreadable how many of its entries could not be understood; absent in what was stored before that was counted
     */
    public record Connection(
            @Nullable String host,
            Instant connectedAt,
            @Nullable Instant readAt,
            @Nullable Instant failedAt,
            @Nullable ReadingFailure failure,
            int failuresInARow,
            List<TimeSlot> busy,
            boolean asked,
            @Nullable Integer unreadable) {

        private static Connection begun(@Nullable String host, Instant at) {
            return new Connection(host, at, null, null, null, 0, List.of(), true, null);
        }

        private Connection refused(ReadingFailure why, Instant at) {
            return new Connection(host, connectedAt, null, at, why, 1, List.of(), false, null);
        }

        private Connection read(Instant at, List<TimeSlot> found) {
            return new Connection(host, connectedAt, at, null, null, 0, found, false, unreadable);
        }

        private Connection in(int notUnderstood) {
            return new Connection(
                    host, connectedAt, readAt, failedAt, failure, failuresInARow, busy, asked, notUnderstood);
        }

        private Connection toBeRead() {
            return new Connection(host, connectedAt, readAt, failedAt, failure, failuresInARow, busy, true, unreadable);
        }

        private Connection failed(ReadingFailed event, Instant at) {
            return new Connection(
                    host, connectedAt, readAt, at, event.failure(), event.inARow(), busy, false, unreadable);
        }

        private Connection forgotten() {
            return new Connection(
                    host, connectedAt, readAt, failedAt, failure, failuresInARow, List.of(), asked, unreadable);
        }
    }

    static MemberCalendars evolve(@Nullable MemberCalendars state, OutsideCalendarsEvent event, Instant at) {
        var before = state == null ? new MemberCalendars(event.calendarsId().value(), Map.of(), List.of()) : state;
        return before.after(event, at);
    }

    private MemberCalendars after(OutsideCalendarsEvent event, Instant at) {
        return switch (event) {
            case CalendarAddressConnected connected ->
                with(CalendarKind.ADDRESS, Connection.begun(host(connected.calendarAddress()), at));
            case CalendarConsentGiven given -> with(given.kind(), Connection.begun(null, at));
            case CalendarAccountConnected connected -> with(connected.kind(), Connection.begun(null, at));
            case CalendarConnectingFailed failed ->
                with(failed.kind(), Connection.begun(null, at).refused(failed.failure(), at));
            case SessionNotWritten failed -> this;
            case CalendarDisconnected gone -> with(gone.kind(), null);
            case ReadingAsked asked -> with(asked.kind(), known(asked.kind()).toBeRead());
            case CalendarUnchanged read ->
                with(read.kind(), known(read.kind()).read(at, known(read.kind()).busy()));
            case BusyTimesChanged changed ->
                with(
                        changed.kind(),
                        known(changed.kind())
                                .read(at, BusyTimes.of(changed.busyTimes()).slots()));
            case CalendarReadInPart read -> with(read.kind(), known(read.kind()).in(read.unreadable()));
            case ReadingFailed failed ->
                with(failed.kind(), known(failed.kind()).failed(failed, at));
            case BusyTimesForgotten forgotten ->
                with(forgotten.kind(), known(forgotten.kind()).forgotten());
            case CalendarTokenRenewed renewed -> this;
            case SessionWritingBegun begun -> this;
            case SessionWritten written -> this;
            case CalendarTaskRaised raised -> {
                var all = new ArrayList<>(tasks);
                all.add(Task.of(raised, at));
                yield new MemberCalendars(id, connections, List.copyOf(all));
            }
            case CalendarTaskSettled settled -> without(settled.taskId());
            case ConflictKept keep -> without(keep.taskId());
        };
    }

    public BusyTimes busyTimes() {
        return BusyTimes.of(connections.values().stream()
                .flatMap(connection -> connection.busy().stream())
                .toList());
    }

    List<OutsideCalendarView> views(Instant now) {
        return Arrays.stream(CalendarKind.values())
                .filter(kind -> connections.containsKey(kind.name()))
                .map(kind -> view(kind, known(kind), now))
                .toList();
    }

    private static OutsideCalendarView view(CalendarKind kind, Connection connection, Instant now) {
        return new OutsideCalendarView(
                kind,
                connection.host(),
                connection.connectedAt(),
                connection.readAt(),
                connection.failedAt(),
                connection.failure(),
                connection.failuresInARow(),
                BusyTimes.of(connection.busy()).from(now).slots().size(),
                connection.unreadable() == null ? 0 : connection.unreadable(),
                connection.asked());
    }

    private Connection known(CalendarKind kind) {
        return Objects.requireNonNull(connections.get(kind.name()), "nothing happens before it is connected");
    }

    private MemberCalendars with(CalendarKind kind, @Nullable Connection connection) {
        var all = new HashMap<>(connections);
        if (connection == null) {
            all.remove(kind.name());
        } else {
            all.put(kind.name(), connection);
        }
        return new MemberCalendars(id, Map.copyOf(all), tasks);
    }

    private MemberCalendars without(String taskId) {
        return new MemberCalendars(
                id,
                connections,
                tasks.stream().filter(task -> !task.id().equals(taskId)).toList());
    }

    private static @Nullable String host(Personal address) {
        var value = Personal.valueOf(address);
        return value == null ? null : URI.create(value).getHost();
    }
}
