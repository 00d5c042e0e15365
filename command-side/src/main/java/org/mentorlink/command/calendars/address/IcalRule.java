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
    private static final String UNTIL = "UNTIL=";

    static IcalRule of(String text, WallTime zone) throws CalendarNotRead {
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

    /** Those that the clocks show within [from, to]. */
    List<LocalDateTime> times(LocalDateTime seed, LocalDateTime from, LocalDateTime to) throws CalendarNotRead {
        var found = recur.getDates(seed, from, to, MOST + 1);
        if (found.size() > MOST) {
            throw new CalendarNotRead(ReadingFailure.TOO_COMPLEX);
        }
        return found.stream().filter(this::isInTime).toList();
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
