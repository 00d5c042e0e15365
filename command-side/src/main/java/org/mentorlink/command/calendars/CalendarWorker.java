package org.mentorlink.command.calendars;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.calendars.AgreedSession;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.OutsideCalendarsCommand;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginConnecting;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginReading;
import org.mentorlink.calendars.OutsideCalendarsCommand.DisconnectCalendar;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordBusyTimes;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordCalendarConnected;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordConnectingFailure;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordReadingFailure;
import org.mentorlink.calendars.OutsideCalendarsDeadline.ReadingDue;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesChanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAddressConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConsentGiven;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingAsked;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.calendars.WantedConsent;
import org.mentorlink.calendars.WantedReading;
import org.mentorlink.calendars.WrittenEntry;
import org.mentorlink.membership.MemberEvent.SessionsEnded;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.SessionsEnd;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.TimeSlot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the calendars that members keep elsewhere: when one is connected, when its member wants it, and then again and again;
 * after failures ever more seldom, up to once a day. They are read beside this, so that no event waits for a host. An event
 * that is handled twice is harmless, as a reading that was answered is not begun again.
 */
@Component
@ProcessingGroup("worker-calendars")
@DisallowReplay
class CalendarWorker {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarWorker.class);

    private static final Duration MOST_SELDOM = Duration.ofDays(1);

    private static final int MOST = 2_000;

    /** When a reading whose answer did not come is due again. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Map<CalendarKind, CalendarReader> readers;
    private final ReadingLine line;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final EventScheduler scheduler;
    private final OutsideProperties properties;
    private final Clock clock;

    CalendarWorker(
            List<CalendarReader> readers,
            ReadingLine line,
            CommandGateway commands,
            QueryGateway queries,
            EventScheduler scheduler,
            OutsideProperties properties,
            Clock clock) {
        this.readers = readers.stream().collect(Collectors.toMap(CalendarReader::kind, Function.identity()));
        this.line = line;
        this.commands = commands;
        this.queries = queries;
        this.scheduler = scheduler;
        this.properties = properties;
        this.clock = clock;
    }

    @EventHandler
    void on(CalendarAddressConnected event) {
        read(event.calendarsId(), CalendarKind.ADDRESS, event.reading());
    }

    @EventHandler
    void on(CalendarConsentGiven event) {
        @Nullable WantedConsent wanted = send(new BeginConnecting(event.calendarsId(), event.kind(), event.reading()));
        if (wanted != null) {
            send(connected(event, wanted));
        }
    }

    /** A consent is good for once: one that was exchanged without our hearing of it is refused, and given again. */
    private OutsideCalendarsCommand connected(CalendarConsentGiven event, WantedConsent wanted) {
        try {
            if (!(readers.get(event.kind()) instanceof CalendarAccounts accounts)) {
                throw new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
            }
            var token = accounts.connect(wanted.code(), wanted.verifier(), wanted.redirectUri());
            return new RecordCalendarConnected(event.calendarsId(), event.kind(), event.reading(), token);
        } catch (CalendarNotRead failure) {
            return new RecordConnectingFailure(event.calendarsId(), event.kind(), event.reading(), failure.failure());
        }
    }

    @EventHandler
    void on(CalendarAccountConnected event) {
        read(event.calendarsId(), event.kind(), event.reading());
    }

    @EventHandler
    void on(ReadingAsked event) {
        read(event.calendarsId(), event.kind(), event.reading());
    }

    @EventHandler
    void on(ReadingDue event) {
        read(event.calendarsId(), event.kind(), event.reading());
    }

    @EventHandler
    void on(CalendarUnchanged event) {
        schedule(event.calendarsId(), event.kind(), event.reading() + 1, properties.every());
    }

    @EventHandler
    void on(BusyTimesChanged event) {
        schedule(event.calendarsId(), event.kind(), event.reading() + 1, properties.every());
    }

    @EventHandler
    void on(ReadingFailed event) {
        schedule(event.calendarsId(), event.kind(), event.reading() + 1, pauseAfter(event.inARow()));
    }

    /** Whoever came with somebody else's address has connected their own calendars. */
    @EventHandler
    void on(SessionsEnded event) {
        if (event.why() == SessionsEnd.TAKEN_OVER) {
            for (var kind : CalendarKind.values()) {
                send(new DisconnectCalendar(OutsideCalendarsId.of(event.memberId()), kind));
            }
        }
    }

    /** It comes to its turn beside this. Should the process end before that, or the answer not be stored, it is due again. */
    private void read(OutsideCalendarsId id, CalendarKind kind, int reading) {
        @Nullable WantedReading wanted = send(new BeginReading(id, kind, reading));
        if (wanted == null) {
            return;
        }
        var zone = zone(wanted.memberId());
        var again = schedule(id, kind, reading, AGAIN);
        var cause = CurrentUnitOfWork.correlationData();
        Runnable work = () -> {
            send(outcome(id, kind, reading, wanted, zone), cause);
            scheduler.cancelSchedule(again);
        };
        var inLine = new ReadingLine.Reading(id, kind, reading, host(kind, wanted.address()));
        // Not before what is due again is stored, which is taken out by then.
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(done -> line.add(inLine, work));
        } else {
            line.add(inLine, work);
        }
    }

    private String host(CalendarKind kind, String address) {
        var reader = readers.get(kind);
        return reader == null ? kind.name() : reader.host(address);
    }

    private OutsideCalendarsCommand outcome(
            OutsideCalendarsId id, CalendarKind kind, int reading, WantedReading wanted, ZoneId zone) {
        var reader = readers.get(kind);
        if (reader == null) {
            // It is not offered any more.
            return new RecordReadingFailure(id, kind, reading, ReadingFailure.NOT_ALLOWED);
        }
        var now = clock.instant();
        try {
            var until = now.plus(OutsideCalendars.AHEAD).plus(properties.keep());
            var found = read(reader, wanted.address(), zone, now, until);
            var entries = wanted.written().stream()
                    .map(entry -> new WrittenEntry(
                            entry.session(), entry.writing(), found.entries().get(SessionEntry.hash(entry.session()))))
                    .toList();
            return new RecordBusyTimes(
                    id,
                    kind,
                    reading,
                    found.busyTimes(),
                    entries,
                    sessions(wanted.memberId(), clock.instant()),
                    found.renewedToken(),
                    found.unreadable());
        } catch (CalendarNotRead failure) {
            return new RecordReadingFailure(id, kind, reading, failure.failure());
        }
    }

    /** What a library did not expect in an answer is a failure that the member is told of, as any other. */
    private static Found read(CalendarReader reader, String address, ZoneId zone, Instant from, Instant to)
            throws CalendarNotRead {
        try {
            return reader.read(address, zone, from, to);
        } catch (RuntimeException unexpected) {
            LOG.warn("A calendar of kind {} gave an answer that could not be read.", reader.kind(), unexpected);
            throw new CalendarNotRead(ReadingFailure.NOT_A_CALENDAR);
        }
    }

    private List<AgreedSession> sessions(MemberId memberId, Instant now) {
        return queries
                .query(new ListAppointments(memberId.value(), now, null, MOST), AppointmentViews.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .appointments()
                .stream()
                .filter(session -> session.agreed() && !session.calledOff())
                .map(session ->
                        new AgreedSession(session.bookingId(), new TimeSlot(session.startsAt(), session.endsAt())))
                .toList();
    }

    private ZoneId zone(MemberId memberId) {
        @Nullable MemberView member = queries.query(new FindMember(memberId.value()), MemberView.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        if (member == null) {
            throw new IllegalStateException("not seen by the read models yet");
        }
        try {
            return ZoneId.of(member.timeZone());
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private Duration pauseAfter(int failures) {
        var pause = properties.every().multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(MOST_SELDOM) < 0 ? pause : MOST_SELDOM;
    }

    private ScheduleToken schedule(OutsideCalendarsId id, CalendarKind kind, int reading, Duration pause) {
        return scheduler.schedule(
                clock.instant().plus(pause),
                GenericEventMessage.asEventMessage(new ReadingDue(id, kind, reading))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    private <T extends @Nullable Object> T send(OutsideCalendarsCommand command) {
        return send(command, Map.of());
    }

    /** @param cause what the command comes of, where that is not what this thread does */
    private <T extends @Nullable Object> T send(OutsideCalendarsCommand command, Map<String, ?> cause) {
        return commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
                .andMetaData(cause)
                .andMetaData(Actor.PLATFORM.asMetaData()));
    }
}
