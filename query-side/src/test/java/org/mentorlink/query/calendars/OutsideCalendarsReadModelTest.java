package org.mentorlink.query.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.SLOT;
import static org.mentorlink.query.Stories.THANDI;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingQuery.ListCalledOff;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskChoice;
import org.mentorlink.calendars.CalendarTaskEnd;
import org.mentorlink.calendars.CalendarTaskKind;
import org.mentorlink.calendars.CalendarTaskView;
import org.mentorlink.calendars.CalendarTaskViews;
import org.mentorlink.calendars.OutsideCalendarView;
import org.mentorlink.calendars.OutsideCalendarViews;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesChanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarAccountConnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarDisconnected;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarReadInPart;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskRaised;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskSettled;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarUnchanged;
import org.mentorlink.calendars.OutsideCalendarsEvent.ConflictKept;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritingBegun;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionWritten;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListCalendarTasks;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListOutsideCalendars;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** H5: what is to be settled because another calendar says something different. */
class OutsideCalendarsReadModelTest {

    private static final OutsideCalendarsId THEIRS = OutsideCalendarsId.of(LERATO);
    private static final CalendarKind KIND = CalendarKind.GOOGLE;
    private static final TimeSlot TUESDAY = TimeSlot.of(SLOT.startsAt().plusSeconds(86_400), SLOT.length());

    private final ReadSide side = new ReadSide();

    @BeforeEach
    void aSessionIsAgreedOn() {
        Stories.community(side);
        side.store(
                BOOKING,
                Stories.requested(BOOKING, PRICE),
                new BookingConfirmed(BOOKING, ConfirmationMode.INSTANT, SLOT));
        then(new CalendarAccountConnected(THEIRS, LERATO, KIND, Personal.of(LERATO, "token"), 1));
        then(new SessionWritingBegun(THEIRS, LERATO, KIND, BOOKING.value(), SLOT, 1));
        then(new SessionWritten(THEIRS, LERATO, KIND, BOOKING.value(), 1));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void anEntryThatWasMovedTellsWhereToAndWhatCanBeDone() {
        assertThat(tasks()).isEmpty();
        then(raised("a", CalendarTaskKind.ENTRY_MOVED, TUESDAY));

        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(CalendarTaskKind.ENTRY_MOVED);
            assertThat(task.calendar()).isEqualTo(KIND);
            assertThat(task.sessionId()).isEqualTo(BOOKING.value());
            assertThat(task.slot()).isEqualTo(SLOT);
            assertThat(task.elsewhere()).isEqualTo(TUESDAY);
            assertThat(task.choices()).containsExactly(CalendarTaskChoice.values());
        });
        assertThat(side.ask(new ListCalendarTasks(THANDI.value()), CalendarTaskViews.class)
                        .tasks())
                .isEmpty();
    }

    @Test
    void itTellsHowMuchWasNotUnderstood() {
        then(new BusyTimesChanged(THEIRS, LERATO, KIND, 1, BusyTimes.NONE.personal(LERATO)));
        assertThat(calendar().unreadable()).isZero();
        then(new CalendarReadInPart(THEIRS, LERATO, KIND, 1, 3));
        assertThat(calendar().unreadable()).isEqualTo(3);
        then(new CalendarUnchanged(THEIRS, LERATO, KIND, 2));
        assertThat(calendar().unreadable()).isEqualTo(3);
        then(new CalendarAccountConnected(THEIRS, LERATO, KIND, Personal.of(LERATO, "token"), 3));
        assertThat(calendar().unreadable()).isZero();
    }

    private OutsideCalendarView calendar() {
        side.catchUp();
        return side.ask(new ListOutsideCalendars(LERATO.value()), OutsideCalendarViews.class)
                .calendars()
                .getFirst();
    }

    @Test
    void whatWasCalledOffIsFoundUntilItWouldBeOver() {
        assertThat(calledOff(SLOT.startsAt())).isEmpty();
        side.store(BOOKING, new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null));
        assertThat(calledOff(SLOT.endsAt().minusSeconds(1))).containsExactly(BOOKING.value());
        assertThat(calledOff(SLOT.endsAt())).isEmpty();
    }

    private List<String> calledOff(Instant from) {
        side.catchUp();
        return side.ask(new ListCalledOff(LERATO.value(), from, 10), AppointmentViews.class).appointments().stream()
                .map(AppointmentView::bookingId)
                .toList();
    }

    @Test
    void ofAnErasedMemberNobodyKnowsWhereItWasMovedTo() {
        then(new CalendarTaskRaised(
                THEIRS,
                LERATO,
                "a",
                CalendarTaskKind.ENTRY_MOVED,
                KIND,
                BOOKING.value(),
                SLOT,
                new Personal(LERATO.value(), null)));
        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.elsewhere()).isNull());
    }

    @ParameterizedTest
    @EnumSource(CalendarTaskEnd.class)
    void whatIsSettledIsGoneAndTheOthersStay(CalendarTaskEnd how) {
        then(raised("a", CalendarTaskKind.ENTRY_MISSING, null));
        then(raised("b", CalendarTaskKind.BUSY_ELSEWHERE, null));
        then(new CalendarTaskSettled(THEIRS, LERATO, "a", KIND, BOOKING.value(), how));
        assertThat(tasks()).extracting(CalendarTaskView::id).containsExactly("b");
        then(new ConflictKept(THEIRS, LERATO, "b", SLOT));
        assertThat(tasks()).isEmpty();
    }

    @Test
    void whatTheCalendarSaysNoMoreIsSettledByItsOwnEventAlone() {
        then(raised("a", CalendarTaskKind.ENTRY_MISSING, null));
        then(new CalendarDisconnected(THEIRS, LERATO, KIND));
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void nothingIsToBeSettledOfASessionThatWasMoved() {
        then(raised("a", CalendarTaskKind.ENTRY_MISSING, null));
        side.store(
                BOOKING,
                new BookingRescheduled(BOOKING, new ProposalId("prp_1"), Party.MENTEE, SLOT, TUESDAY, 15, false));
        assertThat(tasks()).isEmpty();
    }

    @Test
    void nothingIsToBeSettledOfASessionThatWasCalledOff() {
        then(raised("a", CalendarTaskKind.ENTRY_MISSING, null));
        side.store(BOOKING, new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null));
        assertThat(tasks()).isEmpty();
    }

    @Test
    void nothingIsToBeSettledOnceTheSessionHasBegun() {
        then(raised("a", CalendarTaskKind.ENTRY_MISSING, null));
        side.catchUp();
        side.at(SLOT.startsAt().minusSeconds(1));
        assertThat(tasks()).hasSize(1);
        side.at(SLOT.startsAt());
        assertThat(tasks()).isEmpty();
    }

    @Test
    void aGroupSessionIsKeptOrCancelled() {
        var workshop = new GroupSessionId("grp_1");
        side.store(
                workshop,
                new GroupSessionScheduled(
                        workshop,
                        Stories.THANDI_MENTOR,
                        THANDI,
                        GroupSessionKind.WORKSHOP,
                        Personal.of(THANDI, "Career paths"),
                        null,
                        TUESDAY,
                        15,
                        1,
                        PRICE,
                        Modality.VIDEO,
                        2_500,
                        CancellationPolicy.STANDARD),
                new GroupSessionOpened(workshop));
        var hers = OutsideCalendarsId.of(THANDI);
        side.store(
                hers,
                new CalendarTaskRaised(
                        hers, THANDI, "a", CalendarTaskKind.BUSY_ELSEWHERE, null, workshop.value(), TUESDAY, null));
        side.catchUp();
        assertThat(side.ask(new ListCalendarTasks(THANDI.value()), CalendarTaskViews.class)
                        .tasks())
                .singleElement()
                .satisfies(task ->
                        assertThat(task.choices()).containsExactly(CalendarTaskChoice.KEEP, CalendarTaskChoice.CANCEL));
    }

    @Test
    void aReplayTellsTheSame() {
        then(raised("a", CalendarTaskKind.ENTRY_MOVED, TUESDAY));
        var before = tasks();
        side.rewind();
        assertThat(tasks()).isEqualTo(before);
    }

    private void then(OutsideCalendarsEvent event) {
        side.store(THEIRS, event);
    }

    private static CalendarTaskRaised raised(String id, CalendarTaskKind kind, @Nullable TimeSlot movedTo) {
        var personal = movedTo == null ? null : BusyTimes.of(List.of(movedTo)).personal(LERATO);
        return new CalendarTaskRaised(
                THEIRS, LERATO, id, kind, kind.isOfEntry() ? KIND : null, BOOKING.value(), SLOT, personal);
    }

    private List<CalendarTaskView> tasks() {
        side.catchUp();
        return side.ask(new ListCalendarTasks(LERATO.value()), CalendarTaskViews.class)
                .tasks();
    }
}
