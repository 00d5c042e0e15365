package org.mentorlink.api.booking;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingPage;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.BookingQuery.ListAgenda;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.DashboardChanged;
import org.mentorlink.booking.DashboardView;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** I13, I15, Q4: what the viewer has ahead and behind them, and what it adds up to. */
@Controller
class DashboardController {

    private static final String TYPE = "Dashboard";
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    private final Questions questions;
    private final QueryGateway queries;

    DashboardController(Questions questions, QueryGateway queries) {
        this.questions = questions;
        this.queries = queries;
    }

    /** Whether it is still to come, or over. */
    enum BookingPeriod {
        UPCOMING,
        HISTORY
    }

    record BookingCount(BookingStatus status, int count) {}

    @QueryMapping
    Connection<BookingView> myBookings(
            @Argument BookingPeriod period,
            @Argument @Nullable Role role,
            @Argument @Nullable List<BookingStatus> status,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var statuses = status == null || status.isEmpty() ? Set.<BookingStatus>of() : EnumSet.copyOf(status);
        var found = questions.ask(
                new ListAgenda(
                        viewer.id(),
                        role == null ? null : party(role),
                        period == BookingPeriod.UPCOMING,
                        statuses,
                        Paging.byText(first, after)),
                BookingPage.class);
        return Connection.of(found.bookings(), found.hasNext(), after, BookingView::agendaKey);
    }

    @QueryMapping
    DashboardView dashboard(@Argument Role role, @Argument @Nullable String memberId, @ContextValue Viewer viewer) {
        var of = Objects.requireNonNullElse(memberId, viewer.id());
        Permissions.require(Permissions.mayReadMember(of, viewer), of);
        return ask(new FindDashboard(of, party(role)));
    }

    /** First as it is, then as it has become, where it has; asked on threads of its own, not on that of the projection. */
    @SubscriptionMapping
    Flux<DashboardView> dashboardChanged(@Argument Role role, @ContextValue Viewer viewer) {
        var question = new FindDashboard(viewer.id(), party(role));
        return Flux.using(
                () -> queries.subscriptionQuery(question, DashboardView.class, DashboardChanged.class),
                changes -> changes.initialResult()
                        .concatWith(again(changes, question))
                        .distinctUntilChanged(),
                SubscriptionQueryResult::cancel);
    }

    private Flux<DashboardView> again(
            SubscriptionQueryResult<DashboardView, DashboardChanged> changes, FindDashboard question) {
        return changes.updates()
                .onBackpressureLatest()
                .publishOn(Schedulers.boundedElastic(), 1)
                .concatMap(
                        change -> Mono.fromCallable(() -> ask(question))
                                .concatWith(Mono.delay(SHORTEST_PAUSE).then(Mono.empty())),
                        1);
    }

    @SchemaMapping(typeName = TYPE)
    Role role(DashboardView dashboard) {
        return dashboard.party() == Party.MENTOR ? Role.MENTOR : Role.MENTEE;
    }

    @SchemaMapping(typeName = TYPE)
    int upcoming(DashboardView dashboard) {
        return dashboard.counts().entrySet().stream()
                .filter(count -> count.getKey().isLive())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @SchemaMapping(typeName = TYPE)
    List<BookingCount> counts(DashboardView dashboard) {
        return dashboard.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> new BookingCount(count.getKey(), count.getValue()))
                .toList();
    }

    @SchemaMapping(typeName = TYPE)
    double hoursHeld(DashboardView dashboard) {
        return dashboard.minutesHeld() / 60.0;
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable Double acceptanceRate(DashboardView dashboard) {
        var answered = dashboard.accepted() + dashboard.declined() + dashboard.unanswered();
        return dashboard.party() == Party.MENTEE || answered == 0 ? null : (double) dashboard.accepted() / answered;
    }

    private DashboardView ask(FindDashboard question) {
        return questions.ask(question, DashboardView.class);
    }

    private static Party party(Role role) {
        return switch (role) {
            case MENTOR -> Party.MENTOR;
            case MENTEE -> Party.MENTEE;
            default -> throw Problem.badRequest("`role` is MENTOR or MENTEE.");
        };
    }
}
