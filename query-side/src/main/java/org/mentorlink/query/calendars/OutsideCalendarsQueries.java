package org.mentorlink.query.calendars;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.calendars.CalendarTaskView;
import org.mentorlink.calendars.CalendarTaskViews;
import org.mentorlink.calendars.OutsideCalendarViews;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListCalendarTasks;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListOutsideCalendars;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.booking.Appointments;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

/** H5: what members keep elsewhere, and what is to be settled because of it. */
@Component
class OutsideCalendarsQueries {

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

    /** Whatever becomes of the session or of the other calendar, there is nothing to settle once both agree again. */
    @QueryHandler
    CalendarTaskViews handle(ListCalendarTasks query) {
        return new CalendarTaskViews(of(query.memberId())
                .map(known -> tasks(query.memberId(), known, clock.instant()))
                .orElse(List.of()));
    }

    private List<CalendarTaskView> tasks(String memberId, MemberCalendars known, Instant now) {
        var busy = known.busyTimes();
        return appointments.of(memberId, now, null, Appointments.MOST).stream()
                .filter(session -> session.agreed() && session.startsAt().isAfter(now))
                .filter(session -> busy.overlap(slot(session)))
                .map(session -> CalendarTaskView.busyElsewhere(session.bookingId(), slot(session)))
                .filter(task -> !known.kept().containsKey(task.id()))
                .toList();
    }

    private static TimeSlot slot(AppointmentView session) {
        return new TimeSlot(session.startsAt(), session.endsAt());
    }

    private Optional<MemberCalendars> of(String memberId) {
        return calendars.find(OutsideCalendarsId.of(new MemberId(memberId)).value());
    }
}
