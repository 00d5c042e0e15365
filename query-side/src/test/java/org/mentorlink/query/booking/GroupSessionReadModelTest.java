package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.THANDI;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.booking.AppointmentViews;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.ListAppointments;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.booking.GroupSessionEvent.MentorCheckedIn;
import org.mentorlink.booking.GroupSessionEvent.SeatConfirmed;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionEvent.SeatReleased;
import org.mentorlink.booking.GroupSessionEvent.SeatTaken;
import org.mentorlink.booking.GroupSessionEvent.WaitingListJoined;
import org.mentorlink.booking.GroupSessionEvent.WaitingListLeft;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.booking.GroupSessionPage;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSessions;
import org.mentorlink.booking.GroupSessionQuery.ListGroupSessions;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.GroupSessionView.Seat;
import org.mentorlink.booking.GroupSessionViews;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.MeetingLinkView;
import org.mentorlink.booking.SeatOfferEnd;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

class GroupSessionReadModelTest {

    private static final GroupSessionId WORKSHOP = new GroupSessionId("grp_1");
    private static final GroupSessionId LATER = new GroupSessionId("grp_2");
    private static final BookingId SEAT = new BookingId("bkg_seat");
    private static final MemberId SIPHO = new MemberId("mbr_sipho");
    private static final TimeSlot SLOT = TimeSlot.of(MONDAY_10H, Duration.ofHours(2));
    private static final Instant UNTIL = MONDAY_10H.minus(Duration.ofHours(1));

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void tellsWhoHasASeatAndWhoWaits() {
        opened(WORKSHOP, SLOT)
                .store(
                        WORKSHOP,
                        new SeatTaken(WORKSHOP, SEAT, LERATO),
                        new SeatConfirmed(WORKSHOP, SEAT),
                        new WaitingListJoined(WORKSHOP, SIPHO))
                .catchUp();

        var session = find(WORKSHOP);
        assertThat(session.title()).isEqualTo("Career paths");
        assertThat(session.status()).isEqualTo(GroupSessionStatus.OPEN);
        assertThat(session.taken()).containsExactly(new Seat(SEAT.value(), LERATO.value(), true));
        assertThat(session.freeAt(ReadSide.NOW)).isZero();
        assertThat(session.placeOf(SIPHO.value())).contains(1);
        assertThat(session.placeOf(LERATO.value())).isEmpty();
        assertThat(session.version()).isEqualTo(5);
    }

    @Test
    void tellsForWhomAFreedSeatIsKept() {
        opened(WORKSHOP, SLOT)
                .store(
                        WORKSHOP,
                        new SeatTaken(WORKSHOP, SEAT, LERATO),
                        new WaitingListJoined(WORKSHOP, SIPHO),
                        new SeatReleased(WORKSHOP, SEAT, LERATO),
                        new SeatOffered(WORKSHOP, SIPHO, 1, UNTIL))
                .catchUp();
        assertThat(find(WORKSHOP).placeOf(SIPHO.value())).contains(0);
        assertThat(find(WORKSHOP).freeAt(ReadSide.NOW)).isZero();

        side.store(WORKSHOP, new SeatOfferEnded(WORKSHOP, SIPHO, 1, SeatOfferEnd.EXPIRED))
                .catchUp();
        assertThat(find(WORKSHOP).placeOf(SIPHO.value())).isEmpty();
        assertThat(find(WORKSHOP).freeAt(ReadSide.NOW)).isEqualTo(1);
        assertThat(find(WORKSHOP).freeAt(MONDAY_10H)).isZero();

        side.store(WORKSHOP, new WaitingListJoined(WORKSHOP, SIPHO), new WaitingListLeft(WORKSHOP, SIPHO))
                .catchUp();
        assertThat(find(WORKSHOP).waiting()).isEmpty();
    }

    @Test
    void tellsWhereItTakesPlaceInTheMentorsCalendarTooUntilItIsCalledOff() {
        opened(WORKSHOP, SLOT)
                .store(
                        WORKSHOP,
                        new SeatTaken(WORKSHOP, SEAT, LERATO),
                        new GroupMeetingLinkSet(WORKSHOP, MeetingHost.ZOOM, Personal.of(THANDI, "https://zoom.us/j/1")))
                .catchUp();
        assertThat(find(WORKSHOP).meetingLink())
                .isEqualTo(new MeetingLinkView("https://zoom.us/j/1", MeetingHost.ZOOM));
        assertThat(find(WORKSHOP).isAttendedBy(LERATO.value())).isFalse();
        assertThat(calendarOfTheMentor()).singleElement().satisfies(it -> {
            assertThat(it.meetingUrl()).isEqualTo("https://zoom.us/j/1");
            assertThat(it.sequence()).isEqualTo(2);
        });

        side.store(WORKSHOP, new SeatConfirmed(WORKSHOP, SEAT), new GroupMeetingLinkRemoved(WORKSHOP))
                .catchUp();
        assertThat(find(WORKSHOP).isAttendedBy(LERATO.value())).isTrue();
        assertThat(find(WORKSHOP).meetingLink()).isNull();
        assertThat(calendarOfTheMentor())
                .singleElement()
                .satisfies(it -> assertThat(it.meetingUrl()).isNull());

        side.store(WORKSHOP, new GroupMeetingLinkSet(WORKSHOP, MeetingHost.ZOOM, new Personal(THANDI.value(), null)))
                .catchUp();
        assertThat(find(WORKSHOP).meetingLink()).as("erased").isNull();
        assertThat(find(WORKSHOP).linkChanges()).isEqualTo(3);
    }

    private List<AppointmentView> calendarOfTheMentor() {
        return side.ask(new ListAppointments(THANDI.value(), Instant.EPOCH, null, 10), AppointmentViews.class)
                .appointments();
    }

    @Test
    void aSeatThatIsTakenIsNotKeptForItsMenteeAnyMore() {
        opened(WORKSHOP, SLOT)
                .store(
                        WORKSHOP,
                        new WaitingListJoined(WORKSHOP, SIPHO),
                        new SeatOffered(WORKSHOP, SIPHO, 1, UNTIL),
                        new SeatTaken(WORKSHOP, SEAT, SIPHO))
                .catchUp();
        assertThat(find(WORKSHOP).offers()).isEmpty();
        assertThat(find(WORKSHOP).seatOf(SIPHO.value())).isPresent();
    }

    @Test
    void tellsHowItEnded() {
        opened(WORKSHOP, SLOT)
                .store(
                        WORKSHOP,
                        new WaitingListJoined(WORKSHOP, SIPHO),
                        new GroupSessionCancelled(WORKSHOP, CancelledBy.MENTOR, Personal.of(THANDI, "No voice")));
        opened(LATER, SLOT)
                .store(LATER, new MentorCheckedIn(LATER), new GroupSessionEnded(LATER))
                .catchUp();

        assertThat(find(WORKSHOP).cancelReason()).isEqualTo("No voice");
        assertThat(find(WORKSHOP).cancelledBy()).isEqualTo(CancelledBy.MENTOR);
        assertThat(find(WORKSHOP).placeOf(SIPHO.value())).isEmpty();
        assertThat(find(WORKSHOP).waiting()).as("who is to be told").containsExactly(SIPHO.value());
        assertThat(find(LATER).status()).isEqualTo(GroupSessionStatus.ENDED);
        assertThat(find(LATER).mentorCheckedInAt()).isNotNull();
    }

    @Test
    void areListedByStart() {
        opened(
                LATER,
                new TimeSlot(SLOT.startsAt().plusSeconds(3_600), SLOT.endsAt().plusSeconds(3_600)));
        opened(WORKSHOP, SLOT).catchUp();

        var first = list(null, new Page(1, null));
        assertThat(first.sessions()).extracting(GroupSessionView::id).containsExactly(WORKSHOP.value());
        assertThat(first.hasNext()).isTrue();
        var second = list(null, new Page(1, first.sessions().getFirst().order()));
        assertThat(second.sessions()).extracting(GroupSessionView::id).containsExactly(LATER.value());
        assertThat(second.hasNext()).isFalse();
        assertThat(list(SLOT.endsAt(), new Page(10, null)).sessions())
                .extracting(GroupSessionView::id)
                .containsExactly(LATER.value());
        assertThat(side.ask(new FindGroupSessions(List.of(LATER.value(), "grp_none")), GroupSessionViews.class)
                        .sessions())
                .hasSize(1);
    }

    @Test
    void standInTheCalendarOfTheMentorInPlaceOfTheirSeats() {
        opened(WORKSHOP, SLOT)
                .store(WORKSHOP, new SeatTaken(WORKSHOP, SEAT, LERATO))
                .store(SEAT, seatRequested())
                .catchUp();

        assertThat(calendar(THANDI)).singleElement().satisfies(entry -> {
            assertThat(entry.bookingId()).isEqualTo(WORKSHOP.value());
            assertThat(entry.status()).isEqualTo(BookingStatus.CONFIRMED);
            assertThat(entry.title()).contains("Career paths");
            assertThat(entry.isTentative()).isFalse();
        });
        assertThat(calendar(LERATO)).extracting(AppointmentView::bookingId).containsExactly(SEAT.value());

        side.store(WORKSHOP, new GroupSessionCancelled(WORKSHOP, CancelledBy.MENTOR, null))
                .catchUp();
        assertThat(calendar(THANDI)).isEmpty();
    }

    @Test
    void areInNoCalendarWhereTheTimeWasTaken() {
        scheduled(WORKSHOP, SLOT)
                .store(WORKSHOP, new GroupSessionRefused(WORKSHOP, "SLOT_TAKEN"))
                .catchUp();
        assertThat(find(WORKSHOP).outcomeCode()).isEqualTo("SLOT_TAKEN");
        assertThat(calendar(THANDI)).isEmpty();
    }

    private ReadSide opened(GroupSessionId id, TimeSlot slot) {
        return scheduled(id, slot).store(id, new GroupSessionOpened(id));
    }

    private ReadSide scheduled(GroupSessionId id, TimeSlot slot) {
        return side.store(
                id,
                new GroupSessionScheduled(
                        id,
                        THANDI_MENTOR,
                        THANDI,
                        GroupSessionKind.WORKSHOP,
                        Personal.of(THANDI, "Career paths"),
                        null,
                        slot,
                        15,
                        1,
                        PRICE,
                        Modality.VIDEO,
                        2_500,
                        CancellationPolicy.STANDARD));
    }

    private static BookingRequested seatRequested() {
        return new BookingRequested(
                SEAT,
                THANDI_MENTOR,
                THANDI,
                LERATO,
                SLOT,
                15,
                Personal.of(LERATO, "Career"),
                null,
                Modality.VIDEO,
                null,
                WORKSHOP,
                PRICE,
                2_500,
                CancellationPolicy.STANDARD,
                ConfirmationMode.INSTANT,
                "sandbox",
                "pm_card_visa",
                Personal.of(LERATO, "content"),
                ReadSide.NOW.plus(Duration.ofMinutes(15)),
                null);
    }

    private GroupSessionView find(GroupSessionId id) {
        return side.ask(new FindGroupSession(id.value()), GroupSessionView.class);
    }

    private GroupSessionPage list(@Nullable Instant endingAfter, Page page) {
        return side.ask(
                new ListGroupSessions(THANDI_MENTOR.value(), endingAfter, Set.of(GroupSessionStatus.OPEN), page),
                GroupSessionPage.class);
    }

    private List<AppointmentView> calendar(MemberId memberId) {
        return side.ask(new ListAppointments(memberId.value(), ReadSide.NOW, null, 100), AppointmentViews.class)
                .appointments();
    }
}
