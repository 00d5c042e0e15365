package org.mentorlink.command.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Members.clockAt;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.calendars.AgreedSession;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginReading;
import org.mentorlink.calendars.OutsideCalendarsCommand.DisconnectCalendar;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordBusyTimes;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordReadingFailure;
import org.mentorlink.calendars.OutsideCalendarsDeadline.ReadingDue;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.calendars.WantedReading;
import org.mentorlink.calendars.WrittenEntry;
import org.mentorlink.membership.MemberEvent.SessionsEnded;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.SessionsEnd;
import org.mentorlink.shared.TimeSlot;
import org.springframework.util.unit.DataSize;

class CalendarWorkerTest {

    private static final OutsideCalendarsId OF_ADA = OutsideCalendarsId.of(ADA);
    private static final CalendarKind KIND = CalendarKind.ADDRESS;
    private static final TimeSlot SLOT = TimeSlot.of(NOW.plusSeconds(7200), Duration.ofHours(1));
    private static final TimeSlot ELSEWHERE = TimeSlot.of(NOW.plusSeconds(9000), Duration.ofHours(1));
    private static final BusyTimes BUSY = BusyTimes.of(List.of(TimeSlot.of(NOW, Duration.ofHours(1))));

    private final CommandGateway commands = mock(CommandGateway.class);
    private final QueryGateway queries = mock(QueryGateway.class);
    private final EventScheduler scheduler = mock(EventScheduler.class);
    private final List<Object> sent = new ArrayList<>();
    private final List<String> scheduled = new ArrayList<>();
    private Executor threads = Runnable::run;
    private final MemberView ada = mock(MemberView.class);

    @BeforeEach
    void adaIsKnown() {
        when(ada.timeZone()).thenReturn("Africa/Johannesburg");
        when(queries.query(eq(new FindMember(ADA.value())), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(ada));
        when(queries.query(isA(ListAppointments.class), eq(AppointmentViews.class)))
                .thenReturn(CompletableFuture.completedFuture(
                        new AppointmentViews(List.of(session("bkg_1", true), session("bkg_3", false)))));
        when(scheduler.schedule(any(Instant.class), any())).thenAnswer(call -> {
            EventMessage<?> event = call.getArgument(1);
            var one = Duration.between(NOW, call.getArgument(0)) + " " + event.getPayload();
            scheduled.add(one);
            return new SimpleScheduleToken(one);
        });
        doAnswer(call -> scheduled.remove(((SimpleScheduleToken) call.getArgument(0)).getTokenId()))
                .when(scheduler)
                .cancelSchedule(any());
    }

    private static AppointmentView session(String id, boolean agreed) {
        return new AppointmentView(
                id,
                ADA.value(),
                null,
                null,
                null,
                null,
                BookingStatus.CONFIRMED,
                SLOT.startsAt(),
                SLOT.endsAt(),
                null,
                null,
                agreed,
                false,
                0,
                NOW);
    }

    private void wanted(WantedReading wanted) {
        when(commands.sendAndWait(any())).thenAnswer(call -> {
            var command = ((CommandMessage<?>) call.getArgument(0)).getPayload();
            sent.add(command);
            return command instanceof BeginReading ? wanted : null;
        });
    }

    @FunctionalInterface
    private interface Reading {
        Found read(String address, ZoneId zone, Instant from, Instant to) throws CalendarNotRead;
    }

    private record Reader(Reading reading) implements CalendarReader {

        @Override
        public CalendarKind kind() {
            return KIND;
        }

        @Override
        public Found read(String address, ZoneId zone, Instant from, Instant to) throws CalendarNotRead {
            return reading.read(address, zone, from, to);
        }
    }

    private CalendarWorker worker(Reading reading) {
        var properties = new OutsideProperties(
                Duration.ofHours(1),
                Duration.ofDays(7),
                Duration.ofSeconds(1),
                DataSize.ofKilobytes(1),
                false,
                Set.of(),
                Set.of());
        return new CalendarWorker(
                List.of(new Reader(reading)),
                new ReadingLine(threads),
                commands,
                queries,
                scheduler,
                properties,
                clockAt(NOW));
    }

    @Test
    void readsWhatIsWantedForAsLongAsCanBeBooked() {
        wanted(new WantedReading(
                ADA, "https://x", List.of(new WrittenEntry("bkg_1", 5, SLOT), new WrittenEntry("bkg_2", 6, SLOT))));
        worker((address, zone, from, to) -> {
                    assertThat(address).isEqualTo("https://x");
                    assertThat(zone).isEqualTo(ZoneId.of("Africa/Johannesburg"));
                    assertThat(from).isEqualTo(NOW);
                    assertThat(to)
                            .isEqualTo(NOW.plus(Duration.ofDays(365))
                                    .plus(Duration.ofHours(12))
                                    .plus(Duration.ofDays(7)));
                    return new Found(BUSY, Map.of(SessionEntry.hash("bkg_1"), ELSEWHERE), "newer", 2);
                })
                .on(new ReadingDue(OF_ADA, KIND, 3));
        assertThat(sent)
                .containsExactly(
                        new BeginReading(OF_ADA, KIND, 3),
                        new RecordBusyTimes(
                                OF_ADA,
                                KIND,
                                3,
                                BUSY,
                                List.of(new WrittenEntry("bkg_1", 5, ELSEWHERE), new WrittenEntry("bkg_2", 6, null)),
                                List.of(new AgreedSession("bkg_1", SLOT)),
                                "newer",
                                2));
    }

    @Test
    void tellsTheMemberOfAnAnswerThatNoLibraryExpected() {
        wanted(new WantedReading(ADA, "https://x", List.of()));
        worker((address, zone, from, to) -> {
                    throw new IllegalStateException("of another type");
                })
                .on(new ReadingDue(OF_ADA, KIND, 3));
        assertThat(sent)
                .containsExactly(
                        new BeginReading(OF_ADA, KIND, 3),
                        new RecordReadingFailure(OF_ADA, KIND, 3, ReadingFailure.NOT_A_CALENDAR));
    }

    /** Other events go on meanwhile; and should the process end before it is read, it is due again. */
    @Test
    void readsBesideAndComesBackWhereNoAnswerWasStored() {
        var begun = new ArrayList<Runnable>();
        threads = begun::add;
        wanted(new WantedReading(ADA, "https://x", List.of()));
        worker((address, zone, from, to) -> Found.only(BUSY, 0)).on(new ReadingDue(OF_ADA, KIND, 3));
        assertThat(sent).containsExactly(new BeginReading(OF_ADA, KIND, 3));
        assertThat(scheduled).containsExactly("PT10M " + new ReadingDue(OF_ADA, KIND, 3));

        begun.getFirst().run();

        assertThat(sent).last().isInstanceOf(RecordBusyTimes.class);
        assertThat(scheduled).isEmpty();
    }

    @Test
    void comesBackWhereTheAnswerCouldNotBeStored() {
        when(commands.sendAndWait(any())).thenAnswer(call -> {
            if (((CommandMessage<?>) call.getArgument(0)).getPayload() instanceof BeginReading) {
                return new WantedReading(ADA, "https://x", List.of());
            }
            throw new IllegalStateException("the store is away");
        });
        worker((address, zone, from, to) -> Found.only(BUSY, 0)).on(new ReadingDue(OF_ADA, KIND, 3));
        assertThat(scheduled).containsExactly("PT10M " + new ReadingDue(OF_ADA, KIND, 3));
    }

    @Test
    void asksNobodyForWhatIsNotWantedAnyMore() {
        wanted(null);
        worker((address, zone, from, to) -> {
                    throw new AssertionError("it is read");
                })
                .on(new ReadingDue(OF_ADA, KIND, 3));
        assertThat(sent).containsExactly(new BeginReading(OF_ADA, KIND, 3));
    }

    @Test
    void reportsWhyItCannotBeRead() {
        wanted(new WantedReading(ADA, "https://x", List.of()));
        worker((address, zone, from, to) -> {
                    throw new CalendarNotRead(ReadingFailure.TOO_LARGE);
                })
                .on(new ReadingDue(OF_ADA, KIND, 3));
        assertThat(sent).last().isEqualTo(new RecordReadingFailure(OF_ADA, KIND, 3, ReadingFailure.TOO_LARGE));
    }

    @Test
    void doesNotReadWhatIsNotOfferedAnyMore() {
        wanted(new WantedReading(ADA, "token", List.of()));
        worker((address, zone, from, to) -> Found.only(BUSY, 0)).on(new ReadingDue(OF_ADA, CalendarKind.GOOGLE, 3));
        assertThat(sent)
                .last()
                .isEqualTo(new RecordReadingFailure(OF_ADA, CalendarKind.GOOGLE, 3, ReadingFailure.NOT_ALLOWED));
    }

    @Test
    void comesBackAfterAWhileAndAfterFailuresEverMoreSeldom() {
        var worker = worker((address, zone, from, to) -> Found.only(BUSY, 0));
        worker.on(new CalendarUnchanged(OF_ADA, ADA, KIND, 3));
        for (var failures : List.of(1, 2, 5, 6, 60)) {
            worker.on(new ReadingFailed(OF_ADA, ADA, KIND, 3, ReadingFailure.NOT_FOUND, failures));
        }
        assertThat(scheduled)
                .containsExactly(
                        "PT1H " + new ReadingDue(OF_ADA, KIND, 4),
                        "PT1H " + new ReadingDue(OF_ADA, KIND, 4),
                        "PT2H " + new ReadingDue(OF_ADA, KIND, 4),
                        "PT16H " + new ReadingDue(OF_ADA, KIND, 4),
                        "PT24H " + new ReadingDue(OF_ADA, KIND, 4),
                        "PT24H " + new ReadingDue(OF_ADA, KIND, 4));
    }

    @Test
    void forgetsWhatWasConnectedByWhoeverCameWithSomebodyElsesAddress() {
        wanted(null);
        var worker = worker((address, zone, from, to) -> Found.only(BUSY, 0));
        worker.on(new SessionsEnded(ADA, SessionsEnd.PASSWORD_CHANGED));
        assertThat(sent).isEmpty();
        worker.on(new SessionsEnded(ADA, SessionsEnd.TAKEN_OVER));
        assertThat(sent)
                .containsExactly(
                        new DisconnectCalendar(OF_ADA, KIND),
                        new DisconnectCalendar(OF_ADA, CalendarKind.GOOGLE),
                        new DisconnectCalendar(OF_ADA, CalendarKind.MICROSOFT));
    }
}
