package org.mentorlink.query.mentoring;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.booking.Reservation;
import org.mentorlink.query.booking.Reservations;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

/** The free sessions of mentors: the hours they offer less what is reserved in their calendars. */
@Component
public class OpenHours {

    private final Reservations reservations;
    private final Clock clock;

    OpenHours(Reservations reservations, Clock clock) {
        this.reservations = reservations;
        this.clock = clock;
    }

    /** By mentor id; those that start within [from, to), not in the past and not beyond what can be booked. */
    public Map<String, List<TimeSlot>> of(Collection<MentorView> mentors, Instant from, Instant to) {
        var now = clock.instant();
        var first = from.isBefore(now) ? now : from;
        var horizon = now.plus(Settings.BOOKING_HORIZON);
        var end = to.isAfter(horizon) ? horizon : to;
        Map<String, List<TimeSlot>> open = new LinkedHashMap<>();
        if (mentors.isEmpty() || !first.isBefore(end)) {
            mentors.forEach(mentor -> open.put(mentor.id(), List.of()));
            return open;
        }
        var reserved = reserved(mentors, first, end);
        for (var mentor : mentors) {
            open.put(mentor.id(), open(mentor, first, end, reserved.getOrDefault(calendar(mentor), List.of())));
        }
        return open;
    }

    private Map<String, List<TimeSlot>> reserved(Collection<MentorView> mentors, Instant from, Instant to) {
        var calendars = mentors.stream().map(OpenHours::calendar).collect(Collectors.toUnmodifiableSet());
        var longestBuffer = mentors.stream()
                .map(mentor -> mentor.availability().buffer())
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
                .orElseThrow();
        return overlapping(
                calendars, new TimeSlot(from, to.plus(Settings.SESSION).plus(longestBuffer)));
    }

    private Map<String, List<TimeSlot>> overlapping(Set<String> calendars, TimeSlot time) {
        return reservations.overlapping(calendars, time).stream()
                .collect(Collectors.groupingBy(
                        Reservation::calendarId, Collectors.mapping(Reservation::slot, Collectors.toList())));
    }

    private static List<TimeSlot> open(MentorView mentor, Instant from, Instant to, List<TimeSlot> reserved) {
        var availability = mentor.availability();
        return availability.sessions(from, to, Settings.SESSION).stream()
                .filter(session -> {
                    var needed = session.followedBy(availability.buffer());
                    return reserved.stream().noneMatch(needed::overlaps);
                })
                .toList();
    }

    private static String calendar(MentorView mentor) {
        return CalendarId.of(new MemberId(mentor.memberId())).value();
    }
}
