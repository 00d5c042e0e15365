package org.mentorlink.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.shared.TimeSlot;

/**
 * H1 to H3: when a mentor takes sessions. All of it is wall time of the week's zone, so that it keeps its wall time across
 * every change to and from daylight saving time.
 *
 * <p>Sessions start on a grid: at the start of a stretch of hours and then every session length. Each window is a stretch of its
 * own, also where another one touches it, at midnight or at any other time: that is how a mentor says when sessions start. A start that a zone
 * transition skips is not offered; in the repeated hour only the earlier offset is. A session ends within its hours and
 * before the next one begins, also where the clocks skip a part of it.
 *
 * @param dates in the order of time; dates that are over may be missing
 * @param away in the order of time; what is over may be missing
 * @param busy what other calendars say; absent where they are not asked, and never stored with the rest
 */
public record Availability(
        WeeklyAvailability weekly,
        List<DateHours> dates,
        List<TimeAway> away,
        BookingWindow window,
        @Nullable BusyTimes busy) {

    public static final Availability NONE = of(WeeklyAvailability.NONE);

    /** How long past dates are remembered: long enough that no zone is still in them. */
    private static final int DAYS_REMEMBERED = 2;

    public static Availability of(WeeklyAvailability weekly) {
        return new Availability(weekly, List.of(), List.of(), BookingWindow.DEFAULT, null);
    }

    public ZoneId zone() {
        return ZoneId.of(weekly.timeZone());
    }

    public Duration buffer() {
        return weekly.buffer();
    }

    /** All sessions on the grid that start within [from, to), earliest first. */
    public List<TimeSlot> sessions(Instant from, Instant to, Duration length) {
        var zone = zone();
        var ownDates = dates.stream().collect(Collectors.toUnmodifiableMap(DateHours::date, DateHours::hours));
        var blocked = Stream.concat(
                        away.stream().flatMap(one -> one.in(zone.getRules()).stream()),
                        busy == null ? Stream.empty() : busy.within(from, to.plus(length)))
                .toList();
        var sessions = new ArrayList<TimeSlot>();
        var last = LocalDate.ofInstant(to, zone);
        for (var date = LocalDate.ofInstant(from, zone); !date.isAfter(last); date = date.plusDays(1)) {
            for (var hours : ownDates.getOrDefault(date, weekly.hoursOn(date.getDayOfWeek()))) {
                addSessions(sessions, date, hours, zone.getRules(), length, buffer());
            }
        }
        return sessions.stream()
                .filter(session -> !session.startsAt().isBefore(from)
                        && session.startsAt().isBefore(to)
                        && blocked.stream().noneMatch(session::overlaps))
                .sorted(Comparator.comparing(TimeSlot::startsAt))
                .toList();
    }

    public boolean offers(Instant startsAt, Duration length) {
        return sessions(startsAt, startsAt.plusNanos(1), length).stream()
                .anyMatch(session -> session.startsAt().equals(startsAt));
    }

    public Availability with(WeeklyAvailability other) {
        return new Availability(other, dates, away, window, busy);
    }

    public Availability with(BookingWindow other) {
        return new Availability(weekly, dates, away, other, busy);
    }

    /** The same hours for somebody who is busy elsewhere at these times. */
    public Availability besides(BusyTimes elsewhere) {
        return new Availability(weekly, dates, away, window, elsewhere);
    }

    /** @param at when it was said; what is over by then is forgotten */
    public Availability with(DateHours hours, Instant at) {
        return ofDates(Stream.concat(without(hours.date()), Stream.of(hours)), at);
    }

    public Availability without(LocalDate date, Instant at) {
        return ofDates(without(date), at);
    }

    private Stream<DateHours> without(LocalDate date) {
        return dates.stream().filter(one -> !one.date().equals(date));
    }

    private Availability ofDates(Stream<DateHours> all, Instant at) {
        var remembered = LocalDate.ofInstant(at, zone()).minusDays(DAYS_REMEMBERED);
        var kept = all.filter(one -> !one.date().isBefore(remembered))
                .sorted(Comparator.comparing(DateHours::date))
                .toList();
        return new Availability(weekly, kept, away, window, busy);
    }

    public Availability with(TimeAway one, Instant at) {
        return ofAway(Stream.concat(away.stream(), Stream.of(one)), at);
    }

    public Availability without(TimeAway one, Instant at) {
        return ofAway(away.stream().filter(Predicate.not(one::equals)), at);
    }

    private Availability ofAway(Stream<TimeAway> all, Instant at) {
        var remembered = LocalDateTime.ofInstant(at, zone()).minusDays(DAYS_REMEMBERED);
        var kept = all.filter(one -> one.to().isAfter(remembered))
                .sorted(Comparator.comparing(TimeAway::from).thenComparing(TimeAway::to))
                .toList();
        return new Availability(weekly, dates, kept, window, busy);
    }

    /** The buffer is between two of them, so that one that is taken costs no other. */
    private static void addSessions(
            List<TimeSlot> sessions, LocalDate date, Hours hours, ZoneRules rules, Duration length, Duration buffer) {
        var minutes = Math.toIntExact(length.toMinutes());
        var step = Math.toIntExact(length.plus(buffer).toMinutes());
        var end = moment(date.atStartOfDay().plusMinutes(hours.endMinute()), rules);
        var free = Instant.MIN;
        for (var minute = hours.startMinute(); minute + minutes <= hours.endMinute(); minute += step) {
            var wallTime = date.atStartOfDay().plusMinutes(minute);
            if (rules.getValidOffsets(wallTime).isEmpty()) {
                continue;
            }
            var session = TimeSlot.of(moment(wallTime, rules), length);
            if (!session.startsAt().isBefore(free) && !session.endsAt().isAfter(end)) {
                sessions.add(session);
                free = session.endsAt().plus(buffer);
            }
        }
    }

    /** When the clocks first show this time, or skip it. */
    private static Instant moment(LocalDateTime wallTime, ZoneRules rules) {
        var transition = rules.getTransition(wallTime);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : wallTime.toInstant(rules.getValidOffsets(wallTime).getFirst());
    }
}
