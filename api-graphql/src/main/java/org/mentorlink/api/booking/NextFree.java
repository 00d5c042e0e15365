package org.mentorlink.api.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.UserError.SlotTaken;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingView;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

/** H3: says that a time cannot be had, and which can instead: those nearest to it at which both have nothing else. */
@Component
class NextFree {

    /** Refusals of a time for which there may be others. */
    static final Set<String> OF_TIMES = Set.of("SLOT_NOT_OFFERED", "NOTICE_TOO_SHORT", "SLOT_TOO_FAR");

    private static final int MOST = 3;
    private static final Duration AROUND = Duration.ofDays(14);
    private static final int MOST_APPOINTMENTS = 500;

    private final Mentors mentors;
    private final Questions questions;
    private final Clock clock;

    NextFree(Mentors mentors, Questions questions, Clock clock) {
        this.mentors = mentors;
        this.questions = questions;
        this.clock = clock;
    }

    SlotTaken taken(BookingView booking) {
        return taken(booking.mentorId(), booking.menteeId(), new TimeSlot(booking.startsAt(), booking.endsAt()));
    }

    SlotTaken taken(String mentorId, String menteeId, TimeSlot wanted) {
        return instead(
                UserError.of("SLOT_TAKEN", "Somebody else has taken that time.", UserError.INPUT, "startsAt"),
                mentorId,
                menteeId,
                wanted.startsAt(),
                wanted.length());
    }

    /**
     * @param error why the time cannot be had
     * @param wanted when the session was to start
     */
    SlotTaken instead(UserError error, String mentorId, String menteeId, Instant wanted, Duration length) {
        var now = clock.instant();
        var furthest = now.plus(Settings.FURTHEST_HORIZON);
        var around = wanted.isBefore(now) ? now : wanted.isAfter(furthest) ? furthest : wanted;
        var near = nearest(mentorId, menteeId, around, length, now);
        return new SlotTaken(
                error.code(),
                error.message(),
                error.path(),
                near.isEmpty() ? nearest(mentorId, menteeId, now, length, now) : near);
    }

    private List<TimeSlot> nearest(String mentorId, String menteeId, Instant around, Duration length, Instant now) {
        var from = around.minus(AROUND).isBefore(now) ? now : around.minus(AROUND);
        var to = around.plus(AROUND);
        var busy = questions
                .ask(new ListAppointments(menteeId, from, to, MOST_APPOINTMENTS), AppointmentViews.class)
                .appointments()
                .stream()
                .map(session -> new TimeSlot(session.startsAt(), session.endsAt()))
                .toList();
        return mentors.openSlots(mentorId, from, to, length).stream()
                .filter(slot -> busy.stream().noneMatch(slot::overlaps))
                .sorted(Comparator.comparing(
                        slot -> Duration.between(around, slot.startsAt()).abs()))
                .limit(MOST)
                .toList();
    }
}
