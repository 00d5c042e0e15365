package org.mentorlink.command.calendars.address;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.SessionEntry;
import org.mentorlink.command.calendars.address.IcalFile.Line;
import org.mentorlink.command.calendars.address.IcalFile.Part;
import org.mentorlink.shared.TimeSlot;

/**
 * When a calendar's file says that somebody is busy: with each event that takes time, was not called off, and is none of
 * ours, as the sessions that somebody has imported there are in our calendars anyway. An event that nobody can read is left
 * out, and keeps none of the others out.
 */
final class IcalBusyTimes {

    private static final int MOST = 20_000;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Instant from;
    private final Instant to;
    private final IcalZones zones;

    /** Times of events that came back at another time, by what the events are called. */
    private final Map<String, Set<Instant>> moved = new HashMap<>();

    private final List<TimeSlot> found = new ArrayList<>();

    private IcalBusyTimes(IcalZones zones, Instant from, Instant to) {
        this.zones = zones;
        this.from = from;
        this.to = to;
    }

    /**
     * @param member of times without a zone, and of whole days
     * @param from what is over by then is left out
     * @param to what begins later is left out
     */
    static BusyTimes read(String text, ZoneId member, Instant from, Instant to) throws CalendarNotRead {
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
        return BusyTimes.of(reading.found);
    }

    private void collectMoved(Part event) {
        var original = event.line("RECURRENCE-ID");
        if (original != null) {
            try {
                moved.computeIfAbsent(event.text("UID"), any -> new HashSet<>())
                        .add(IcalTime.of(original.value()).moment(zones.named(original.zone())));
            } catch (DateTimeException unreadable) {
                // It stands for no time of the others.
                return;
            }
        }
    }

    private void collectBusy(Part event) throws CalendarNotRead {
        if (!takesTime(event)) {
            return;
        }
        try {
            collect(event);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException unreadable) {
            // What is wrong with one event is no reason to know nothing of the others.
            return;
        }
        if (found.size() > MOST) {
            throw new CalendarNotRead(ReadingFailure.TOO_COMPLEX);
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

    private void collect(Part event) throws CalendarNotRead {
        var line = event.line("DTSTART");
        if (line == null) {
            return;
        }
        var zone = zones.named(line.zone());
        var start = IcalTime.of(line.value());
        if (start.isAncient()) {
            return;
        }
        var length = Length.of(event, start, zone, zones);
        if (length == null) {
            return;
        }
        var at = start.utc() ? zones.named("UTC") : zone;
        var excluded = event.line("RECURRENCE-ID") == null ? excluded(event) : Excluded.NONE;
        for (var shown : times(event, start, at)) {
            var begin = at.moment(shown);
            if (!excluded.contains(begin, shown)) {
                add(begin, length.end(shown, begin, at));
            }
        }
    }

    private void add(Instant begin, Instant end) {
        if (begin.isBefore(end) && end.isAfter(from) && begin.isBefore(to)) {
            found.add(new TimeSlot(begin, end));
        }
    }

    private Set<LocalDateTime> times(Part event, IcalTime start, WallTime zone) throws CalendarNotRead {
        var times = new HashSet<LocalDateTime>();
        times.add(start.wall());
        if (event.line("RECURRENCE-ID") != null) {
            return times;
        }
        // Whatever the zone: no clock is more than a day off, and no event longer than the longest.
        var first = LocalDateTime.ofInstant(from, ZoneOffset.UTC).minus(LONGEST);
        var last = LocalDateTime.ofInstant(to, ZoneOffset.UTC).plusDays(2);
        for (var rule : event.all("RRULE")) {
            times.addAll(IcalRule.of(rule.value(), zone).times(start.wall(), first, last));
        }
        for (var line : event.all("RDATE")) {
            for (var one : IcalTime.list(line.value())) {
                times.add(shown(one, line, zone));
            }
        }
        return times;
    }

    /** What the clocks of the event's place show, where it does not say so itself. */
    private LocalDateTime shown(IcalTime time, Line line, WallTime zone) {
        if (time.isDate() || (!time.utc() && line.zone() == null)) {
            return time.wall();
        }
        var moment = time.moment(zones.named(line.zone()));
        var guess = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return guess.plus(Duration.between(zone.moment(guess), moment));
    }

    private Excluded excluded(Part event) {
        var moments = new HashSet<Instant>();
        var dates = new HashSet<LocalDateTime>();
        for (var line : event.all("EXDATE")) {
            for (var one : IcalTime.list(line.value())) {
                if (one.isDate()) {
                    dates.add(one.wall());
                } else {
                    moments.add(one.moment(zones.named(line.zone())));
                }
            }
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
     * How long each occurrence takes.
     *
     * @param days of events of whole days, which are longer or shorter where the clocks change
     */
    private record Length(long days, Duration time) {

        /** Nothing where it takes no time, or so much that nobody means it. */
        private static @Nullable Length of(Part event, IcalTime start, WallTime zone, IcalZones zones) {
            var end = event.line("DTEND");
            var length = of(
                    event,
                    start,
                    zone,
                    end == null ? null : new End(IcalTime.of(end.value()), zones.named(end.zone())));
            return length.days < 0
                            || length.time.isNegative()
                            || (length.days == 0 && length.time.isZero())
                            || length.days > LONGEST.toDays()
                            || length.time.compareTo(LONGEST) > 0
                    ? null
                    : length;
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
            var duration = said.startsWith("P") && said.endsWith("W")
                    ? Duration.ofDays(7L * Integer.parseInt(said.substring(1, said.length() - 1)))
                    : Duration.parse(said);
            return start.isDate() ? new Length(duration.toDays(), Duration.ZERO) : new Length(0, duration);
        }

        private Instant end(LocalDateTime shown, Instant begin, WallTime zone) {
            return days > 0 ? zone.moment(shown.plusDays(days)) : begin.plus(time);
        }
    }

    private record End(IcalTime time, WallTime zone) {}
}
