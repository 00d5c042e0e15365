package org.mentorlink.command.calendars;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
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
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/**
 * The calendars that a member keeps elsewhere, as decisions see them.
 *
 * @param connections those that are no more included, for the number of their last reading
 * @param kept sessions that stay where they are, and are not over
 */
record OutsideCalendarsState(Map<CalendarKind, Connection> connections, Set<Kept> kept) {

    static final OutsideCalendarsState NONE = new OutsideCalendarsState(Map.of(), Set.of());

    record Kept(String taskId, TimeSlot slot) {}

    /**
     * @param address absent once it is disconnected
     * @param reading the number of the one that is under way or to come; answers to others count no more
     * @param askedAt when the member last wanted it to be read
     * @param readAt when it last was; until then, when it was connected
     * @param failures in a row
     * @param consent that was given and is to be exchanged
     */
    record Connection(
            @Nullable Personal address,
            int reading,
            Instant askedAt,
            Instant readAt,
            int failures,
            @Nullable Personal busyTimes,
            @Nullable Personal consent) {

        /** Nothing to be read where the member has been erased. */
        boolean isConnected() {
            return Personal.valueOf(address) != null;
        }

        boolean awaits(int number) {
            return isConnected() && reading == number;
        }

        private Connection read(Instant at, @Nullable Personal found) {
            return new Connection(address, reading + 1, askedAt, at, 0, found, null);
        }

        private static Connection begun(Personal address, int reading, Instant at) {
            return new Connection(address, reading, at, at, 0, null, null);
        }

        private static Connection without(int reading, Instant at, int failures, @Nullable Personal consent) {
            return new Connection(null, reading, at, at, failures, null, consent);
        }

        /** The member knows of it, and can be rid of it. */
        boolean isKnown() {
            return address != null || consent != null || failures > 0;
        }
    }

    @Nullable Connection connection(CalendarKind kind) {
        return connections.get(kind);
    }

    BusyTimes busyTimes() {
        return connections.values().stream()
                .map(connection -> BusyTimes.of(connection.busyTimes()))
                .reduce(BusyTimes.NONE, BusyTimes::and);
    }

    /** @param at when the event happened */
    OutsideCalendarsState evolve(OutsideCalendarsEvent event, Instant at) {
        return switch (event) {
            case CalendarAddressConnected connected ->
                with(CalendarKind.ADDRESS, Connection.begun(connected.calendarAddress(), connected.reading(), at));
            case CalendarConsentGiven given ->
                with(given.kind(), Connection.without(given.reading(), at, 0, given.calendarConsent()));
            case CalendarAccountConnected connected ->
                with(connected.kind(), Connection.begun(connected.calendarToken(), connected.reading(), at));
            case CalendarConnectingFailed failed ->
                with(failed.kind(), Connection.without(failed.reading(), at, 1, null));
            case SessionNotWritten failed -> this;
            case CalendarDisconnected gone ->
                with(gone.kind(), Connection.without(known(gone.kind()).reading(), at, 0, null));
            case ReadingAsked asked -> {
                var before = known(asked.kind());
                yield with(
                        asked.kind(),
                        new Connection(
                                before.address(),
                                asked.reading(),
                                at,
                                before.readAt(),
                                before.failures(),
                                before.busyTimes(),
                                null));
            }
            case CalendarUnchanged read -> {
                var before = known(read.kind());
                yield with(read.kind(), before.read(at, before.busyTimes()));
            }
            case BusyTimesChanged changed ->
                with(changed.kind(), known(changed.kind()).read(at, changed.busyTimes()));
            case ReadingFailed failed -> {
                var before = known(failed.kind());
                yield with(
                        failed.kind(),
                        new Connection(
                                before.address(),
                                failed.reading() + 1,
                                before.askedAt(),
                                before.readAt(),
                                failed.inARow(),
                                before.busyTimes(),
                                null));
            }
            case BusyTimesForgotten forgotten -> {
                var before = known(forgotten.kind());
                yield with(
                        forgotten.kind(),
                        new Connection(
                                before.address(),
                                before.reading(),
                                before.askedAt(),
                                before.readAt(),
                                before.failures(),
                                null,
                                null));
            }
            case ConflictKept keep -> {
                var all = new HashSet<>(kept);
                all.add(new Kept(keep.taskId(), keep.slot()));
                all.removeIf(each -> !each.slot().endsAt().isAfter(at));
                yield new OutsideCalendarsState(connections, Set.copyOf(all));
            }
        };
    }

    private Connection known(CalendarKind kind) {
        var connection = connections.get(kind);
        if (connection == null) {
            throw new IllegalStateException("nothing happens to a calendar before it is connected");
        }
        return connection;
    }

    private OutsideCalendarsState with(CalendarKind kind, Connection connection) {
        var all = new EnumMap<CalendarKind, Connection>(CalendarKind.class);
        all.putAll(connections);
        all.put(kind, connection);
        return new OutsideCalendarsState(Map.copyOf(all), kept);
    }
}
