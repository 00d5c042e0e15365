package org.mentorlink.api.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.Views;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.DashboardChanged;
import org.mentorlink.booking.DashboardView;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.Role;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** I15: what is told of a dashboard, where much happens of which it shows nothing. */
class DashboardLiveTest {

    private static final FindDashboard QUESTION = new FindDashboard(Views.LERATO, Party.MENTEE);

    private final Questions questions = mock(Questions.class);
    private final QueryGateway queries = mock(QueryGateway.class);

    @Test
    void tells_each_change_once() {
        SubscriptionQueryResult<DashboardView, DashboardChanged> result = mock();
        when(result.initialResult()).thenReturn(Mono.just(upcoming(1)));
        when(result.updates())
                .thenReturn(Flux.interval(Duration.ofMillis(700))
                        .take(5)
                        .map(number -> new DashboardChanged("bkg_" + number)));
        when(queries.subscriptionQuery(any(), eq(DashboardView.class), eq(DashboardChanged.class)))
                .thenReturn(result);
        when(questions.ask(QUESTION, DashboardView.class))
                .thenReturn(upcoming(1), upcoming(2), upcoming(2), upcoming(1), upcoming(1));

        var told = new DashboardController(questions, queries)
                .dashboardChanged(Role.MENTEE, new Viewer(Views.LERATO, Set.of(Role.MENTEE)))
                .map(view -> view.counts().get(BookingStatus.CONFIRMED))
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(told).containsExactly(1, 2, 1);
    }

    private static DashboardView upcoming(int count) {
        return new DashboardView(
                Views.LERATO,
                Party.MENTEE,
                Map.of(BookingStatus.CONFIRMED, count),
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of());
    }
}
