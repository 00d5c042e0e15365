package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindInvitation;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CalendarFile;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberEvent.MemberDeactivated;
import org.mentorlink.membership.MemberEvent.MemberReinstated;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

class NotificationWorkerTest {
    private static final Instant MONDAY_10H = Instant.parse("2026-10-05T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");
    private static final long SEQUENCE = 2;
    private static final BookingId BOOKING = new BookingId("bkg_1");
    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final MentorId ARJUN = new MentorId("mtr_arjun");
    private static final String KOLKATA = "Monday 5 October 2026, 15:30 (Asia/Kolkata)";
    private static final String LONDON = "Monday 5 October 2026, 11:00 (Europe/London)";

    private final QueryGateway queries = mock(QueryGateway.class);
    private final List<Message> sent = new ArrayList<>();
    private final NotificationWorker worker = new NotificationWorker(queries, sent::add);

    @BeforeEach
    void everybodyIsKnown() {
        seen(new BookingView(
                BOOKING.value(),
                ARJUN.value(),
                "mbr_arjun",
                "mbr_sam",
                "Go",
                null,
                Modality.VIDEO,
                null,
                null,
                BookingStatus.CONFIRMED,
                MONDAY_10H,
                MONDAY_10H.plus(Duration.ofHours(1)),
                Money.of(9_000, "JPY"),
                Money.of(2_250, "JPY"),
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
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                false,
                null,
                null,
                null,
                null,
                NOW,
                1,
                1,
                1));
        invited("mbr_arjun", null);
        invited("mbr_sam", null);
        member("mbr_arjun", "arjun@mentorlink.example", "Asia/Kolkata");
        member("mbr_sam", "sam@mentorlink.example", "Europe/London");
    }

    private void seen(@Nullable BookingView view) {
        when(queries.query(any(FindBooking.class), eq(BookingView.class)))
                .thenReturn(CompletableFuture.completedFuture(view));
    }

    private void invited(String reader, @Nullable CalendarFile file) {
        when(queries.query(eq(new FindInvitation(BOOKING.value(), SEQUENCE, reader)), eq(CalendarFile.class)))
                .thenReturn(CompletableFuture.completedFuture(file));
    }

    private void member(String id, @Nullable String email, String zone) {
        when(queries.query(eq(new FindMember(id)), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(new MemberView(
                        id,
                        email,
                        "Somebody",
                        "Else",
                        Set.of(Role.MENTEE),
                        false,
                        zone,
                        MemberStatus.ACTIVE,
                        null,
                        null,
                        true,
                        MemberDetails.NONE,
                        1)));
    }

    private void toldBoth(String subject) {
        assertThat(sent).extracting(Message::to).containsExactly("arjun@mentorlink.example", "sam@mentorlink.example");
        assertThat(sent).allSatisfy(it -> {
            assertThat(it.subject()).isEqualTo(subject);
            assertThat(it.eventId()).isEqualTo("e1");
            assertThat(it.at()).isEqualTo(NOW);
            assertThat(it.body()).doesNotContain("Somebody", "Else");
        });
        assertThat(sent.getFirst().body()).contains(KOLKATA);
        assertThat(sent.getLast().body()).contains(LONDON);
    }

    private void toldOnly(String address, String subject, String... said) {
        assertThat(sent).singleElement().satisfies(it -> {
            assertThat(it.to()).isEqualTo(address);
            assertThat(it.subject()).isEqualTo(subject);
            assertThat(it.body()).contains(said);
        });
    }

    @Test
    void bothAreToldOfAConfirmationEachInTheirOwnTime() {
        worker.on(
                new BookingConfirmed(BOOKING, ConfirmationMode.INSTANT, TimeSlot.of(MONDAY_10H, Duration.ofHours(1))),
                "e1",
                SEQUENCE,
                NOW);
        toldBoth("Your session is confirmed");
    }

    @Test
    void whoTakesAnAccountOverIsToldOfItsPassword() {
        worker.on(new PasswordRemoved(new MemberId("mbr_sam")), "e1", NOW);
        toldOnly("sam@mentorlink.example", "Your password was removed", "somebody else");
    }

    @Test
    void bothAreToldOfACancellation() {
        worker.on(new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null), "e1", SEQUENCE, NOW);
        toldBoth("Your session is cancelled");
    }

    @Test
    void eachGetsTheSessionForTheirOwnCalendarAsItWasThen() {
        invited("mbr_arjun", new CalendarFile("CANCEL", "for Arjun"));
        invited("mbr_sam", new CalendarFile("CANCEL", "for Sam"));

        worker.on(new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null), "e1", SEQUENCE, NOW);

        var both = Set.of(new MemberId("mbr_arjun"), new MemberId("mbr_sam"));
        var type = "text/calendar; method=CANCEL; charset=UTF-8";
        assertThat(sent)
                .extracting(Message::attachments)
                .containsExactly(
                        List.of(new Attachment("invitation.ics", type, "for Arjun", both)),
                        List.of(new Attachment("invitation.ics", type, "for Sam", both)));
    }

    @Test
    void whatWasNeverInACalendarIsNotTakenOutOfOne() {
        worker.on(new BookingCancelled(BOOKING, CancelledBy.MENTEE, false, null), "e1", SEQUENCE, NOW);
        assertThat(sent)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.attachments()).isEmpty());
    }

    @Test
    void theMenteeIsToldOfAMeetingLinkWithoutIt() {
        var url = "https://zoom.us/j/1";
        worker.on(new MeetingLinkSet(BOOKING, MeetingHost.ZOOM, Personal.of("mbr_arjun", url)), "e1", SEQUENCE, NOW);
        toldOnly("sam@mentorlink.example", "Where your session takes place", LONDON);
        assertThat(sent.getFirst().body()).doesNotContain(url);
    }

    @Test
    void theMenteeIsToldThatAMeetingLinkWasRemoved() {
        worker.on(new MeetingLinkRemoved(BOOKING), "e1", SEQUENCE, NOW);
        toldOnly("sam@mentorlink.example", "The meeting link was removed", LONDON);
    }

    @Test
    void theMenteeIsAskedForAReview() {
        worker.on(new BookingCompleted(BOOKING), "e1", NOW);
        toldOnly("sam@mentorlink.example", "How was your session?", LONDON);
    }

    @Test
    void bothAreToldOfADispute() {
        worker.on(new DisputeOpened(BOOKING, DisputeId.of(BOOKING), DisputeSource.MENTEE, null), "e1", SEQUENCE, NOW);
        toldBoth("A session is being looked into");
    }

    @Test
    void bothAreToldWhoDidNotCome() {
        for (var absent : Absent.values()) {
            sent.clear();
            worker.on(new NoShowRecorded(BOOKING, absent), "e1", NOW);
            toldBoth("A session was missed");
        }
    }

    @Test
    void theMentorIsAskedToConfirm() {
        worker.on(new ConfirmationAwaited(BOOKING, MONDAY_10H.minus(Duration.ofDays(1))), "e1", NOW);
        toldOnly(
                "arjun@mentorlink.example",
                "A session waits for your answer",
                KOLKATA,
                "Sunday 4 October 2026, 15:30 (Asia/Kolkata)");
    }

    @Test
    void theMenteeIsToldWhyThereIsNoSession() {
        worker.on(new BookingDeclined(BOOKING, "MENTOR_DECLINED", null), "e1", NOW);
        toldOnly("sam@mentorlink.example", "Your mentor cannot make it", LONDON);
        sent.clear();
        worker.on(new BookingExpired(BOOKING, "CONFIRMATION"), "e2", NOW);
        toldOnly("sam@mentorlink.example", "Your booking has expired", LONDON);
        sent.clear();
        worker.on(new BookingPaymentFailed(BOOKING, "card_declined"), "e3", SEQUENCE, NOW);
        toldOnly("sam@mentorlink.example", "Your payment did not go through", LONDON);
    }

    @Test
    void aPaymentThatFailsAfterTheConfirmationCallsTheSessionOffForBoth() {
        invited("mbr_arjun", new CalendarFile("CANCEL", "for Arjun"));
        invited("mbr_sam", new CalendarFile("CANCEL", "for Sam"));

        worker.on(new BookingPaymentFailed(BOOKING, "card_declined"), "e1", SEQUENCE, NOW);

        assertThat(sent)
                .extracting(message ->
                        message.subject() + message.attachments().getFirst().content())
                .containsExactly("Your session does not take placefor Arjun", "Your payment did not go throughfor Sam");
    }

    @Test
    void aChargeBackBeforeTheSessionTakesItOutOfCalendars() {
        invited("mbr_arjun", new CalendarFile("CANCEL", "for Arjun"));
        invited("mbr_sam", new CalendarFile("CANCEL", "for Sam"));
        var opened = new DisputeOpened(BOOKING, DisputeId.of(BOOKING), DisputeSource.GATEWAY, null);

        worker.on(opened, "e1", SEQUENCE, MONDAY_10H.minusSeconds(1));
        assertThat(sent)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.attachments()).hasSize(1));
        sent.clear();
        worker.on(opened, "e2", SEQUENCE, MONDAY_10H);
        assertThat(sent)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.attachments()).isEmpty());
    }

    @Test
    void nobodyIsWrittenToAboutATimeThatWasTaken() {
        worker.on(new BookingDeclined(BOOKING, "SLOT_TAKEN", null), "e1", NOW);
        assertThat(sent).isEmpty();
    }

    @Test
    void theMentorIsToldOfAPayout() {
        worker.on(
                new PayoutSent(
                        PayoutId.of(BOOKING), BOOKING, ARJUN, Money.of(6_000, "JPY"), Money.of(750, "JPY"), "tr_1"),
                "e1",
                NOW);
        toldOnly("arjun@mentorlink.example", "Your payout", "JPY 6,000", "JPY 750");
    }

    @Test
    void theMenteeIsToldOfARefund() {
        var amount = Money.of(9_000, "JPY");
        worker.on(new PaymentRefunded(PAYMENT, BOOKING, "pay_1-r1", amount, amount, "re_1"), "e1", NOW);
        toldOnly("sam@mentorlink.example", "Your refund", "JPY 9,000");
    }

    @Test
    void theOwnerIsToldOfADocumentThatIsVerified() {
        worker.on(
                new DocumentVerified(
                        new DocumentId("doc_1"),
                        new MemberId("mbr_arjun"),
                        DocumentKind.BACKGROUND_CHECK,
                        new MemberId("mbr_admin"),
                        null),
                "e1",
                NOW);
        toldOnly("arjun@mentorlink.example", "Your document is verified", "background check");
    }

    @Test
    void theOwnerIsToldWhyADocumentIsRejected() {
        var arjun = new MemberId("mbr_arjun");
        worker.on(
                new DocumentRejected(
                        new DocumentId("doc_1"),
                        arjun,
                        DocumentKind.RESUME,
                        new MemberId("mbr_admin"),
                        Personal.of(arjun, "It is cut off.")),
                "e1",
                NOW);
        toldOnly("arjun@mentorlink.example", "Your document was not accepted", "resume", "It is cut off.");
    }

    @Test
    void nobodyIsToldWhyOnceTheReasonIsErased() {
        worker.on(
                new DocumentRejected(
                        new DocumentId("doc_1"),
                        new MemberId("mbr_arjun"),
                        DocumentKind.RESUME,
                        new MemberId("mbr_admin"),
                        new Personal("mbr_arjun", null)),
                "e1",
                NOW);
        assertThat(sent).isEmpty();
    }

    @Test
    void nobodyWritesToAnErasedMember() {
        member("mbr_sam", null, "Europe/London");
        worker.on(new BookingCancelled(BOOKING, CancelledBy.MENTOR, false, null), "e1", SEQUENCE, NOW);
        assertThat(sent).extracting(Message::to).containsExactly("arjun@mentorlink.example");
    }

    @Test
    void waitsForTheReadModels() {
        seen(null);
        assertThatThrownBy(() -> worker.on(new BookingExpired(BOOKING, "HOLD"), "e1", NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bkg_1");
    }

    @Test
    void isNeverReplayed() {
        assertThat(NotificationWorker.class).hasAnnotation(DisallowReplay.class);
        assertThat(NotificationWorker.class.getAnnotation(ProcessingGroup.class).value())
                .isEqualTo("worker-notification");
    }

    @Test
    void membersAreToldWhatAdminsDecideAboutThem() {
        var sam = new MemberId("mbr_sam");
        var reason = Personal.of(sam, "Asked for it");
        worker.on(new MemberSuspended(sam, reason), "e-1", NOW);
        worker.on(new MemberDeactivated(sam, reason), "e-2", NOW);
        worker.on(new MemberReinstated(sam, reason), "e-3", NOW);
        worker.on(new RoleRevoked(sam, Role.MENTOR, reason), "e-4", NOW);

        assertThat(sent)
                .extracting(Message::subject)
                .containsExactly(
                        "Your account is suspended",
                        "Your account is closed",
                        "Your account is open again",
                        "Your role has changed");
        assertThat(sent).allSatisfy(message -> assertThat(message.body()).contains("Asked for it"));
    }
}
