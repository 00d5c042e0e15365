package org.mentorlink.command.calendars.address;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.address.IcalFile.Part;

/**
 * What a file's names of time zones mean: the zone that everybody knows by that name; else the one that the file describes;
 * else the calendar's own, or that of whoever keeps it, which also stands for one whose description nobody can read.
 */
final class IcalZones {

    private static final int LONGEST_NAME = 100;

    private final Map<String, WallTime> known = new HashMap<>();

    /** What the file describes in words that nobody can read. */
    private final Set<String> unreadable = new HashSet<>();

    private final WallTime own;
    private int changes;

    /** @param from when what is read begins; of times long before that, the rules then are not asked for */
    IcalZones(IcalFile file, ZoneId member, Instant from, Instant to) throws CalendarNotRead {
        own = zone(file.calendar().text("X-WR-TIMEZONE"))
                .<WallTime>map(IcalZones::of)
                .orElseGet(() -> of(member));
        for (var zone : file.zones()) {
            Reading.goOn();
            var name = zone.text("TZID");
            if (zone(name).isEmpty() && !zone.parts().isEmpty()) {
                describe(name, zone, from, to);
            }
        }
    }

    private void describe(String name, Part zone, Instant from, Instant to) throws CalendarNotRead {
        try {
            known.put(name, described(zone, from, to));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException wrong) {
            unreadable.add(name);
        }
    }

    /** Whether it is a zone that the file describes, and nobody can read. */
    boolean isUnreadable(@Nullable String name) {
        return name != null && unreadable.contains(name) && !known.containsKey(name);
    }

    WallTime named(@Nullable String name) {
        return name == null
                ? own
                : zone(name).<WallTime>map(IcalZones::of).orElseGet(() -> known.getOrDefault(name, own));
    }

    /** Some programs write {@code /their.name/Area/City}; what is longer than any name is none. */
    private static Optional<ZoneId> zone(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        var parts = name.split("/");
        for (var from = 0; from < parts.length; from++) {
            try {
                return Optional.of(ZoneId.of(String.join("/", List.of(parts).subList(from, parts.length))));
            } catch (DateTimeException unknown) {
                // Perhaps the rest of it is one.
                continue;
            }
        }
        return Optional.empty();
    }

    private static WallTime of(ZoneId zone) {
        return shown -> shown.atZone(zone).toInstant();
    }

    private record Change(LocalDateTime shown, ZoneOffset before, ZoneOffset after) {

        /** In the repeated hour the earlier offset holds on, and in a skipped one as well. */
        private LocalDateTime until() {
            var ahead = after.getTotalSeconds() - before.getTotalSeconds();
            return ahead > 0 ? shown.plusSeconds(ahead) : shown;
        }
    }

    /** @throws CalendarNotRead TIMED_OUT, or TOO_COMPLEX where all zones together change more often than clocks do */
    private Change counted(Change change) throws CalendarNotRead {
        changes++;
        Reading.goOn(changes);
        return change;
    }

    private WallTime described(Part zone, Instant from, Instant to) throws CalendarNotRead {
        var found = new ArrayList<Change>();
        for (var observance : zone.parts()) {
            var before = ZoneOffset.of(observance.text("TZOFFSETFROM"));
            var after = ZoneOffset.of(observance.text("TZOFFSETTO"));
            var start = IcalTime.of(observance.text("DTSTART")).wall();
            found.add(counted(new Change(start, before, after)));
            for (var line : IcalRule.linesOf(observance)) {
                var rule = IcalRule.of(line.value(), shown -> shown.toInstant(before));
                if (start.getYear() < 1 || (IcalTime.isAncient(start) && !rule.skipsCenturies())) {
                    throw new DateTimeException("no clocks changed then");
                }
                for (var shown : rule.times(
                        start,
                        LocalDateTime.ofInstant(from, before).minusYears(2),
                        LocalDateTime.ofInstant(to, before))) {
                    found.add(counted(new Change(shown, before, after)));
                }
            }
            for (var date : observance.all("RDATE")) {
                for (var one : IcalTime.list(date.value())) {
                    found.add(counted(new Change(one.wall(), before, after)));
                }
            }
        }
        found.sort(Comparator.comparing(Change::shown));
        var first = found.getFirst().before();
        var offsets = new TreeMap<LocalDateTime, ZoneOffset>();
        found.forEach(change -> offsets.put(change.until(), change.after()));
        return shown -> {
            var last = offsets.floorEntry(shown);
            return shown.toInstant(last == null ? first : last.getValue());
        };
    }
}
