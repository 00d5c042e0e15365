package org.mentorlink.command.calendars;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskEnd;
import org.mentorlink.calendars.CalendarTaskKind;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskRaised;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskSettled;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.WrittenEntry;
import org.mentorlink.command.calendars.OutsideCalendarsState.Kept;
import org.mentorlink.command.calendars.OutsideCalendarsState.Task;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.TimeSlot;

/**
 * What a member is to settle because MentorLink and another calendar say different things of a session, and what is settled by
 * itself. It changes no booking.
 *
 * @param state by then
 */
record CalendarTasks(OutsideCalendarsId calendarsId, MemberId memberId, OutsideCalendarsState state, Instant now) {

    /** After a reading has found that of an entry; of one that was written since, nothing is said. */
    List<OutsideCalendarsEvent> ofEntry(CalendarKind kind, int reading, WrittenEntry found) {
        var entry = state.entry(kind, found.session());
        if (entry == null || !entry.written() || entry.writing() != found.writing() || entry.isOver(now)) {
            return List.of();
        }
        var open = state.taskOfEntry(kind, found.session());
        var slot = Objects.requireNonNull(entry.slot(), "what is taken out is not an entry any more");
        var elsewhere = found.slot();
        if (slot.equals(elsewhere)) {
            return open == null ? List.of() : List.of(settled(open, CalendarTaskEnd.RIGHT_AGAIN));
        }
        var movedTo =
                elsewhere == null ? null : BusyTimes.of(List.of(elsewhere)).personal(memberId);
        var events = new ArrayList<OutsideCalendarsEvent>();
        if (open != null) {
            if (Objects.equals(open.movedTo(), movedTo)) {
                return List.of();
            }
            events.add(settled(open, CalendarTaskEnd.REPLACED));
        }
        events.add(new CalendarTaskRaised(
                calendarsId,
                memberId,
                found.session() + "." + kind + "." + reading,
                elsewhere == null ? CalendarTaskKind.ENTRY_MISSING : CalendarTaskKind.ENTRY_MOVED,
                kind,
                found.session(),
                slot,
                movedTo));
        return events;
    }

    /**
     * About a session that is at that time.
     *
     * @param slot absent where it does not take place
     * @param busy of all calendars together, which takes long to read
     */
    List<OutsideCalendarsEvent> ofSession(String session, @Nullable TimeSlot slot, BusyTimes busy) {
        var events = new ArrayList<OutsideCalendarsEvent>();
        state.tasks().stream()
                .filter(task -> task.session().equals(session) && !task.slot().equals(slot))
                .forEach(task -> events.add(settled(task, CalendarTaskEnd.SESSION_CHANGED)));
        if (slot != null && slot.startsAt().isAfter(now) && busy.overlap(slot)) {
            var id = busyElsewhere(session, slot);
            if (state.task(id) == null && !state.kept().contains(new Kept(id, slot))) {
                events.add(new CalendarTaskRaised(
                        calendarsId, memberId, id, CalendarTaskKind.BUSY_ELSEWHERE, null, session, slot, null));
            }
        }
        return events;
    }

    /** What is settled whatever its member decides. */
    List<OutsideCalendarsEvent> settledByItself(BusyTimes busy) {
        var events = new ArrayList<OutsideCalendarsEvent>();
        for (var task : state.tasks()) {
            var calendar = task.calendar();
            if (!task.slot().endsAt().isAfter(now)) {
                events.add(settled(task, CalendarTaskEnd.OVER));
            } else if (calendar == null) {
                if (!busy.overlap(task.slot())) {
                    events.add(settled(task, CalendarTaskEnd.RIGHT_AGAIN));
                }
            } else if (state.entry(calendar, task.session()) == null) {
                events.add(settled(task, CalendarTaskEnd.DISCONNECTED));
            }
        }
        return events;
    }

    CalendarTaskSettled settled(Task task, CalendarTaskEnd how) {
        return new CalendarTaskSettled(calendarsId, memberId, task.id(), task.calendar(), task.session(), how);
    }

    /** The same for the same difference, so that what was settled stays settled. */
    private static String busyElsewhere(String session, TimeSlot slot) {
        return session + "." + slot.startsAt().getEpochSecond();
    }
}
