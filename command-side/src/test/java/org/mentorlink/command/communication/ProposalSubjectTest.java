package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindSessionRequest;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Settings;

/** A proposal of a request, and one of the booking that came of it, are told of by one handler each, whichever is asked first. */
class ProposalSubjectTest {

    private static final ProposalId OF_REQUEST = ProposalId.of(BOOKING, 1);
    private static final ProposalId OF_BOOKING = ProposalId.of(BOOKING, 2);

    private final QueryGateway queries = mock(QueryGateway.class);
    private final ProposalSubject subjects = new ProposalSubject(queries);
    private final List<Message> sent = new ArrayList<>();

    @BeforeEach
    void nothingIsKnown() {
        requested(null);
        booked(null);
        var member = mock(MemberView.class);
        when(member.email()).thenReturn("ada@mentorlink.example");
        when(member.timeZone()).thenReturn("UTC");
        when(queries.query(isA(FindMember.class), eq(MemberView.class)))
                .thenReturn(CompletableFuture.completedFuture(member));
    }

    @Test
    void is_the_request_that_knows_the_proposal_even_once_it_is_accepted() {
        for (var status : SessionRequestStatus.values()) {
            var request = request(status, OF_REQUEST);
            requested(request);
            assertThat(subjects.request(BOOKING, OF_REQUEST)).isEqualTo(request);
        }
    }

    @Test
    void is_the_booking_for_what_is_proposed_after_the_acceptance() {
        requested(request(SessionRequestStatus.ACCEPTED, OF_REQUEST));
        assertThat(subjects.request(BOOKING, OF_BOOKING)).isNull();
    }

    @Test
    void is_the_booking_where_it_came_of_no_request() {
        booked(mock(BookingView.class));
        assertThat(subjects.request(BOOKING, OF_REQUEST)).isNull();
    }

    @Test
    void is_not_guessed_while_the_read_models_are_behind() {
        assertThatThrownBy(() -> subjects.request(BOOKING, OF_REQUEST)).isInstanceOf(IllegalStateException.class);
        requested(request(SessionRequestStatus.OPEN));
        assertThatThrownBy(() -> subjects.request(BOOKING, OF_REQUEST)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_a_booking_is_not_told_in_the_words_of_a_request() {
        var notifications = new SessionRequestNotifications(queries, sent::add);
        requested(request(SessionRequestStatus.ACCEPTED, OF_REQUEST));
        notifications.on(opened(OF_BOOKING), "e1", NOW);
        notifications.on(
                new ProposalEnded(BOOKING, OF_BOOKING, Party.MENTOR, SESSION, ProposalState.WITHDRAWN, null),
                "e2",
                NOW);
        assertThat(sent).isEmpty();

        notifications.on(opened(OF_REQUEST), "e3", NOW);
        assertThat(sent).extracting(Message::subject).containsExactly("A time is proposed for your session");
    }

    private static ProposalOpened opened(ProposalId id) {
        return new ProposalOpened(BOOKING, id, Party.MENTOR, SESSION, MONDAY_10H);
    }

    private void requested(@Nullable SessionRequestView request) {
        when(queries.query(any(FindSessionRequest.class), eq(SessionRequestView.class)))
                .thenReturn(CompletableFuture.completedFuture(request));
    }

    private void booked(@Nullable BookingView booking) {
        when(queries.query(any(FindBooking.class), eq(BookingView.class)))
                .thenReturn(CompletableFuture.completedFuture(booking));
    }

    private static SessionRequestView request(SessionRequestStatus status, ProposalId... proposals) {
        return new SessionRequestView(
                SessionRequestView.idOf(BOOKING.value()),
                BOOKING.value(),
                MENTOR_GRACE.value(),
                GRACE.value(),
                ADA.value(),
                "Compilers",
                null,
                Modality.VIDEO,
                null,
                Settings.SESSION,
                PRICE,
                CancellationPolicy.STANDARD,
                status,
                NOW,
                MONDAY_10H,
                null,
                Stream.of(proposals).map(ProposalSubjectTest::view).toList(),
                null,
                1);
    }

    private static ProposalView view(ProposalId id) {
        return new ProposalView(
                id.value(),
                Party.MENTOR,
                SESSION.startsAt(),
                SESSION.endsAt(),
                null,
                ProposalState.OPEN,
                NOW,
                MONDAY_10H,
                false,
                null,
                null,
                null);
    }
}
