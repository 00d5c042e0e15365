package org.mentorlink.command.calendars;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingQuery.FindAppointment;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingQuery.ListCalledOff;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskEnd;
import org.mentorlink.calendars.OutsideCalendarView;
import org.mentorlink.calendars.OutsideCalendarViews;
import org.mentorlink.calendars.OutsideCalendarsCommand;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginWriting;
import org.mentorlink.calendars.OutsideCalendarsCommand.CompareSession;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionWritten;
import org.mentorlink.calendars.OutsideCalendarsDeadline.SessionDue;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskSettled;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListOutsideCalendars;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.calendars.WantedWriting;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.Reached;
import org.mentorlink.shared.TimeSlot;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * H6: writes sessions into the calendars that their participants keep elsewhere. An event says that something is to be
 * written, not what: that is the session as it is by then, so that events out of order, twice or late do no harm. What fails
 * is tried again for a day and a half, and then its member is told.
 */
@Component
@ProcessingGroup("worker-calendar-sessions")
@DisallowReplay
class SessionWriter {

    /** Before each repetition, unless we are told to stay away for longer. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(9),
            Duration.ofHours(24));

    private static final long PATIENCE_MILLIS = 5_000;
    private static final int MOST = 2_000;

    private final Map<CalendarKind, CalendarAccounts> accounts;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final EventScheduler scheduler;
    private final Clock clock;

    /** @param accounts none where no provider is configured */
    SessionWriter(
            ObjectProvider<CalendarAccounts> accounts,
            CommandGateway commands,
            QueryGateway queries,
            EventScheduler scheduler,
            Clock clock) {
        this.accounts = accounts.stream().collect(Collectors.toMap(CalendarAccounts::kind, Function.identity()));
        this.commands = commands;
        this.queries = queries;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventHandler
    void on(BookingConfirmed event, TrackingToken token) {
        changed(event.bookingId().value(), token);
    }

    @EventHandler
    void on(BookingRescheduled event, TrackingToken token) {
        changed(event.bookingId().value(), token);
    }

    @EventHandler
    void on(BookingCancelled event, TrackingToken token) {
        changed(event.bookingId().value(), token);
    }

    /** Of one that stood: its price could not be taken. */
    @EventHandler
    void on(BookingPaymentFailed event, TrackingToken token) {
        changed(event.bookingId().value(), token);
    }

    /** A charge-back before the session calls it off. */
    @EventHandler
    void on(DisputeOpened event, TrackingToken token) {
        changed(event.bookingId().value(), token);
    }

    @EventHandler
    void on(MeetingLinkSet event, TrackingToken token) {
        changed(event.bookingId().value(), token);
    }

    @EventHandler
    void on(MeetingLinkRemoved event, TrackingToken token) {
        changed(event.bookingId().value(), token);
    }

    @EventHandler
    void on(GroupSessionOpened event, TrackingToken token) {
        changed(event.groupSessionId().value(), token);
    }

    @EventHandler
    void on(GroupMeetingLinkSet event, TrackingToken token) {
        changed(event.groupSessionId().value(), token);
    }

    @EventHandler
    void on(GroupMeetingLinkRemoved event, TrackingToken token) {
        changed(event.groupSessionId().value(), token);
    }

    @EventHandler
    void on(GroupSessionCancelled event, TrackingToken token) {
        changed(event.groupSessionId().value(), token);
    }

    /**
     * What was agreed on before the calendar was connected. It may be one that was connected earlier: what was called off while
     * it was not, or while its member consented anew, is taken out of it.
     */
    @EventHandler
    void on(CalendarAccountConnected event, TrackingToken token) {
        await(token);
        var member = event.memberId().value();
        var now = clock.instant();
        Stream.of(new ListCalledOff(member, now, MOST), new ListAppointments(member, now, null, MOST))
                .flatMap(query -> ask(query, AppointmentViews.class).appointments().stream())
                .forEach(session -> write(event.memberId(), event.kind(), session));
    }

    @EventHandler
    void on(SessionDue event) {
        var session = find(event.session());
        if (session != null) {
            write(event.memberId(), event.kind(), session, event.attempt(), event.writing());
        }
    }

    /** Of an entry that was amiss, whose member wants it as it was. */
    @EventHandler
    void on(CalendarTaskSettled event) {
        var calendar = event.calendar();
        var session = event.how() == CalendarTaskEnd.KEPT && calendar != null ? find(event.session()) : null;
        if (calendar != null && session != null) {
            write(event.memberId(), calendar, session);
        }
    }

    private void changed(String sessionId, TrackingToken token) {
        await(token);
        var session = find(sessionId);
        if (session != null) {
            participants(session).forEach(member -> changed(session, member, connected(member)));
        }
    }

    private void changed(AppointmentView session, MemberId member, List<CalendarKind> calendars) {
        if (!calendars.isEmpty()) {
            var takesPlace = session.agreed() && !session.calledOff();
            send(new CompareSession(
                    OutsideCalendarsId.of(member), session.bookingId(), takesPlace ? slot(session) : null));
            calendars.stream().filter(CalendarKind::isWritten).forEach(kind -> write(member, kind, session));
        }
    }

    /** A mentor has one entry of a group session, not one of each seat. */
    private static Stream<MemberId> participants(AppointmentView session) {
        var seat = session.menteeId() != null && session.groupSessionId() != null;
        return Stream.of(session.menteeId(), seat ? null : session.mentorMemberId())
                .filter(Objects::nonNull)
                .map(MemberId::new);
    }

    private List<CalendarKind> connected(MemberId memberId) {
        return ask(new ListOutsideCalendars(memberId.value()), OutsideCalendarViews.class).calendars().stream()
                .map(OutsideCalendarView::kind)
                .toList();
    }

    private void write(MemberId memberId, CalendarKind kind, AppointmentView session) {
        write(memberId, kind, session, 0, null);
    }

    /**
     * @param attempt how often it has failed
     * @param again the writing that has; absent in old ones
     */
    private void write(
            MemberId memberId, CalendarKind kind, AppointmentView session, int attempt, @Nullable Integer again) {
        var id = OutsideCalendarsId.of(memberId);
        var provider = accounts.get(kind);
        if (provider == null || !session.agreed()) {
            return;
        }
        var slot = session.calledOff() ? null : slot(session);
        @Nullable WantedWriting wanted = send(new BeginWriting(id, kind, session.bookingId(), slot, again));
        if (wanted == null) {
            return;
        }
        try {
            if (slot == null) {
                provider.remove(wanted.token(), session.bookingId());
            } else {
                provider.put(wanted.token(), entry(session, slot));
            }
            send(new RecordSessionWritten(id, kind, session.bookingId(), wanted.writing()));
        } catch (CalendarNotRead failure) {
            again(new SessionDue(id, memberId, kind, session.bookingId(), attempt + 1, wanted.writing()), failure);
        }
    }

    private void again(SessionDue due, CalendarNotRead failure) {
        if (failure.failure() == ReadingFailure.NOT_ALLOWED || due.attempt() > PAUSES.size()) {
            send(new RecordSessionNotWritten(
                    due.calendarsId(),
                    due.kind(),
                    due.session(),
                    Objects.requireNonNull(due.writing()),
                    failure.failure()));
            return;
        }
        var pause = PAUSES.get(due.attempt() - 1);
        var longer = failure.retryAfter().compareTo(pause) > 0 ? failure.retryAfter() : pause;
        scheduler.schedule(
                clock.instant().plus(longer),
                GenericEventMessage.asEventMessage(due).andMetaData(Actor.PLATFORM.asMetaData()));
    }

    private SessionEntry entry(AppointmentView session, TimeSlot slot) {
        return new SessionEntry(
                session.bookingId(),
                session.title(),
                slot,
                session.meetingUrl(),
                name(session.mentorMemberId()),
                name(session.menteeId()));
    }

    /** Nothing of nobody in particular, and of who has been erased. */
    private @Nullable String name(@Nullable String memberId) {
        if (memberId == null) {
            return null;
        }
        @Nullable MemberView member = queries.query(new FindMember(memberId), MemberView.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        if (member == null) {
            return null;
        }
        var name = Stream.of(member.firstName(), member.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .strip();
        return name.isEmpty() ? null : name;
    }

    private static TimeSlot slot(AppointmentView session) {
        return new TimeSlot(session.startsAt(), session.endsAt());
    }

    private @Nullable AppointmentView find(String sessionId) {
        return queries.query(new FindAppointment(sessionId), AppointmentView.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** Where the read models are far behind, the event comes again: what they show is not written. */
    private void await(TrackingToken token) {
        var position = token.position().orElse(0);
        var reached = ask(new AwaitPosition(position, PATIENCE_MILLIS), Reached.class);
        if (reached.position() < position) {
            throw new IllegalStateException("not seen by the read models yet: " + position);
        }
    }

    private <T> T ask(Object query, Class<T> answer) {
        return queries.query(query, answer).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private <T extends @Nullable Object> T send(OutsideCalendarsCommand command) {
        return commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData()));
    }
}
