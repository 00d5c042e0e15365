package org.mentorlink.command.calendars.address;

import static net.fortuna.ical4j.transform.recurrence.Frequency.DAILY;
import static net.fortuna.ical4j.transform.recurrence.Frequency.MONTHLY;
import static net.fortuna.ical4j.transform.recurrence.Frequency.WEEKLY;
import static net.fortuna.ical4j.transform.recurrence.Frequency.YEARLY;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;
import org.mentorlink.command.calendars.address.IcalFile.Line;
import org.mentorlink.command.calendars.address.IcalFile.Part;

/**
 * How an event comes back, by what the clocks of its place show. Rules of seconds, minutes and hours, which a calendar has no
 * use for, and others that are made to keep somebody busy are not worked out.
 *
 * @param until absent where it has no end
 */
record IcalRule(Recur<LocalDateTime> recur, @Nullable IcalTime until, WallTime zone) {

    private static final Set<Frequency> FREQUENCIES = EnumSet.of(DAILY, WEEKLY, MONTHLY, YEARLY);
    private static final int LONGEST_INTERVAL = 1_000;
    private static final int MOST_A_DAY = 24;
    private static final int MOST = 5_000;
    private static final int MOST_RULES = 50;
    private static final int LONGEST = 500;
    private static final String UNTIL = "UNTIL=";

    /** Those of a part, which mostly has one. */
    static List<Line> linesOf(Part part) throws CalendarNotRead {
        var lines = part.all("RRULE");
        if (lines.size() > MOST_RULES) {
            throw new CalendarNotRead(ReadingFailure.TOO_COMPLEX);
        }
        return lines;
    }

    /** @throws CalendarNotRead TIMED_OUT or TOO_COMPLEX */
    static IcalRule of(String text, WallTime zone) throws CalendarNotRead {
        Reading.goOn();
        if (text.length() > LONGEST) {
            throw new CalendarNotRead(ReadingFailure.TOO_COMPLEX);
        }
        var parts = Arrays.asList(text.toUpperCase(Locale.ROOT).split(";"));
        var recur = new Recur<LocalDateTime>(
                parts.stream().filter(part -> !part.startsWith(UNTIL)).collect(Collectors.joining(";")));
        if (!FREQUENCIES.contains(recur.getFrequency())
                || recur.getInterval() > LONGEST_INTERVAL
                || times(recur.getHourList()) * times(recur.getMinuteList()) * times(recur.getSecondList())
                        > MOST_A_DAY) {
            throw new CalendarNotRead(ReadingFailure.TOO_COMPLEX);
        }
        var until = parts.stream()
                .filter(part -> part.startsWith(UNTIL))
                .findFirst()
                .map(part -> IcalTime.of(part.substring(UNTIL.length())))
                .orElse(null);
        return new IcalRule(recur, until, zone);
    }

    private static int times(List<Integer> list) {
        return Math.max(1, list.size());
    }

    /** Whether centuries before what is asked for take no time. */
    boolean skipsCenturies() {
        return recur.getFrequency() == YEARLY && recur.getCount() <= 0;
    }

    /** Those that the clocks show within [from, to]. */
    List<LocalDateTime> times(LocalDateTime seed, LocalDateTime from, LocalDateTime to) throws CalendarNotRead {
        var found = dates(seed, from, to);
        if (found.size() > MOST) {
            throw new CalendarNotRead(ReadingFailure.TOO_COMPLEX);
        }
        return found.stream().filter(this::isInTime).toList();
    }

    /** The library stops as well once nobody waits any more, and has no name for that. */
    private List<LocalDateTime> dates(LocalDateTime seed, LocalDateTime from, LocalDateTime to) throws CalendarNotRead {
        try {
            return recur.getDates(seed, from, to, MOST + 1);
        } catch (RuntimeException stopped) {
            Reading.goOn();
            throw stopped;
        }
    }

    private boolean isInTime(LocalDateTime shown) {
        if (until == null) {
            return true;
        }
        return until.isDate()
                ? !shown.toLocalDate().isAfter(until.wall().toLocalDate())
                : !zone.moment(shown).isAfter(until.moment(zone));
    }
}
