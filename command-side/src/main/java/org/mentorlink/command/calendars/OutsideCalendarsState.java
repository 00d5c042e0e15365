package org.mentorlink.command.calendars;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskEnd;
import org.mentorlink.calendars.CalendarTaskKind;
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
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/**
 * The calendars that a member keeps elsewhere, as decisions see them.
 *
 * @param connections those that are no more included, for the number of their last reading
 * @param kept sessions that stay where they are, and are not over
 * @param entries what is to be found in the calendars of sessions, of each at most once, and are not over
 * @param writings how many there were so far
 * @param tasks which are open
 */
record OutsideCalendarsState(
        Map<CalendarKind, Connection> connections,
        Set<Kept> kept,
        List<Entry> entries,
        int writings,
        List<Task> tasks) {

    static final OutsideCalendarsState NONE = new OutsideCalendarsState(Map.of(), Set.of(), List.of(), 0, List.of());

    record Kept(String taskId, TimeSlot slot) {}

    /**
     * @param slot absent where it is to be taken out
     * @param written whether it is in the calendar, rather than about to be
     */
    record Entry(
            CalendarKind kind, String session, @Nullable TimeSlot slot, int writing, boolean written) {

        boolean is(CalendarKind ofKind, String ofSession) {
            return kind == ofKind && session.equals(ofSession);
        }

        boolean isOver(Instant at) {
            return slot != null && !slot.endsAt().isAfter(at);
        }
    }

    /** @param calendar absent where it is about a busy time */
    record Task(
            String id,
            CalendarTaskKind kind,
            @Nullable CalendarKind calendar,
            String session,
            TimeSlot slot,
            @Nullable Personal movedTo) {}

    /**
     * @param address absent once it is disconnected
     * @param openedAt since when we have that address, or what opens the calendar
     * @param reading the number of the one that is under way or to come; answers to others count no more
     * @param askedAt when the member last wanted it to be read
     * @param readAt when it last was; until then, when it was connected
     * @param failures in a row
     * @param consent that was given and is to be exchanged
     * @param unreadable how many of its entries could not be understood
     */
    record Connection(
            @Nullable Personal address,
            Instant openedAt,
            int reading,
            Instant askedAt,
            Instant readAt,
            int failures,
            @Nullable Personal busyTimes,
            @Nullable Personal consent,
            int unreadable) {

        /** Nothing to be read where the member has been erased. */
        boolean isConnected() {
            return Personal.valueOf(address) != null;
        }

        boolean awaits(int number) {
            return isConnected() && reading == number;
        }

        private Connection read(Instant at, @Nullable Personal found) {
            return new Connection(address, openedAt, reading + 1, askedAt, at, 0, found, null, unreadable);
        }

        private Connection renewed(Personal token, Instant at) {
            return new Connection(token, at, reading, askedAt, readAt, failures, busyTimes, consent, unreadable);
        }

        private Connection with(int notUnderstood) {
            return new Connection(
                    address, openedAt, reading, askedAt, readAt, failures, busyTimes, consent, notUnderstood);
        }

        private static Connection begun(Personal address, int reading, Instant at) {
            return new Connection(address, at, reading, at, at, 0, null, null, 0);
        }

        private Connection gone(Instant at) {
            return new Connection(null, at, reading, askedAt, at, 0, null, null, 0);
        }

        private static Connection without(int reading, Instant at, int failures, @Nullable Personal consent) {
            return new Connection(null, at, reading, at, at, failures, null, consent, 0);
        }

        /** The member knows of it, and can be rid of it. */
        boolean isKnown() {
            return address != null || consent != null || failures > 0;
        }
    }

    @Nullable Connection connection(CalendarKind kind) {
        return connections.get(kind);
    }

    @Nullable Entry entry(CalendarKind kind, String session) {
        return entries.stream()
                .filter(entry -> entry.is(kind, session))
                .findFirst()
                .orElse(null);
    }

    @Nullable Task taskOfEntry(CalendarKind kind, String session) {
        return tasks.stream()
                .filter(task -> task.calendar() == kind && task.session().equals(session))
                .findFirst()
                .orElse(null);
    }

    @Nullable Task task(String id) {
        return tasks.stream().filter(task -> task.id().equals(id)).findFirst().orElse(null);
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
                withoutEntries(given.kind())
                        .with(given.kind(), Connection.without(given.reading(), at, 0, given.calendarConsent()));
            case CalendarAccountConnected connected ->
                with(connected.kind(), Connection.begun(connected.calendarToken(), connected.reading(), at));
            case CalendarConnectingFailed failed ->
                with(failed.kind(), Connection.without(failed.reading(), at, 1, null));
            case CalendarTokenRenewed renewed ->
                with(renewed.kind(), known(renewed.kind()).renewed(renewed.calendarToken(), at));
            case SessionWritingBegun begun -> begun(begun, at);
            case SessionWritten written -> written(written);
            // Given up: what fails again is a new writing.
            case SessionNotWritten failed ->
                withEntries(entry -> entry.written() || !entry.is(failed.kind(), failed.session()), null);
            case CalendarTaskRaised raised -> raised(raised);
            case CalendarTaskSettled settled -> {
                var rest = withoutTask(settled.taskId());
                var calendar = settled.calendar();
                // It is about to be written again.
                yield settled.how() == CalendarTaskEnd.KEPT && calendar != null
                        ? rest.withEntries(entry -> !entry.is(calendar, settled.session()), null)
                        : rest;
            }
            case CalendarDisconnected gone ->
                withoutEntries(gone.kind()).with(gone.kind(), known(gone.kind()).gone(at));
            case ReadingAsked asked -> {
                var before = known(asked.kind());
                yield with(
                        asked.kind(),
                        new Connection(
                                before.address(),
                                before.openedAt(),
                                asked.reading(),
                                at,
                                before.readAt(),
                                before.failures(),
                                before.busyTimes(),
                                null,
                                before.unreadable()));
            }
            case CalendarUnchanged read -> {
                var before = known(read.kind());
                yield with(read.kind(), before.read(at, before.busyTimes()));
            }
            case BusyTimesChanged changed ->
                with(changed.kind(), known(changed.kind()).read(at, changed.busyTimes()));
            case CalendarReadInPart read -> with(read.kind(), known(read.kind()).with(read.unreadable()));
            case ReadingFailed failed -> {
                var before = known(failed.kind());
                yield with(
                        failed.kind(),
                        new Connection(
                                before.address(),
                                before.openedAt(),
                                failed.reading() + 1,
                                before.askedAt(),
                                before.readAt(),
                                failed.inARow(),
                                before.busyTimes(),
                                null,
                                before.unreadable()));
            }
            case BusyTimesForgotten forgotten -> {
                var before = known(forgotten.kind());
                yield with(
                        forgotten.kind(),
                        new Connection(
                                before.address(),
                                before.openedAt(),
                                before.reading(),
                                before.askedAt(),
                                before.readAt(),
                                before.failures(),
                                null,
                                null,
                                before.unreadable()));
            }
            case ConflictKept keep -> {
                var all = new HashSet<>(kept);
                all.add(new Kept(keep.taskId(), keep.slot()));
                all.removeIf(each -> !each.slot().endsAt().isAfter(at));
                yield withoutTask(keep.taskId()).withKept(all);
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
        return new OutsideCalendarsState(Map.copyOf(all), kept, entries, writings, tasks);
    }

    private OutsideCalendarsState begun(SessionWritingBegun event, Instant at) {
        var entry = new Entry(event.kind(), event.session(), event.slot(), event.writing(), false);
        var all = withEntries(each -> !each.is(event.kind(), event.session()) && !each.isOver(at), entry);
        return new OutsideCalendarsState(all.connections, all.kept, all.entries, event.writing(), all.tasks);
    }

    private OutsideCalendarsState written(SessionWritten event) {
        var before = entry(event.kind(), event.session());
        if (before == null || before.writing() != event.writing()) {
            return this;
        }
        return withEntries(
                entry -> !entry.equals(before),
                before.slot() == null
                        ? null
                        : new Entry(before.kind(), before.session(), before.slot(), before.writing(), true));
    }

    private OutsideCalendarsState raised(CalendarTaskRaised event) {
        var all = new ArrayList<>(tasks);
        all.add(new Task(
                event.taskId(), event.task(), event.calendar(), event.session(), event.slot(), event.movedTo()));
        return new OutsideCalendarsState(connections, kept, entries, writings, List.copyOf(all));
    }

    private OutsideCalendarsState withoutTask(String id) {
        var rest = tasks.stream().filter(task -> !task.id().equals(id)).toList();
        return new OutsideCalendarsState(connections, kept, entries, writings, rest);
    }

    private OutsideCalendarsState withKept(Set<Kept> all) {
        return new OutsideCalendarsState(connections, Set.copyOf(all), entries, writings, tasks);
    }

    private OutsideCalendarsState withoutEntries(CalendarKind kind) {
        return withEntries(entry -> entry.kind() != kind, null);
    }

    private OutsideCalendarsState withEntries(Predicate<Entry> which, @Nullable Entry added) {
        var all = new ArrayList<>(entries.stream().filter(which).toList());
        if (added != null) {
            all.add(added);
        }
        return new OutsideCalendarsState(connections, kept, List.copyOf(all), writings, tasks);
    }
}
