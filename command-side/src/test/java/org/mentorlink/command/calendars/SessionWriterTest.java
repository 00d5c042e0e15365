package org.mentorlink.command.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Members.clockAt;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindAppointment;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingQuery.ListCalledOff;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.OutsideCalendarView;
import org.mentorlink.calendars.OutsideCalendarViews;
import org.mentorlink.calendars.OutsideCalendarsCommand.BeginWriting;
import org.mentorlink.calendars.OutsideCalendarsCommand.CompareSession;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionNotWritten;
import org.mentorlink.calendars.OutsideCalendarsCommand.RecordSessionWritten;
import org.mentorlink.calendars.OutsideCalendarsDeadline.SessionDue;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListOutsideCalendars;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.calendars.WantedWriting;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.Reached;
import org.mentorlink.shared.TimeSlot;
import org.springframework.beans.factory.ObjectProvider;

class SessionWriterTest {

    private static final BookingId BOOKING = new BookingId("bkg_1");
    private static final OutsideCalendarsId OF_ADA = OutsideCalendarsId.of(ADA);
    private static final CalendarKind KIND = CalendarKind.GOOGLE;
    private static final TimeSlot SLOT = TimeSlot.of(NOW.plusSeconds(7200), Duration.ofHours(1));
    private static final TrackingToken TOKEN = new GlobalSequenceTrackingToken(90);

    private final CommandGateway commands = mock(CommandGateway.class);
    private final QueryGateway queries = mock(QueryGateway.class);
    private final EventScheduler scheduler = mock(EventScheduler.class);
    private final List<Object> sent = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> scheduled = new ArrayList<>();
    private @Nullable CalendarNotRead failure;

    @BeforeEach
    void adaHasACalendarElsewhere() {
        var calendar = mock(OutsideCalendarView.class);
        when(calendar.kind()).thenReturn(KIND);
        when(queries.query(eq(new ListOutsideCalendars(ADA.value())), eq(OutsideCalendarViews.class)))
                .thenReturn(CompletableFuture.completedFuture(new OutsideCalendarViews(List.of(calendar))));
        reached(90);
        // Erased.
        when(queries.query(isA(FindMember.class), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(null));
        when(commands.sendAndWait(any())).thenAnswer(call -> {
            var command = ((CommandMessage<?>) call.getArgument(0)).getPayload();
            sent.add(command);
            return command instanceof BeginWriting ? new WantedWriting("token", 3) : null;
        });
        when(scheduler.schedule(any(Instant.class), any())).thenAnswer(call -> {
            EventMessage<?> event = call.getArgument(1);
            scheduled.add(Duration.between(NOW, call.getArgument(0)) + " " + event.getPayload());
            return null;
        });
    }

    private void reached(long position) {
        when(queries.query(isA(AwaitPosition.class), eq(Reached.class)))
                .thenReturn(CompletableFuture.completedFuture(new Reached(position)));
    }

    private AppointmentView session(boolean calledOff) {
        var session = new AppointmentView(
                BOOKING.value(),
                null,
                ADA.value(),
                null,
                null,
                "Interviews",
                BookingStatus.CONFIRMED,
                SLOT.startsAt(),
                SLOT.endsAt(),
                null,
                null,
                true,
                calledOff,
                0,
                NOW);
        when(queries.query(eq(new FindAppointment(BOOKING.value())), eq(AppointmentView.class)))
                .thenReturn(CompletableFuture.completedFuture(session));
        return session;
    }

    private final class Provider implements CalendarAccounts {

        @Override
        public CalendarKind kind() {
            return KIND;
        }

        @Override
        public String connect(String code, String verifier, String redirectUri) {
            throw new AssertionError();
        }

        @Override
        public Found read(String token, ZoneId zone, Instant from, Instant to) {
            throw new AssertionError();
        }

        @Override
        public void put(String token, SessionEntry entry) throws CalendarNotRead {
            attempt("put " + entry.slot());
        }

        @Override
        public void remove(String token, String sessionId) throws CalendarNotRead {
            attempt("remove " + sessionId);
        }

        private void attempt(String what) throws CalendarNotRead {
            if (failure != null) {
                throw failure;
            }
            done.add(what);
        }
    }

    private SessionWriter writer() {
        ObjectProvider<CalendarAccounts> accounts = mock();
        when(accounts.stream()).thenReturn(Stream.of(new Provider()));
        return new SessionWriter(accounts, commands, queries, scheduler, clockAt(NOW));
    }

    private static BookingConfirmed confirmed() {
        return new BookingConfirmed(BOOKING, null, SLOT);
    }

    @Test
    void writesWhatIsAgreedOn() {
        session(false);

        writer().on(confirmed(), TOKEN);

        assertThat(done).containsExactly("put " + SLOT);
        assertThat(sent)
                .containsExactly(
                        new CompareSession(OF_ADA, BOOKING.value(), SLOT),
                        new BeginWriting(OF_ADA, KIND, BOOKING.value(), SLOT, null),
                        new RecordSessionWritten(OF_ADA, KIND, BOOKING.value(), 3));
    }

    @Test
    void takesOutWhatIsOffByItsPayment() {
        session(true);

        writer().on(new BookingPaymentFailed(BOOKING, "card_declined"), TOKEN);
        writer().on(mock(DisputeOpened.class, call -> BOOKING), TOKEN);

        assertThat(done).containsExactly("remove bkg_1", "remove bkg_1");
        assertThat(sent).contains(new CompareSession(OF_ADA, BOOKING.value(), null));
    }

    /** What was called off while nothing opened the calendar stands in it still. */
    @Test
    void takesOutWhatWasCalledOffBeforeTheCalendarWasConnected() {
        var off = new AppointmentViews(List.of(session(true)));
        when(queries.query(eq(new ListCalledOff(ADA.value(), NOW, 2_000)), eq(AppointmentViews.class)))
                .thenReturn(CompletableFuture.completedFuture(off));
        var on = new AppointmentViews(List.of(session(false)));
        when(queries.query(eq(new ListAppointments(ADA.value(), NOW, null, 2_000)), eq(AppointmentViews.class)))
                .thenReturn(CompletableFuture.completedFuture(on));

        writer().on(new CalendarAccountConnected(OF_ADA, ADA, KIND, Personal.of(ADA, "token"), 2), TOKEN);

        assertThat(done).containsExactly("remove bkg_1", "put " + SLOT);
    }

    /** What it would write is what was agreed on before. */
    @Test
    void writesNothingWhileTheReadModelsAreBehind() {
        session(false);
        reached(89);

        assertThatThrownBy(() -> writer().on(confirmed(), TOKEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("90");

        assertThat(sent).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void triesAgainWhatFailedAndTellsItInTheEnd() {
        session(false);
        failure = new CalendarNotRead(ReadingFailure.SERVER_FAILED, Duration.ofMinutes(3));

        for (var attempt = 0; attempt <= SessionWriter.PAUSES.size(); attempt++) {
            writer().on(new SessionDue(OF_ADA, ADA, KIND, BOOKING.value(), attempt, 3));
        }

        assertThat(scheduled)
                .extracting(what -> what.substring(0, what.indexOf(' ')))
                .containsExactly("PT3M", "PT5M", "PT30M", "PT2H", "PT9H", "PT24H");
        assertThat(sent)
                .filteredOn(RecordSessionNotWritten.class::isInstance)
                .containsExactly(
                        new RecordSessionNotWritten(OF_ADA, KIND, BOOKING.value(), 3, ReadingFailure.SERVER_FAILED));
        assertThat(sent)
                .filteredOn(BeginWriting.class::isInstance)
                .containsOnly(new BeginWriting(OF_ADA, KIND, BOOKING.value(), SLOT, 3));
        assertThat(scheduled).allMatch(what -> what.endsWith("writing=3]"));
    }

    @Test
    void triesNotAgainWhereItIsNotLetIn() {
        session(false);
        failure = new CalendarNotRead(ReadingFailure.NOT_ALLOWED);

        writer().on(confirmed(), TOKEN);

        assertThat(scheduled).isEmpty();
        assertThat(sent).anyMatch(RecordSessionNotWritten.class::isInstance);
    }
}
