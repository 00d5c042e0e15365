package org.mentorlink.query.booking;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingQuery.FindAppointment;
import org.mentorlink.booking.BookingQuery.FindCalendar;
import org.mentorlink.booking.BookingQuery.FindInvitation;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingQuery.ListCalledOff;
import org.mentorlink.booking.CalendarFile;
import org.mentorlink.query.booking.ical.Attendee;
import org.mentorlink.query.booking.ical.CalendarWriter;
import org.mentorlink.query.membership.CalendarFeeds;
import org.mentorlink.query.membership.MemberState;
import org.mentorlink.query.membership.Members;
import org.springframework.stereotype.Component;

/** H4 to H6: what calendars show, as data and as files. */
@Component
class AppointmentQueries {

    private final Appointments appointments;
    private final AppointmentPast past;
    private final CalendarFeeds feeds;
    private final Members members;
    private final CalendarWriter writer;

    AppointmentQueries(
            Appointments appointments,
            AppointmentPast past,
            CalendarFeeds feeds,
            Members members,
            CalendarWriter writer) {
        this.appointments = appointments;
        this.past = past;
        this.feeds = feeds;
        this.members = members;
        this.writer = writer;
    }

    @QueryHandler
    AppointmentViews handle(ListAppointments query) {
        return new AppointmentViews(appointments.of(query.memberId(), query.from(), query.to(), query.most()));
    }

    @QueryHandler
    AppointmentViews handle(ListCalledOff query) {
        return new AppointmentViews(appointments.calledOff(query.memberId(), query.from(), query.most()));
    }

    @QueryHandler
    @Nullable AppointmentView handle(FindAppointment query) {
        return appointments.find(query.sessionId()).orElse(null);
    }

    @QueryHandler
    @Nullable CalendarFile handle(FindInvitation query) {
        var appointment = past.after(query.bookingId(), query.sequence());
        if (!appointment.agreed() || !appointment.isParticipant(query.readerId())) {
            return null;
        }
        var both = Stream.of(appointment.mentorMemberId(), appointment.menteeId())
                .filter(Objects::nonNull)
                .toList();
        var people = members.findAll(both).stream()
                .map(AppointmentQueries::attendee)
                .collect(Collectors.toMap(Attendee::memberId, Function.identity()));
        if (people.size() < 2) {
            throw new IllegalStateException("not seen by the read models yet: " + query.bookingId());
        }
        return writer.invitation(appointment, both.stream().map(people::get).toList(), query.readerId());
    }

    @QueryHandler
    @Nullable CalendarFile handle(FindCalendar query) {
        return feeds.ownerOf(query.tokenHash())
                .map(owner -> calendar(owner.member().id(), query))
                .orElse(null);
    }

    private CalendarFile calendar(String memberId, FindCalendar query) {
        var shown = appointments.of(memberId, query.from(), null, Appointments.MOST);
        var others = members
                .findAll(shown.stream()
                        .map(appointment -> appointment.counterpartOf(memberId))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .map(AppointmentQueries::attendee)
                .collect(Collectors.toMap(Attendee::memberId, Attendee::name));
        return writer.calendar(shown, memberId, others);
    }

    private static Attendee attendee(MemberState state) {
        var member = state.member();
        return new Attendee(member.id(), state.name().strip(), member.email());
    }
}
