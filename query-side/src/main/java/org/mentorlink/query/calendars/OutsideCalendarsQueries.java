package org.mentorlink.query.calendars;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.calendars.CalendarTaskChoice;
import org.mentorlink.calendars.CalendarTaskView;
import org.mentorlink.calendars.CalendarTaskViews;
import org.mentorlink.calendars.OutsideCalendarViews;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListCalendarTasks;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListOutsideCalendars;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.booking.Appointments;
import org.mentorlink.query.calendars.MemberCalendars.Task;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

/** H5: what members keep elsewhere, and what is to be settled because of it. */
@Component
class OutsideCalendarsQueries {

    private static final List<CalendarTaskChoice> ALL = List.of(CalendarTaskChoice.values());
    private static final List<CalendarTaskChoice> OF_A_GROUP =
            List.of(CalendarTaskChoice.KEEP, CalendarTaskChoice.CANCEL);

    private final MembersCalendars calendars;
    private final Appointments appointments;
    private final Clock clock;

    OutsideCalendarsQueries(MembersCalendars calendars, Appointments appointments, Clock clock) {
        this.calendars = calendars;
        this.appointments = appointments;
        this.clock = clock;
    }

    @QueryHandler
    OutsideCalendarViews handle(ListOutsideCalendars query) {
        return new OutsideCalendarViews(
                of(query.memberId()).map(known -> known.views(clock.instant())).orElse(List.of()));
    }

    /** What was raised, unless the session has begun, moved or ended since, which is not noted yet. */
    @QueryHandler
    CalendarTaskViews handle(ListCalendarTasks query) {
        return new CalendarTaskViews(of(query.memberId())
                .map(known -> tasks(known.tasks(), clock.instant()))
                .orElse(List.of()));
    }

    private List<CalendarTaskView> tasks(List<Task> tasks, Instant now) {
        var sessions = appointments.findAll(tasks.stream().map(Task::session).toList()).stream()
                .filter(session -> session.agreed() && !session.calledOff())
                .filter(session -> session.startsAt().isAfter(now))
                .collect(Collectors.toMap(AppointmentView::bookingId, Function.identity()));
        return tasks.stream()
                .sorted(Comparator.comparing(task -> task.slot().startsAt()))
                .flatMap(task -> {
                    var session = sessions.get(task.session());
                    return session != null && task.slot().equals(slot(session))
                            ? Stream.of(view(task, session))
                            : Stream.<CalendarTaskView>empty();
                })
                .toList();
    }

    private static CalendarTaskView view(Task task, AppointmentView session) {
        return new CalendarTaskView(
                task.id(),
                task.kind(),
                task.session(),
                task.slot(),
                task.calendar(),
                task.elsewhere(),
                task.since(),
                session.groupSessionId() == null ? ALL : OF_A_GROUP);
    }

    private static TimeSlot slot(AppointmentView session) {
        return new TimeSlot(session.startsAt(), session.endsAt());
    }

    private Optional<MemberCalendars> of(String memberId) {
        return calendars.find(OutsideCalendarsId.of(new MemberId(memberId)).value());
    }
}
