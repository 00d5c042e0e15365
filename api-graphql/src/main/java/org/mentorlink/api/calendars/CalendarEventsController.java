package org.mentorlink.api.calendars;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.booking.GroupSessions;
import org.mentorlink.api.calendars.CalendarEvent.Kind;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.membership.MemberView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** H4: what a member has in the calendar, read in one question, and in one more for each kind of thing it refers to. */
@Controller
class CalendarEventsController {

    private static final Duration LONGEST = Duration.ofDays(100);
    private static final int MOST = 2_000;

    private final Questions questions;
    private final Bookings bookings;
    private final Members members;
    private final GroupSessions sessions;

    CalendarEventsController(Questions questions, Bookings bookings, Members members, GroupSessions sessions) {
        this.questions = questions;
        this.bookings = bookings;
        this.members = members;
        this.sessions = sessions;
    }

    /** What FullCalendar hands on as it is. */
    record ExtendedProps(CalendarEvent event) {}

    @SchemaMapping(typeName = "Member")
    @Nullable List<CalendarEvent> calendarEvents(
            MemberView member, @Argument Instant from, @Argument Instant to, @ContextValue Viewer viewer) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.badRequest("A window ends after it begins, and at most 100 days later.");
        }
        if (!Permissions.ownsCalendar(member.id(), viewer)) {
            return null;
        }
        return questions
                .ask(new ListAppointments(member.id(), from, to, MOST), AppointmentViews.class)
                .appointments()
                .stream()
                .flatMap(appointment -> CalendarEvent.of(member.id(), appointment, from, to))
                .sorted(Comparator.comparing(CalendarEvent::start).thenComparing(CalendarEvent::id))
                .toList();
    }

    @SchemaMapping(typeName = "CalendarEvent")
    String groupId(CalendarEvent event) {
        return event.appointment().bookingId();
    }

    @SchemaMapping(typeName = "CalendarEvent")
    boolean allDay(CalendarEvent event) {
        return false;
    }

    @SchemaMapping(typeName = "CalendarEvent")
    String color(CalendarEvent event) {
        return event.kind().color();
    }

    @SchemaMapping(typeName = "CalendarEvent")
    ExtendedProps extendedProps(CalendarEvent event) {
        return new ExtendedProps(event);
    }

    @SchemaMapping(typeName = "CalendarEventProps")
    Kind kind(ExtendedProps props) {
        return props.event().kind();
    }

    @SchemaMapping(typeName = "CalendarEventProps")
    Party role(ExtendedProps props) {
        return props.event().appointment().partyOf(props.event().ownerId());
    }

    @SchemaMapping(typeName = "CalendarEventProps")
    BookingStatus status(ExtendedProps props) {
        return props.event().appointment().status();
    }

    @SchemaMapping(typeName = "CalendarEventProps")
    @Nullable ProposalView proposal(ExtendedProps props) {
        return props.event().proposal();
    }

    @SchemaMapping(typeName = "CalendarEventProps")
    @Nullable String meetingUrl(ExtendedProps props) {
        return props.event().url();
    }

    /** Of a group session its mentor has no one booking, and of a request for a session nobody has one yet. */
    @BatchMapping(typeName = "CalendarEventProps")
    Map<ExtendedProps, BookingView> booking(Collection<ExtendedProps> of) {
        return bookings.of(
                of.stream()
                        .filter(props -> hasBooking(props.event().appointment()))
                        .toList(),
                props -> props.event().appointment().bookingId());
    }

    private static boolean hasBooking(AppointmentView appointment) {
        return appointment.menteeId() != null && appointment.sessionRequestId() == null;
    }

    @SchemaMapping(typeName = "CalendarEventProps")
    @Nullable String sessionRequestId(ExtendedProps props) {
        return props.event().appointment().sessionRequestId();
    }

    @BatchMapping(typeName = "CalendarEventProps")
    Map<ExtendedProps, GroupSessionView> groupSession(Collection<ExtendedProps> of) {
        return sessions.of(of, props -> props.event().appointment().groupSessionId());
    }

    @BatchMapping(typeName = "CalendarEventProps")
    Map<ExtendedProps, MemberView> counterpart(Collection<ExtendedProps> of) {
        return members.of(
                of.stream().filter(props -> counterpartOf(props) != null).toList(),
                props -> Objects.requireNonNull(counterpartOf(props)));
    }

    private static @Nullable String counterpartOf(ExtendedProps props) {
        return props.event().appointment().counterpartOf(props.event().ownerId());
    }
}
