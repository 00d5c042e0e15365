package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikeStatus;
import org.mentorlink.booking.StrikeView;
import org.mentorlink.booking.StrikesEvent.BlockShortened;
import org.mentorlink.booking.StrikesEvent.BookingBlocked;
import org.mentorlink.booking.StrikesEvent.BookingUnblocked;
import org.mentorlink.booking.StrikesEvent.MentorPaused;
import org.mentorlink.booking.StrikesEvent.MentorResumed;
import org.mentorlink.booking.StrikesEvent.StrikeAppealed;
import org.mentorlink.booking.StrikesEvent.StrikeNoted;
import org.mentorlink.booking.StrikesEvent.StrikeUpheld;
import org.mentorlink.booking.StrikesEvent.StrikeWithdrawn;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesQuery.FindStrikes;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.program.ProgramQuery.FindProgramStaff;
import org.mentorlink.program.ProgramStaff;
import org.mentorlink.shared.Personal;

class StrikeNotificationsTest {

    private static final StrikesId ADAS = StrikesId.of(ADA);
    private static final Instant UNTIL = MONDAY_10H.plus(Duration.ofDays(1));
    private static final Personal REASON = Personal.of(BARBARA, "Looked into");

    private final QueryGateway queries = mock(QueryGateway.class);
    private final List<Message> sent = new ArrayList<>();
    private final StrikeNotifications notifications = new StrikeNotifications(queries, sent::add);

    @BeforeEach
    void everybodyIsKnown() {
        member(ADA, "ada@example.org", MemberStatus.ACTIVE);
        member(GRACE, "grace@example.org", MemberStatus.ACTIVE);
        member(BARBARA, "barbara@example.org", MemberStatus.SUSPENDED);
        when(queries.query(eq(new FindProgramStaff(null)), eq(ProgramStaff.class)))
                .thenReturn(
                        CompletableFuture.completedFuture(new ProgramStaff(List.of(GRACE.value(), BARBARA.value()))));
    }

    @Test
    void tellStaffAndTheMentorThatNobodyCanBookThem() {
        notifications.on(new MentorPaused(ADAS, ADA, List.of(BOOKING, BOOKING), 2), "e1", NOW);
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().to()).isEqualTo("grace@example.org");
        assertThat(sent.getFirst().body()).contains(ADA.value(), "2 sessions as a mentor");
        assertThat(sent.getLast().to()).isEqualTo("ada@example.org");
        assertThat(sent.getLast().subject()).isEqualTo("Nobody can book you at the moment");
    }

    @Test
    void tellTheMentorThatTheyCanBeBookedAgain() {
        notifications.on(new MentorResumed(ADAS, ADA, BARBARA, REASON), "e1", NOW);
        told("ada@example.org", "You can be booked again", "at once");
    }

    @ParameterizedTest
    @CsvSource({
        "MENTEE_NO_SHOW, You did not come to the session on Monday 9 March",
        "LATE_CANCELLATION, You cancelled the session on Monday 9 March",
        "MENTOR_NO_SHOW, that somebody had booked with you"
    })
    void tellWhatIsNotedAndUntilWhenItCanBeAppealed(StrikeKind kind, String text) {
        var expires = MONDAY_10H.plus(Duration.ofDays(2));
        notifications.on(new StrikeNoted(ADAS, ADA, BOOKING, kind, MONDAY_10H, expires, UNTIL), "e1", NOW);
        told("ada@example.org", "A missed session is noted", text);
        assertThat(sent.getFirst().body())
                .contains("strike until Wednesday 11 March", "10:00 (Africa/Johannesburg)")
                .contains("your strikes until Tuesday 10 March");
    }

    @Test
    void tellUntilWhenNothingCanBeBooked() {
        notifications.on(new BookingBlocked(ADAS, ADA, UNTIL, List.of(BOOKING, BOOKING), 2), "e1", NOW);
        told("ada@example.org", "You cannot book for a while", "missed 2 sessions");
        assertThat(sent.getFirst().body()).contains("until Tuesday 10 March 2026, 10:00 (Africa/Johannesburg)");
        sent.clear();
        notifications.on(new BookingUnblocked(ADAS, ADA), "e2", NOW);
        told("ada@example.org", "You can book again", "at once");
        sent.clear();
        notifications.on(new BlockShortened(ADAS, ADA, UNTIL), "e3", NOW);
        told("ada@example.org", "You can book again earlier", "from Tuesday 10 March 2026, 10:00");
    }

    @Test
    void tellWhatStaffDecided() {
        notifications.on(new StrikeWithdrawn(ADAS, ADA, BOOKING, BARBARA, REASON), "e1", NOW);
        told("ada@example.org", "A strike is withdrawn", "no more");
        sent.clear();
        var upheld = new StrikeUpheld(ADAS, ADA, BOOKING, BARBARA, REASON);
        when(queries.query(any(FindStrikes.class), eq(StrikesView.class)))
                .thenReturn(CompletableFuture.completedFuture(null));
        assertThatThrownBy(() -> notifications.on(upheld, "e2", NOW)).isInstanceOf(IllegalStateException.class);
        var strike = new StrikeView(
                ADA.value(),
                BOOKING.value(),
                StrikeKind.MENTEE_NO_SHOW,
                StrikeStatus.UPHELD,
                MONDAY_10H,
                NOW,
                UNTIL,
                NOW,
                NOW,
                null,
                1L,
                NOW,
                null,
                null);
        when(queries.query(eq(new FindStrikes(ADAS.value())), eq(StrikesView.class)))
                .thenReturn(CompletableFuture.completedFuture(
                        new StrikesView(ADAS.value(), ADA.value(), null, List.of(strike))));
        notifications.on(upheld, "e2", NOW);
        told("ada@example.org", "A strike stays", "until Tuesday 10 March");
    }

    @Test
    void tellStaffWhoMaySignInOfAnAppeal() {
        notifications.on(new StrikeAppealed(ADAS, ADA, BOOKING, Personal.of(ADA, "My train stood still")), "e1", NOW);
        told("grace@example.org", "A strike is appealed", "mbr_ada");
        assertThat(sent.getFirst().body()).doesNotContain("train");
    }

    @Test
    void writeToNobodyErased() {
        member(ADA, null, MemberStatus.ACTIVE);
        notifications.on(new BookingUnblocked(ADAS, ADA), "e1", NOW);
        assertThat(sent).isEmpty();
    }

    @Test
    void areNeverRepeatedByAReplay() {
        assertThat(StrikeNotifications.class.isAnnotationPresent(DisallowReplay.class))
                .isTrue();
        assertThat(StrikeNotifications.class
                        .getAnnotation(ProcessingGroup.class)
                        .value())
                .isEqualTo("worker-notification");
    }

    private void told(String to, String subject, String body) {
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo(to);
            assertThat(message.subject()).isEqualTo(subject);
            assertThat(message.body()).contains(body);
        });
    }

    private void member(MemberId id, @Nullable String email, MemberStatus status) {
        var member = mock(MemberView.class);
        when(member.id()).thenReturn(id.value());
        when(member.email()).thenReturn(email);
        when(member.status()).thenReturn(status);
        when(member.timeZone()).thenReturn("Africa/Johannesburg");
        when(queries.query(eq(new FindMember(id.value())), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(member));
    }
}
