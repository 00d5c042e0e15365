package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.PRICE;
import static org.mentorlink.query.Stories.SLOT;
import static org.mentorlink.query.Stories.THANDI;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookedOffering;
import org.mentorlink.booking.BookedOfferingView;
import org.mentorlink.booking.BookingDeadline.AttendanceDue;
import org.mentorlink.booking.BookingDeadline.SessionDue;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.DecisionHeld;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingPage;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindBookingAsOf;
import org.mentorlink.booking.BookingQuery.FindBookings;
import org.mentorlink.booking.BookingQuery.ListBookings;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.BookingViews;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.booking.HearingView;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.MeetingLinkView;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.ProposedSession;
import org.mentorlink.booking.Settlement;
import org.mentorlink.governance.AuditPage;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

class BookingReadModelTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void findsSessionsThatAreOverAndNotSettled() {
        Stories.held(side, new BookingId("bkg_2"), PRICE);
        Stories.paid(side, BOOKING, PRICE).catchUp();
        var end = SLOT.endsAt();
        var overdue = side.bean(OverdueSessions.class);

        assertThat(overdue.endedBetween(end, end.plusMillis(1), 10)).containsExactly(Map.entry(BOOKING.value(), end));
        assertThat(overdue.endedBetween(end.minusSeconds(60), end, 10)).isEmpty();
        assertThat(overdue.endedBetween(end.plusMillis(1), end.plusSeconds(60), 10))
                .isEmpty();
    }

    @Test
    void showsABookingThatWasHeldAndPaidOut() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        assertThat(find(BOOKING))
                .isEqualTo(new BookingView(
                        "bkg_1",
                        THANDI_MENTOR.value(),
                        THANDI.value(),
                        LERATO.value(),
                        "Career",
                        null,
                        Modality.VIDEO,
                        null,
                        null,
                        BookingStatus.CLOSED,
                        SLOT.startsAt(),
                        SLOT.endsAt(),
                        PRICE,
                        Money.of(8_750, "ZAR"),
                        2_500,
                        CancellationPolicy.STANDARD,
                        ConfirmationMode.INSTANT,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        new Settlement(Money.zero("ZAR"), Money.of(8_750, "ZAR"), Money.of(26_251, "ZAR")),
                        SLOT.endsAt().plus(Duration.ofHours(24)),
                        null,
                        true,
                        List.of(),
                        List.of(),
                        false,
                        null,
                        0,
                        null,
                        null,
                        ReadSide.NOW,
                        6,
                        0,
                        11));
    }

    @Test
    void showsTheMeetingLinkUntilItIsRemovedAndNeitherItsHistoryNorItsPastDoes() {
        Stories.held(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new MeetingLinkSet(BOOKING, MeetingHost.ZOOM, Personal.of(THANDI, "https://zoom.us/j/1")))
                .catchUp();
        assertThat(find(BOOKING).meetingLink()).isEqualTo(new MeetingLinkView("https://zoom.us/j/1", MeetingHost.ZOOM));
        var past = asOf(Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(past.version()).isEqualTo(find(BOOKING).version());
        assertThat(past.meetingLink()).isNull();

        assertThat(find(BOOKING).linkChanges()).isEqualTo(1);

        side.store(BOOKING, new MeetingLinkRemoved(BOOKING)).catchUp();
        assertThat(find(BOOKING).meetingLink()).isNull();
        assertThat(find(BOOKING).linkChanges()).isEqualTo(2);

        var trail =
                side.ask(new FindAuditTrail(BOOKING.value(), null, List.of(), new Page(100, null)), AuditPage.class);
        assertThat(trail.toString()).contains("MeetingLinkSet", "ZOOM").doesNotContain("zoom.us");
    }

    @Test
    void showsADisputeAndItsDecision() {
        var dispute = DisputeId.of(BOOKING);
        Stories.held(side, BOOKING, PRICE)
                .at(Instant.parse("2026-03-09T12:00:00Z"))
                .store(
                        BOOKING,
                        new DisputeOpened(BOOKING, dispute, DisputeSource.MENTEE, Personal.of(LERATO, "Left early")),
                        new DisputeResolved(
                                BOOKING, dispute, DisputeDecision.RELEASE, Personal.of(LERATO, "Full hour logged")))
                .catchUp();

        var booking = find(BOOKING);
        assertThat(booking.status()).isEqualTo(BookingStatus.DISPUTED);
        assertThat(booking.closed()).isFalse();
        assertThat(booking.dispute())
                .isEqualTo(new DisputeView(
                        "dsp_1",
                        DisputeSource.MENTEE,
                        "Left early",
                        Instant.parse("2026-03-09T12:00:00Z"),
                        DisputeDecision.RELEASE,
                        "Full hour logged",
                        Instant.parse("2026-03-09T12:00:01Z"),
                        null,
                        null));

        side.store(BOOKING, new BookingClosed(BOOKING)).catchUp();
        assertThat(find(BOOKING).status()).isEqualTo(BookingStatus.CLOSED);
    }

    /** As after an upgrade, where the documents are kept. */
    @Test
    void findsOpenDisputesAlsoAmongWhatWasStoredBeforeTheyHadAKey() {
        var dispute = DisputeId.of(BOOKING);
        Stories.held(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new DisputeOpened(BOOKING, dispute, DisputeSource.MENTEE, Personal.of(LERATO, "Left early")),
                        heard(0))
                .catchUp();
        assertThat(openDisputes()).containsExactly(BOOKING.value());
        withoutTheKey();
        assertThat(openDisputes()).containsExactly(BOOKING.value());

        side.store(BOOKING, decided()).catchUp();
        assertThat(openDisputes()).isEmpty();
        withoutTheKey();
        assertThat(openDisputes()).isEmpty();
    }

    @Test
    void findsNoOpenDisputeWhereThereNeverWasOne() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        withoutTheKey();
        assertThat(openDisputes()).isEmpty();
    }

    private void withoutTheKey() {
        side.mongo().getCollection("bookings").updateMany(new Document(), Updates.unset("openDispute"));
    }

    private List<String> openDisputes() {
        return side
                .ask(new ListBookings(null, null, Set.of(), true, new Page(10, null)), BookingPage.class)
                .bookings()
                .stream()
                .map(BookingView::id)
                .toList();
    }

    /** Whatever the times for answers and decisions are by then. */
    @Test
    void isOverdueFromTheFirstMomentStaffWereToDecideByThoughTheyAreRemindedLater() {
        var dispute = DisputeId.of(BOOKING);
        Stories.held(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new DisputeOpened(BOOKING, dispute, DisputeSource.MENTEE, Personal.of(LERATO, "Left early")),
                        heard(0))
                .catchUp();
        assertThat(find(BOOKING).dispute().isOverdueAt(APPEAL_UNTIL.minusMillis(1)))
                .isFalse();
        assertThat(find(BOOKING).dispute().isOverdueAt(APPEAL_UNTIL)).isTrue();

        var later = APPEAL_UNTIL.plus(Duration.ofDays(3));
        side.store(BOOKING, new DisputeEscalated(BOOKING, dispute, DisputeReminder.DECISION_OVERDUE, later))
                .catchUp();
        assertThat(find(BOOKING).dispute().hearing().decideBy()).isEqualTo(later);
        assertThat(find(BOOKING).dispute().isOverdueAt(APPEAL_UNTIL)).isTrue();
        assertThat(find(BOOKING).dispute().isOverdueAt(APPEAL_UNTIL.minusMillis(1)))
                .isFalse();

        side.store(BOOKING, decided()).catchUp();
        assertThat(find(BOOKING).dispute().isOverdueAt(later)).isFalse();
    }

    /** What was decided waits for the bank, not for staff, until that takes too long; also where no time for it was kept yet. */
    @Test
    void isOverdueWhereADecisionIsHeldForTooLong() {
        var dispute = DisputeId.of(BOOKING);
        var askedAt = APPEAL_UNTIL.plus(Duration.ofDays(30));
        Stories.held(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new DisputeOpened(BOOKING, dispute, DisputeSource.MENTEE, Personal.of(LERATO, "Left early")),
                        heard(0),
                        decided())
                .at(askedAt)
                .store(BOOKING, new DisputeOpened(BOOKING, dispute, DisputeSource.INQUIRY, null))
                .catchUp();
        var late = askedAt.plus(Settings.DISPUTE_DECISION);
        assertThat(find(BOOKING).dispute().isOverdueAt(late.minusMillis(1))).isFalse();
        assertThat(find(BOOKING).dispute().isOverdueAt(late)).isTrue();

        var later = late.plusSeconds(1);
        side.store(
                        BOOKING,
                        new DecisionHeld(BOOKING, dispute, later),
                        new DisputeEscalated(
                                BOOKING,
                                dispute,
                                DisputeReminder.DECISION_OVERDUE,
                                later.plus(Settings.DISPUTE_REMINDER)))
                .catchUp();
        var held = find(BOOKING).dispute();
        assertThat(held.isOverdueAt(later.minusMillis(1))).isFalse();
        assertThat(held.isOverdueAt(later)).isTrue();
        assertThat(held.hearing().held()).isTrue();
        assertThat(held.hearing().appealUntil()).isEqualTo(APPEAL_UNTIL);

        side.store(BOOKING, decided()).catchUp();
        assertThat(find(BOOKING).dispute().hearing().held()).isNull();
    }

    @Test
    void hearsAChargeBackAnewWhereTheDisputeWasDecided() {
        var dispute = DisputeId.of(BOOKING);
        var chargedBack = new DisputeOpened(BOOKING, dispute, DisputeSource.GATEWAY, null);
        Stories.held(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new DisputeOpened(BOOKING, dispute, DisputeSource.MENTEE, Personal.of(LERATO, "Left early")),
                        heard(0),
                        decided(),
                        new DisputeAppealed(BOOKING, dispute, Party.MENTEE, Personal.of(LERATO, "No"), true),
                        heard(1),
                        chargedBack)
                .catchUp();
        assertThat(find(BOOKING).dispute().hearing())
                .isEqualTo(new HearingView(
                        1,
                        SLOT.endsAt(),
                        APPEAL_UNTIL,
                        List.of(),
                        List.of("mbr_admin"),
                        List.of(Party.MENTEE),
                        null,
                        APPEAL_UNTIL));

        side.store(BOOKING, decided(), chargedBack, heard(0)).catchUp();
        assertThat(find(BOOKING).dispute().hearing())
                .isEqualTo(new HearingView(
                        0, SLOT.endsAt(), APPEAL_UNTIL, List.of(), List.of(), List.of(), null, APPEAL_UNTIL));
    }

    private static final Instant APPEAL_UNTIL = SLOT.endsAt().plus(Duration.ofDays(3));

    private static HearingOpened heard(int number) {
        return new HearingOpened(BOOKING, DisputeId.of(BOOKING), number, SLOT.endsAt(), APPEAL_UNTIL);
    }

    private static DisputeResolved decided() {
        var admin = new MemberId("mbr_admin");
        return new DisputeResolved(
                BOOKING,
                DisputeId.of(BOOKING),
                DisputeDecision.RELEASE,
                Personal.of(admin, "Full hour logged"),
                admin,
                APPEAL_UNTIL);
    }

    @Test
    void isInProgressOnceBothHaveCheckedInAndItHasStarted() {
        Stories.paid(side, BOOKING, PRICE)
                .at(MONDAY_10H.minusSeconds(60))
                .store(BOOKING, new CheckedIn(BOOKING, Party.MENTOR))
                .at(MONDAY_10H)
                .store(BOOKING, new CheckedIn(BOOKING, Party.MENTEE))
                .catchUp();

        assertThat(find(BOOKING).status()).isEqualTo(BookingStatus.IN_PROGRESS);
    }

    @Test
    void isInProgressFromTheStartWhenBothWereEarly() {
        Stories.paid(side, BOOKING, PRICE)
                .at(MONDAY_10H.minusSeconds(60))
                .store(BOOKING, new CheckedIn(BOOKING, Party.MENTOR), new CheckedIn(BOOKING, Party.MENTEE))
                .catchUp();

        var movedFrom = TimeSlot.of(MONDAY_10H.minusSeconds(30), Duration.ofHours(1));
        side.at(movedFrom.startsAt())
                .storeDeadline(new SessionDue(BOOKING, movedFrom))
                .catchUp();
        assertThat(find(BOOKING).status()).isEqualTo(BookingStatus.CONFIRMED);

        side.at(MONDAY_10H).storeDeadline(new SessionDue(BOOKING, SLOT)).catchUp();
        assertThat(find(BOOKING).status()).isEqualTo(BookingStatus.IN_PROGRESS);
        assertThat(asOf(MONDAY_10H).status()).isEqualTo(BookingStatus.IN_PROGRESS);
        assertThat(asOf(MONDAY_10H.minusMillis(1)).status()).isEqualTo(BookingStatus.CONFIRMED);
    }

    @Test
    void isNotInProgressWhileSomebodyIsAwaited() {
        Stories.paid(side, BOOKING, PRICE)
                .at(MONDAY_10H.minusSeconds(60))
                .store(BOOKING, new CheckedIn(BOOKING, Party.MENTOR))
                .at(MONDAY_10H)
                .storeDeadline(new SessionDue(BOOKING, SLOT))
                .catchUp();
        assertThat(find(BOOKING).status()).isEqualTo(BookingStatus.CONFIRMED);
    }

    @Test
    void isInProgressWhenBothWereEarlyAndOnlyAttendanceWasScheduled() {
        Stories.paid(side, BOOKING, PRICE)
                .at(MONDAY_10H.minusSeconds(60))
                .store(BOOKING, new CheckedIn(BOOKING, Party.MENTOR), new CheckedIn(BOOKING, Party.MENTEE))
                .catchUp();
        assertThat(find(BOOKING).status()).isEqualTo(BookingStatus.CONFIRMED);

        var due = MONDAY_10H.plus(Duration.ofMinutes(10));
        side.at(due).storeDeadline(new AttendanceDue(BOOKING, null)).catchUp();

        assertThat(find(BOOKING).status()).isEqualTo(BookingStatus.IN_PROGRESS);
        assertThat(asOf(due).status()).isEqualTo(BookingStatus.IN_PROGRESS);
    }

    @Test
    void showsABookingAsItWasAtAnyMoment() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        assertThat(asOf(ReadSide.NOW.minusMillis(1))).isNull();
        assertThat(asOf(ReadSide.NOW).status()).isEqualTo(BookingStatus.REQUESTED);
        assertThat(asOf(ReadSide.NOW).holdExpiresAt()).isNotNull();
        assertThat(asOf(ReadSide.NOW.plusSeconds(10)).status()).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(asOf(SLOT.endsAt().plusSeconds(1)).status()).isEqualTo(BookingStatus.COMPLETED);
        assertThat(asOf(SLOT.endsAt().plusSeconds(60))).isEqualTo(find(BOOKING));
    }

    @Test
    void movesToAnotherTimeThatWasProposed() {
        var later = TimeSlot.of(MONDAY_10H.plus(Duration.ofHours(2)), Duration.ofHours(1));
        var first = ProposalId.of(BOOKING, 1);
        var second = ProposalId.of(BOOKING, 2);
        var why = Personal.of(LERATO, "My train is late");
        var expiresAt = MONDAY_10H.minusSeconds(1);
        Stories.paid(side, BOOKING, PRICE)
                .at(MONDAY_10H.minusSeconds(600))
                .store(
                        BOOKING,
                        new CheckedIn(BOOKING, Party.MENTEE),
                        new TimeProposed(
                                BOOKING,
                                first,
                                Party.MENTEE,
                                THANDI,
                                LERATO,
                                SLOT,
                                later,
                                15,
                                false,
                                true,
                                why,
                                expiresAt),
                        new ProposalOpened(BOOKING, first, Party.MENTEE, later, expiresAt))
                .catchUp();

        var open = find(BOOKING);
        assertThat(open.startsAt()).isEqualTo(MONDAY_10H);
        assertThat(open.pendingProposal())
                .isEqualTo(new ProposalView(
                        "prp_1-1",
                        Party.MENTEE,
                        later.startsAt(),
                        later.endsAt(),
                        "My train is late",
                        ProposalState.OPEN,
                        MONDAY_10H.minusSeconds(599),
                        expiresAt,
                        true,
                        null,
                        null,
                        null));

        side.store(
                        BOOKING,
                        new ProposalEnded(
                                BOOKING,
                                first,
                                Party.MENTEE,
                                later,
                                ProposalState.DECLINED,
                                Personal.of(THANDI, "I fly")),
                        new TimeProposed(
                                BOOKING,
                                second,
                                Party.MENTOR,
                                THANDI,
                                LERATO,
                                SLOT,
                                later,
                                15,
                                false,
                                false,
                                null,
                                expiresAt),
                        new BookingRescheduled(BOOKING, second, Party.MENTOR, SLOT, later, 15, true))
                .catchUp();

        var moved = find(BOOKING);
        assertThat(moved.startsAt()).isEqualTo(later.startsAt());
        assertThat(moved.endsAt()).isEqualTo(later.endsAt());
        assertThat(moved.status()).isEqualTo(BookingStatus.CONFIRMED);
        assertThat(moved.menteeCheckedInAt()).isNull();
        assertThat(moved.pendingProposal()).isNull();
        assertThat(moved.proposals())
                .extracting(ProposalView::state, ProposalView::answer)
                .containsExactly(tuple(ProposalState.DECLINED, "I fly"), tuple(ProposalState.ACCEPTED, null));
        assertThat(moved.refundForMentee(Instant.EPOCH)).isEqualTo(Money.zero("ZAR"));
        assertThat(asOf(MONDAY_10H.minusSeconds(598)).startsAt()).isEqualTo(MONDAY_10H);
    }

    @Test
    void becomesAnotherSessionAtAnotherPrice() {
        var later = TimeSlot.of(MONDAY_10H.plus(Duration.ofHours(2)), Duration.ofMinutes(90));
        var proposal = ProposalId.of(BOOKING, 1);
        var more = Money.of(17_500, "ZAR");
        var name = Personal.of(THANDI, "Deep dive");
        var session = new OtherSession(
                new BookedOffering(new OfferingId("off_deep"), name), Modality.CHAT, PRICE.plus(more), more);
        var payBy = MONDAY_10H.minusSeconds(60);
        Stories.paid(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new TimeProposed(
                                BOOKING,
                                proposal,
                                Party.MENTOR,
                                THANDI,
                                LERATO,
                                SLOT,
                                later,
                                15,
                                false,
                                false,
                                null,
                                MONDAY_10H,
                                session,
                                null),
                        new ProposalOpened(BOOKING, proposal, Party.MENTOR, later, MONDAY_10H, session),
                        new ExtraPaymentRequested(
                                BOOKING, proposal, PaymentId.of(proposal), LERATO, more, "sandbox", "pm_1", payBy))
                .catchUp();

        var paying = find(BOOKING);
        assertThat(paying.price()).isEqualTo(PRICE);
        assertThat(paying.extraPayments()).containsExactly("pay_1-x1");
        assertThat(paying.pendingProposal().state()).isEqualTo(ProposalState.PAYING);
        assertThat(paying.pendingProposal().expiresAt()).isEqualTo(payBy);
        assertThat(paying.pendingProposal().session())
                .isEqualTo(new ProposedSession(
                        new BookedOfferingView("off_deep", "Deep dive"), Modality.CHAT, PRICE.plus(more), more));

        side.store(
                        BOOKING,
                        new BookingRescheduled(
                                BOOKING,
                                proposal,
                                Party.MENTOR,
                                SLOT,
                                later,
                                15,
                                false,
                                session,
                                new PaymentPart(PaymentId.of(proposal), more),
                                null))
                .catchUp();

        var moved = find(BOOKING);
        assertThat(moved.price()).isEqualTo(PRICE.plus(more));
        assertThat(moved.commission()).isEqualTo(PRICE.plus(more).share(2_500));
        assertThat(moved.modality()).isEqualTo(Modality.CHAT);
        assertThat(moved.offering()).isEqualTo(new BookedOfferingView("off_deep", "Deep dive"));
        assertThat(moved.endsAt()).isEqualTo(later.endsAt());
        assertThat(moved.refundForMentee(Instant.EPOCH)).isEqualTo(PRICE.plus(more));
    }

    @Test
    void saysWhyAnotherSessionWasNotPaid() {
        var proposal = ProposalId.of(BOOKING, 1);
        Stories.paid(side, BOOKING, PRICE)
                .store(
                        BOOKING,
                        new TimeProposed(
                                BOOKING,
                                proposal,
                                Party.MENTEE,
                                THANDI,
                                LERATO,
                                SLOT,
                                SLOT,
                                15,
                                true,
                                false,
                                null,
                                MONDAY_10H),
                        new ProposalEnded(
                                BOOKING,
                                proposal,
                                Party.MENTEE,
                                SLOT,
                                ProposalState.PAYMENT_FAILED,
                                null,
                                "card_declined"))
                .catchUp();

        assertThat(find(BOOKING).proposals().getLast().code()).isEqualTo("card_declined");
        assertThat(find(BOOKING).pendingProposal()).isNull();
    }

    @Test
    void pagesThroughTheBookingsOfAMember() {
        var ids = IntStream.range(0, 5).mapToObj(i -> new BookingId("bkg_" + i)).toList();
        ids.forEach(id -> side.store(id, Stories.requested(id, PRICE)));
        side.catchUp();

        var first = list(LERATO.value(), null, Set.of(), new Page(2, null));
        assertThat(first.bookings()).extracting(BookingView::id).containsExactly("bkg_4", "bkg_3");
        assertThat(first.hasNext()).isTrue();

        var key = String.valueOf(first.bookings().getLast().requestedPosition());
        var rest = list(null, THANDI.value(), Set.of(BookingStatus.REQUESTED), new Page(3, key));
        assertThat(rest.bookings()).extracting(BookingView::id).containsExactly("bkg_2", "bkg_1", "bkg_0");
        assertThat(rest.hasNext()).isFalse();

        assertThat(list("mbr_other", THANDI.value(), Set.of(), new Page(100, null))
                        .bookings())
                .hasSize(5);
        assertThat(list("mbr_other", null, Set.of(), new Page(100, null)).bookings())
                .isEmpty();
        assertThat(list(null, null, Set.of(BookingStatus.CLOSED), new Page(100, null))
                        .bookings())
                .isEmpty();
        assertThat(side.ask(new FindBookings(List.of("bkg_1", "bkg_3", "bkg_unknown")), BookingViews.class)
                        .bookings())
                .extracting(BookingView::id)
                .containsExactlyInAnyOrder("bkg_1", "bkg_3");
        assertThat(find(new BookingId("bkg_unknown"))).isNull();
    }

    @Test
    void tellsWhoWatchesOnceABatchAndWhenThePaymentChanges() {
        Stories.paid(side, BOOKING, PRICE).catchUp();
        var updates = new ArrayList<BookingView>();
        var readable = new ArrayList<BookingView>();
        try (var watched = side.queries()
                .subscriptionQuery(
                        new FindBooking("bkg_1"),
                        ResponseTypes.optionalInstanceOf(BookingView.class),
                        ResponseTypes.instanceOf(BookingView.class))) {
            watched.updates().subscribe(update -> {
                updates.add(update);
                readable.add(find(BOOKING));
            });
            assertThat(watched.initialResult().block()).hasValue(find(BOOKING));

            side.store(BOOKING, new CheckedIn(BOOKING, Party.MENTOR), new CheckedIn(BOOKING, Party.MENTEE))
                    .catchUp();
            assertThat(updates).hasSize(1);
            assertThat(readable).isEqualTo(updates);

            var payment = PaymentId.of(BOOKING);
            side.store(payment, new PaymentRefunded(payment, BOOKING, "rf_1", PRICE, PRICE, "re_1"))
                    .catchUp();
            assertThat(updates).hasSize(2);
            assertThat(updates.getLast()).isEqualTo(find(BOOKING));
        }
    }

    private BookingView find(BookingId id) {
        return side.ask(new FindBooking(id.value()), BookingView.class);
    }

    private BookingView asOf(Instant moment) {
        return side.ask(new FindBookingAsOf("bkg_1", moment), BookingView.class);
    }

    private BookingPage list(String mentee, String mentor, Set<BookingStatus> statuses, Page page) {
        return side.ask(new ListBookings(mentee, mentor, statuses, false, page), BookingPage.class);
    }
}
