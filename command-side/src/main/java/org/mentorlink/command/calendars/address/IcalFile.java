package org.mentorlink.command.calendars.address;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;

/**
 * What a calendar's file says of times. Everything else is left aside while it is read: what the events are about, and where
 * the file would have somebody look for more. The library takes the lines apart and does not go on from there, as its own
 * model of a calendar would follow the addresses in it.
 */
final class IcalFile implements ContentHandler {

    private static final int DEEPEST = 5;
    private static final int MOST_EVENTS = 20_000;
    private static final String EVENT = "VEVENT";
    private static final String FREE_BUSY = "VFREEBUSY";
    private static final String ZONE = "VTIMEZONE";
    private static final Set<String> OBSERVANCES = Set.of("STANDARD", "DAYLIGHT");
    private static final Set<String> OF_TIMES = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "FREEBUSY",
            "RECURRENCE-ID",
            "STATUS",
            "TRANSP",
            "X-MICROSOFT-CDO-BUSYSTATUS",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "X-WR-TIMEZONE");

    private static final Set<String> KINDS = Set.of("FBTYPE", "RANGE");

    /**
     * @param zone what the value names its time zone; absent where it names none
     * @param kind of a stretch, how busy somebody is then; of one time of many, which others it stands for; mostly absent
     */
    record Line(
            String value, @Nullable String zone, @Nullable String kind) {

        boolean is(String what) {
            return what.equalsIgnoreCase(kind);
        }
    }

    /** Lines by name; most have one of each. */
    static final class Part {

        private final Map<String, List<Line>> lines = new HashMap<>();
        private final List<Part> parts = new ArrayList<>();

        List<Line> all(String name) {
            return lines.getOrDefault(name, List.of());
        }

        @Nullable Line line(String name) {
            var found = all(name);
            return found.isEmpty() ? null : found.getFirst();
        }

        String text(String name) {
            var line = line(name);
            return line == null ? "" : line.value();
        }

        Stream<Line> lines() {
            return lines.values().stream().flatMap(List::stream);
        }

        List<Part> parts() {
            return parts;
        }
    }

    private final Part calendar = new Part();
    private final List<Part> events = new ArrayList<>();
    private final List<Part> freeBusy = new ArrayList<>();
    private final List<Part> zones = new ArrayList<>();
    private final Deque<String> within = new ArrayDeque<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private @Nullable String name;
    private @Nullable String zone;
    private @Nullable String kind;

    private IcalFile() {}

    /** @throws CalendarNotRead NOT_A_CALENDAR or TOO_COMPLEX */
    static IcalFile of(String text) throws CalendarNotRead {
        var file = new IcalFile();
        try {
            new CalendarParserImpl(true).parse(new UnfoldingReader(new StringReader(text), true), file);
        } catch (IOException | ParserException unreadable) {
            throw new CalendarNotRead(
                    file.events.size() + file.freeBusy.size() > MOST_EVENTS
                            ? ReadingFailure.TOO_COMPLEX
                            : ReadingFailure.NOT_A_CALENDAR);
        }
        return file;
    }

    Part calendar() {
        return calendar;
    }

    List<Part> events() {
        return events;
    }

    /** What says when somebody is busy, and nothing of what with. */
    List<Part> freeBusy() {
        return freeBusy;
    }

    List<Part> zones() {
        return zones;
    }

    @Override
    public void startCalendar() {
        open.clear();
        within.clear();
        open.push(calendar);
    }

    @Override
    public void endCalendar() {
        open.clear();
    }

    @Override
    public void startComponent(String component) {
        var type = component.toUpperCase(Locale.ROOT);
        if (within.size() >= DEEPEST || events.size() + freeBusy.size() > MOST_EVENTS) {
            throw new IllegalStateException("no calendar is like that");
        }
        var part = new Part();
        if (within.isEmpty() && type.equals(EVENT)) {
            events.add(part);
        } else if (within.isEmpty() && type.equals(FREE_BUSY)) {
            freeBusy.add(part);
        } else if (within.isEmpty() && type.equals(ZONE)) {
            zones.add(part);
        } else if (ZONE.equals(within.peek()) && OBSERVANCES.contains(type)) {
            open.element().parts.add(part);
        }
        within.push(type);
        open.push(part);
    }

    @Override
    public void endComponent(String component) {
        within.pop();
        open.pop();
    }

    @Override
    public void startProperty(String property) {
        name = property.toUpperCase(Locale.ROOT);
        zone = null;
        kind = null;
    }

    @Override
    public void parameter(String parameter, String value) {
        if (parameter.equalsIgnoreCase("TZID")) {
            zone = value.replace("\"", "");
        } else if (KINDS.contains(parameter.toUpperCase(Locale.ROOT))) {
            kind = value.replace("\"", "");
        }
    }

    @Override
    public void propertyValue(String value) {
        if (name != null && OF_TIMES.contains(name)) {
            open.element()
                    .lines
                    .computeIfAbsent(name, any -> new ArrayList<>())
                    .add(new Line(value.strip(), zone, kind));
        }
    }

    @Override
    public void endProperty(String property) {
        name = null;
    }
}
