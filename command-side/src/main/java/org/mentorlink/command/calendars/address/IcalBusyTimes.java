package org.mentorlink.command.calendars.address;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.SessionEntry;
import org.mentorlink.command.calendars.address.IcalFile.Line;
import org.mentorlink.command.calendars.address.IcalFile.Part;
import org.mentorlink.shared.TimeSlot;

/**
 * When a calendar's file says that somebody is busy: with each event that takes time, was not called off, and is none of
 * ours, as the sessions that somebody has imported there are in our calendars anyway; and when it says so without saying
 * what with. What nobody can read of an event is counted, and keeps neither the rest of it nor any other out.
 */
final class IcalBusyTimes {

    /** What is longer ends by then, as nobody means it. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** By how much a change may move all that come later, so that they are found still. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    private static final NavigableMap<Instant, Change> NONE = Collections.emptyNavigableMap();

    private static final String ORIGINAL = "RECURRENCE-ID";

    private final Instant from;
    private final Instant to;
    private final IcalZones zones;

    /** Times of events that came back at another time, by what the events are called. */
    private final Map<String, Set<Instant>> moved = new HashMap<>();

    /** What has changed for all that come later, by what the events are called. */
    private final Map<String, NavigableMap<Instant, Change>> later = new HashMap<>();

    private final List<TimeSlot> found = new ArrayList<>();
    private int unreadable;

    /** Whether all was understood of the entry that is looked at. */
    private boolean understood;

    private IcalBusyTimes(IcalZones zones, Instant from, Instant to) {
        this.zones = zones;
        this.from = from;
        this.to = to;
    }

    /** @param unreadable how many entries were not understood in all they say */
    record Result(BusyTimes busyTimes, int unreadable) {}

    /**
     * @param member of times without a zone, and of whole days
     * @param from what is over by then is left out
     * @param to what begins later is left out
     */
    static Result read(String text, ZoneId member, Instant from, Instant to) throws CalendarNotRead {
        var file = IcalFile.of(text);
        var reading = new IcalBusyTimes(new IcalZones(file, member, from, to), from, to);
        for (var event : file.events()) {
            Reading.goOn();
            reading.collectMoved(event);
        }
        for (var event : file.events()) {
            Reading.goOn();
            reading.collectBusy(event);
        }
        for (var times : file.freeBusy()) {
            Reading.goOn();
            reading.collectStretches(times);
        }
        return new Result(BusyTimes.of(reading.found), reading.unreadable);
    }

    /** One that nobody can read moves nothing: the time for which it stands is busy as it was. */
    private void collectMoved(Part event) {
        var original = event.line(ORIGINAL);
        if (original == null) {
            return;
        }
        try {
            var time = IcalTime.of(original.value());
            var change = change(event, time.moment(zones.named(original.zone())));
            var name = event.text("UID");
            moved.computeIfAbsent(name, any -> new HashSet<>()).add(change.from());
            if (original.is("THISANDFUTURE")) {
                later.computeIfAbsent(name, any -> new TreeMap<>()).put(change.from(), change);
            }
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException wrong) {
            // Counted where it is looked at by itself.
            return;
        }
    }

    private Change change(Part event, Instant planned) {
        if (!takesTime(event)) {
            return new Change(planned, null);
        }
        var line = event.line("DTSTART");
        if (line == null) {
            throw new DateTimeException("no time");
        }
        var start = IcalTime.of(line.value());
        var place = placeOf(start, line);
        var length = Length.of(event, start, place, zones);
        if (length.isNegative()) {
            throw new DateTimeException("no time");
        }
        return new Change(planned, new Occurrence(start.wall(), place, length));
    }

    private void collectBusy(Part event) throws CalendarNotRead {
        if (!takesTime(event)) {
            return;
        }
        understood = event.lines().noneMatch(line -> zones.isUnreadable(line.zone()));
        attempt(() -> collect(event));
        count();
    }

    private void count() throws CalendarNotRead {
        if (!understood) {
            unreadable++;
        }
        Reading.goOn(found.size());
    }

    @FunctionalInterface
    private interface Piece {
        void run() throws CalendarNotRead;
    }

    /** What is wrong with a part of it is no reason to know nothing of the rest. */
    private void attempt(Piece piece) throws CalendarNotRead {
        try {
            piece.run();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException wrong) {
            understood = false;
        }
    }

    private static boolean takesTime(Part event) {
        return !event.text("STATUS").equalsIgnoreCase("CANCELLED")
                && !event.text("TRANSP").equalsIgnoreCase("TRANSPARENT")
                && !event.text("X-MICROSOFT-CDO-BUSYSTATUS").equalsIgnoreCase("FREE")
                && !AppointmentView.isUid(event.text("UID"))
                // What we wrote into a calendar at a provider that is read as a file as well.
                && !SessionEntry.isId(event.text("UID"));
    }

    /** Stretches whose busyness is not said, or by a word that nobody knows, are busy. */
    private void collectStretches(Part times) throws CalendarNotRead {
        understood = true;
        var pieces = 0;
        for (var line : times.all("FREEBUSY")) {
            if (!line.is("FREE")) {
                for (var stretch : Reading.pieces(line.value())) {
                    pieces++;
                    Reading.goOn(pieces);
                    attempt(() -> addStretch(stretch.strip(), zones.named("UTC")));
                }
            }
        }
        count();
    }

    private void addStretch(String stretch, WallTime zone) {
        var ends = stretch.split("/", 2);
        var begin = IcalTime.of(ends[0]).moment(zone);
        if (ends.length < 2) {
            throw new DateTimeException("no stretch: " + stretch);
        }
        add(
                begin,
                ends[1].startsWith("P")
                        ? begin.plus(shortest(IcalTime.duration(ends[1]), LONGEST))
                        : IcalTime.of(ends[1]).moment(zone));
    }

    private void collect(Part event) throws CalendarNotRead {
        var line = event.line("DTSTART");
        if (line == null) {
            understood = false;
            return;
        }
        var start = IcalTime.of(line.value());
        var place = placeOf(start, line);
        var length = Length.of(event, start, place, zones);
        if (start.isAncient() || length.isNegative()) {
            understood = false;
            return;
        }
        var original = event.line(ORIGINAL);
        if (original != null) {
            attempt(() -> IcalTime.of(original.value()));
        }
        var others = original == null ? excluded(event) : Excluded.NONE;
        var changes = original == null ? later.getOrDefault(event.text("UID"), NONE) : NONE;
        var planned = new Occurrence(start.wall(), place, length);
        for (var shown : times(event, start, planned, changes)) {
            Reading.goOn(found.size());
            var begin = place.moment(shown);
            if (!others.contains(begin, shown)) {
                add(begin, shown, planned, changes);
            }
        }
    }

    /** Where it takes place, as far as clocks are concerned. */
    private WallTime placeOf(IcalTime start, Line line) {
        return start.utc() ? zones.named("UTC") : zones.named(line.zone());
    }

    /** As it was planned at first, or as all are since the last change before it. */
    private void add(Instant begin, LocalDateTime shown, Occurrence planned, NavigableMap<Instant, Change> changes) {
        var entry = changes.floorEntry(begin);
        if (entry == null) {
            add(begin, planned.end(shown, begin));
            return;
        }
        var last = entry.getValue();
        if (last.since() != null) {
            var since = shown.plus(last.shift(planned.place()));
            var then = last.since().place().moment(since);
            add(then, last.since().end(since, then));
        }
    }

    private void add(Instant begin, Instant end) {
        if (begin.isBefore(end) && end.isAfter(from) && begin.isBefore(to)) {
            found.add(new TimeSlot(begin, end));
        }
    }

    private Set<LocalDateTime> times(
            Part event, IcalTime start, Occurrence planned, NavigableMap<Instant, Change> changes)
            throws CalendarNotRead {
        var times = new HashSet<LocalDateTime>();
        times.add(start.wall());
        if (event.line(ORIGINAL) != null) {
            return times;
        }
        // Whatever the zone: no clock is more than a day off. What is moved or longer since is looked for as well.
        var zone = planned.place();
        var back = planned.length().most();
        var shifted = Duration.ZERO;
        for (var change : changes.values()) {
            Reading.goOn();
            back = longest(
                    back,
                    change.since() == null
                            ? Duration.ZERO
                            : change.since().length().most());
            shifted = longest(shifted, change.shift(zone).abs());
        }
        shifted = shortest(shifted, FURTHEST);
        var earliest = LocalDateTime.ofInstant(from, ZoneOffset.UTC)
                .minusDays(2)
                .minus(back)
                .minus(shifted);
        var first = earliest.isBefore(start.wall()) ? start.wall() : earliest;
        var last = LocalDateTime.ofInstant(to, ZoneOffset.UTC).plusDays(2).plus(shifted);
        for (var rule : IcalRule.linesOf(event)) {
            attempt(() -> times.addAll(IcalRule.of(rule.value(), zone).times(start.wall(), first, last)));
            Reading.goOn(times.size());
        }
        var pieces = 0;
        for (var line : event.all("RDATE")) {
            for (var one : Reading.pieces(line.value())) {
                pieces++;
                Reading.goOn(Math.max(pieces, times.size()));
                attempt(() -> {
                    if (one.indexOf('/') < 0) {
                        times.add(shown(IcalTime.of(one.strip()), line, zone));
                    } else {
                        addStretch(one.strip(), line.zone() == null ? zone : zones.named(line.zone()));
                    }
                });
            }
        }
        return times;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What the clocks of the event's place show, where it does not say so itself. */
    private LocalDateTime shown(IcalTime time, Line line, WallTime zone) {
        if (time.isDate() || (!time.utc() && line.zone() == null)) {
            return time.wall();
        }
        return shown(time.moment(zones.named(line.zone())), zone);
    }

    private static LocalDateTime shown(Instant moment, WallTime zone) {
        var guess = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return guess.plus(Duration.between(zone.moment(guess), moment));
    }

    private Excluded excluded(Part event) throws CalendarNotRead {
        var moments = new HashSet<Instant>();
        var dates = new HashSet<LocalDateTime>();
        var pieces = 0;
        for (var line : event.all("EXDATE")) {
            pieces += Reading.pieces(line.value()).length;
            Reading.goOn(pieces);
            attempt(() -> {
                for (var one : IcalTime.list(line.value())) {
                    if (one.isDate()) {
                        dates.add(one.wall());
                    } else {
                        moments.add(one.moment(zones.named(line.zone())));
                    }
                }
            });
        }
        return new Excluded(moved.getOrDefault(event.text("UID"), Set.of()), moments, dates);
    }

    /**
     * @param moved when it would have taken place if it had not moved
     * @param dates on which it does not take place, whatever the hour
     */
    private record Excluded(Set<Instant> moved, Set<Instant> moments, Set<LocalDateTime> dates) {

        private static final Excluded NONE = new Excluded(Set.of(), Set.of(), Set.of());

        private boolean contains(Instant moment, LocalDateTime shown) {
            return moved.contains(moment)
                    || moments.contains(moment)
                    || dates.contains(shown.truncatedTo(ChronoUnit.DAYS));
        }
    }

    /**
     * What has become of an occurrence, or of all from it on.
     *
     * @param from when it was planned at first
     * @param since absent where it does not take place any more, or takes no time
     */
    private record Change(Instant from, @Nullable Occurrence since) {

        /** By how much later clocks show it to begin than those of the place showed before. */
        private Duration shift(WallTime place) {
            return since == null ? Duration.ZERO : Duration.between(shown(from, place), since.start());
        }
    }

    /** @param place of the clocks that show the start */
    private record Occurrence(LocalDateTime start, WallTime place, Length length) {

        private Instant end(LocalDateTime shown, Instant begin) {
            return length.end(shown, begin, place);
        }
    }

    /**
     * How long each occurrence takes.
     *
     * @param days of events of whole days, which are longer or shorter where the clocks change
     */
    private record Length(long days, Duration time) {

        private static Length of(Part event, IcalTime start, WallTime zone, IcalZones zones) {
            var end = event.line("DTEND");
            var length = of(
                    event,
                    start,
                    zone,
                    end == null ? null : new End(IcalTime.of(end.value()), zones.named(end.zone())));
            return new Length(Math.min(length.days, LONGEST.toDays()), shortest(length.time, LONGEST));
        }

        private static Length of(Part event, IcalTime start, WallTime zone, @Nullable End end) {
            if (end != null) {
                return start.isDate()
                        ? new Length(
                                ChronoUnit.DAYS.between(start.wall(), end.time().wall()), Duration.ZERO)
                        : new Length(
                                0,
                                Duration.between(start.moment(zone), end.time().moment(end.zone())));
            }
            var said = event.text("DURATION");
            if (said.isEmpty()) {
                return new Length(start.isDate() ? 1 : 0, Duration.ZERO);
            }
            var duration = IcalTime.duration(said);
            return start.isDate() ? new Length(duration.toDays(), Duration.ZERO) : new Length(0, duration);
        }

        private boolean isNegative() {
            return days < 0 || time.isNegative();
        }

        private Duration most() {
            return time.plusDays(days);
        }

        private Instant end(LocalDateTime shown, Instant begin, WallTime zone) {
            return days > 0 ? zone.moment(shown.plusDays(days)) : begin.plus(time);
        }
    }

    private record End(IcalTime time, WallTime zone) {}
}
