package org.mentorlink.query.mentoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.program.Blackout;
import org.mentorlink.query.booking.BusyCalendar;
import org.mentorlink.query.booking.BusyCalendars;
import org.mentorlink.query.calendars.MemberCalendars;
import org.mentorlink.query.calendars.MembersCalendars;
import org.mentorlink.query.program.BlackoutReader;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

/**
 * The free sessions of mentors: the hours they offer less what is reserved in their calendars, here and elsewhere, and less
 * what programs close.
 */
@Component
public class OpenHours {

    private final BusyCalendars calendars;
    private final MembersCalendars elsewhere;
    private final BlackoutReader blackouts;
    private final Clock clock;

    OpenHours(BusyCalendars calendars, MembersCalendars elsewhere, BlackoutReader blackouts, Clock clock) {
        this.blackouts = blackouts;
        this.calendars = calendars;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /**
     * By mentor id; those that start within [from, to), not in the past, not sooner than the mentor's notice and not beyond
     * their horizon.
     */
    public Map<String, List<TimeSlot>> of(Collection<MentorView> mentors, Instant from, Instant to, Duration length) {
        var now = clock.instant();
        var reserved = reserved(mentors);
        var busy = busyElsewhere(mentors);
        var closed =
                blackouts.ofMentors(mentors.stream().map(MentorView::memberId).toList());
        Map<String, List<TimeSlot>> open = new LinkedHashMap<>();
        for (var mentor : mentors) {
            var free = open(
                    mentor.availability().besides(busy.getOrDefault(outside(mentor), BusyTimes.NONE)),
                    from,
                    to,
                    length,
                    now,
                    reserved.getOrDefault(calendar(mentor), List.of()));
            open.put(mentor.id(), without(free, closed.getOrDefault(mentor.memberId(), List.of())));
        }
        return open;
    }

    private static List<TimeSlot> without(List<TimeSlot> free, List<Blackout> blackouts) {
        return blackouts.isEmpty()
                ? free
                : free.stream()
                        .filter(session -> blackouts.stream().noneMatch(blackout -> blackout.closes(session)))
                        .toList();
    }

    private Map<String, List<TimeSlot>> reserved(Collection<MentorView> mentors) {
        var ids = mentors.stream().map(OpenHours::calendar).collect(Collectors.toUnmodifiableSet());
        return calendars.findAll(ids).stream()
                .collect(Collectors.toUnmodifiableMap(
                        BusyCalendar::id,
                        calendar -> List.copyOf(calendar.times().values())));
    }

    private Map<String, BusyTimes> busyElsewhere(Collection<MentorView> mentors) {
        var ids = mentors.stream().map(OpenHours::outside).collect(Collectors.toUnmodifiableSet());
        return elsewhere.findAll(ids).stream()
                .collect(Collectors.toUnmodifiableMap(MemberCalendars::id, MemberCalendars::busyTimes));
    }

    /** @param reserved with what stays free after each */
    static List<TimeSlot> open(
            Availability availability,
            Instant from,
            Instant to,
            Duration length,
            Instant now,
            List<TimeSlot> reserved) {
        var window = availability.window();
        var first = latest(from, now.plus(window.notice()));
        var last = earliest(to, now.plus(window.horizon()));
        if (!first.isBefore(last)) {
            return List.of();
        }
        return availability.sessions(first, last, length).stream()
                .filter(session -> {
                    var needed = session.followedBy(availability.buffer());
                    return reserved.stream().noneMatch(needed::overlaps);
                })
                .toList();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String outside(MentorView mentor) {
        return OutsideCalendarsId.of(new MemberId(mentor.memberId())).value();
    }

    private static String calendar(MentorView mentor) {
        return CalendarId.of(new MemberId(mentor.memberId())).value();
    }
}
