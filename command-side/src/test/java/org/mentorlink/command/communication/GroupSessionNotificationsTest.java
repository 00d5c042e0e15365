package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP;
import static org.mentorlink.mothers.GroupSessions.WORKSHOP_TIME;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.LINUS;
import static org.mentorlink.mothers.Members.NOW;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.SeatOfferEnd;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.Reached;

class GroupSessionNotificationsTest {

    private static final TrackingToken HERE = new GlobalSequenceTrackingToken(17);

    private final QueryGateway queries = mock(QueryGateway.class);
    private final List<Message> sent = new ArrayList<>();
    private final GroupSessionNotifications notifications = new GroupSessionNotifications(queries, sent::add);
    private final GroupSessionView session = mock(GroupSessionView.class);

    @BeforeEach
    void everybodyIsKnown() {
        member(ADA, "ada@example.org");
        member(GRACE, "grace@example.org");
        member(LINUS, "linus@example.org");
        when(session.mentorMemberId()).thenReturn(GRACE.value());
        when(session.startsAt()).thenReturn(WORKSHOP_TIME.startsAt());
        when(session.status()).thenReturn(GroupSessionStatus.OPEN);
        when(queries.query(eq(new FindGroupSession(WORKSHOP.value())), eq(GroupSessionView.class)))
                .thenReturn(CompletableFuture.completedFuture(session));
    }

    @Test
    void tellForWhomASeatIsKeptAndUntilWhen() {
        notifications.on(new SeatOffered(WORKSHOP, ADA, 1, NOW), "e1", NOW);
        told("ada@example.org", "A seat is free for you", "08:00 (Africa/Johannesburg)");
    }

    @Test
    void tellWhoseOfferLapsedAndNotWhoDeclinedIt() {
        notifications.on(new SeatOfferEnded(WORKSHOP, ADA, 1, SeatOfferEnd.DECLINED), "e0", NOW);
        assertThat(sent).isEmpty();
        notifications.on(new SeatOfferEnded(WORKSHOP, ADA, 1, SeatOfferEnd.EXPIRED), "e1", NOW);
        told("ada@example.org", "The seat went to somebody else", "not in line");
    }

    @Test
    void tellTheMentorWhoseTimeIsTaken() {
        notifications.on(new GroupSessionRefused(WORKSHOP, "SLOT_TAKEN"), "e1", NOW);
        told("grace@example.org", "Your group session could not be scheduled", "another session");
    }

    @Test
    void tellEverybodyWhoWaitedInVainOnceTheReadModelKnows() {
        when(queries.query(any(AwaitPosition.class), eq(Reached.class)))
                .thenReturn(CompletableFuture.completedFuture(new Reached(17)));
        var cancelled = new GroupSessionCancelled(WORKSHOP, CancelledBy.MENTOR, null);
        assertThatThrownBy(() -> notifications.on(cancelled, "e1", NOW, HERE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sent).isEmpty();

        when(session.status()).thenReturn(GroupSessionStatus.CANCELLED);
        when(session.waiting()).thenReturn(List.of(ADA.value()));
        when(session.offers()).thenReturn(List.of(new GroupSessionView.Offer(LINUS.value(), NOW)));
        notifications.on(cancelled, "e1", NOW, HERE);
        assertThat(sent).extracting(Message::to).containsExactly("ada@example.org", "linus@example.org");
    }

    @Test
    void writeToNobodyErased() {
        member(ADA, null);
        notifications.on(new SeatOffered(WORKSHOP, ADA, 1, NOW), "e1", NOW);
        assertThat(sent).isEmpty();
    }

    @Test
    void areNeverRepeatedByAReplay() {
        assertThat(GroupSessionNotifications.class.isAnnotationPresent(DisallowReplay.class))
                .isTrue();
        assertThat(GroupSessionNotifications.class
                        .getAnnotation(ProcessingGroup.class)
                        .value())
                .isEqualTo("worker-notification");
    }

    private void member(MemberId id, @Nullable String email) {
        var view = mock(MemberView.class);
        when(view.email()).thenReturn(email);
        when(view.timeZone()).thenReturn("Africa/Johannesburg");
        when(queries.query(eq(new FindMember(id.value())), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(view));
    }

    private void told(String address, String subject, String said) {
        assertThat(sent).singleElement().satisfies(it -> {
            assertThat(it.to()).isEqualTo(address);
            assertThat(it.subject()).isEqualTo(subject);
            assertThat(it.body()).contains(said);
        });
    }
}
