package org.mentorlink.api.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.OpenSlotsLoader.Window;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.mentoring.OpenSlotsChanged;
import org.mentorlink.shared.TimeSlot;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * D6: open slots as they change. Whoever may read a mentor may watch, signed in or not; how many one address watches is
 * limited, and so is how often one watcher is told: what changes in between is told together.
 */
@Controller
class OpenSlotsController {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    private final Questions questions;
    private final Mentors mentors;
    private final QueryGateway queries;
    private final Watchers watchers;

    OpenSlotsController(Questions questions, Mentors mentors, QueryGateway queries, Watchers watchers) {
        this.questions = questions;
        this.mentors = mentors;
        this.queries = queries;
        this.watchers = watchers;
    }

    @SubscriptionMapping
    Flux<List<TimeSlot>> openSlotsChanged(
            @Argument String mentorId,
            @Argument Instant from,
            @Argument Instant to,
            @Argument @Nullable String offeringId,
            @ContextValue Visit visit) {
        new Window(from, to);
        var mentor = mentors.readable(mentorId, visit.viewer());
        var question = new FindOpenSlots(List.of(mentorId), from, to, Mentors.length(mentor, offeringId));
        return watchers.counted(
                visit.address(),
                () -> Flux.using(
                        () -> queries.subscriptionQuery(question, OpenSlots.class, OpenSlotsChanged.class),
                        changes -> slots(changes, question, mentorId),
                        SubscriptionQueryResult::cancel));
    }

    /** First as they are, then as they have become; asked on threads of its own, not on that of the projection. */
    private Flux<List<TimeSlot>> slots(
            SubscriptionQueryResult<OpenSlots, OpenSlotsChanged> changes, FindOpenSlots question, String mentorId) {
        var changed = changes.updates()
                .onBackpressureLatest()
                .publishOn(Schedulers.boundedElastic(), 1)
                .concatMap(
                        change -> Mono.fromCallable(() -> questions.ask(question, OpenSlots.class))
                                .concatWith(Mono.delay(SHORTEST_PAUSE).then(Mono.empty())),
                        1);
        return changes.initialResult()
                .concatWith(changed)
                .map(open -> open.byMentor().getOrDefault(mentorId, List.of()))
                .distinctUntilChanged();
    }
}
