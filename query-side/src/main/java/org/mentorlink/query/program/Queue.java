package org.mentorlink.query.program;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.OnboardingId;
import org.mentorlink.program.OnboardingQueuePage;
import org.mentorlink.program.OnboardingQueuePage.StepQueue;
import org.mentorlink.program.OnboardingQueuePage.Waiting;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramQuery.FindOnboardingQueue;
import org.mentorlink.program.StepFacts;
import org.mentorlink.program.StepState;
import org.mentorlink.query.program.Book.Page;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

/**
 * Who waits where. Members who are equally far are counted together, so the plan is held against a handful of standings
 * however many members there are.
 */
@Component
final class Queue {

    private static final String COUNT = "count";

    private final QueueEntries entries;
    private final Onboardings onboardings;

    Queue(QueueEntries entries, Onboardings onboardings) {
        this.entries = entries;
        this.onboardings = onboardings;
    }

    /** So many are equally far, the first of them since then. */
    private record Crowd(String standing, StepFacts facts, int count, Instant since) {}

    OnboardingQueuePage of(FindOnboardingQueue query) {
        var book = onboardings.book();
        var page = book.page(query.track());
        var plan = PlanId.of(query.track()).value();
        var crowds = crowds(plan, book.today());
        var steps = page.plan().steps().stream()
                .map(step -> queue(step, page, crowds))
                .toList();
        var wanted = crowds.stream()
                .filter(crowd -> isWanted(crowd, query.step(), page))
                .map(Crowd::standing)
                .toList();
        var rows = wanted.isEmpty() ? List.<QueueEntry>of() : rows(plan, wanted, query);
        var shown = Pages.cut(rows, query.page());
        var views = onboardings.of(shown);
        var waiting = new ArrayList<Waiting>();
        for (var entry : shown) {
            var id = id(entry);
            views.stream()
                    .filter(view -> view.id().equals(id))
                    .findFirst()
                    .ifPresent(view -> waiting.add(new Waiting(key(entry), view)));
        }
        return new OnboardingQueuePage(steps, List.copyOf(waiting), Pages.hasNext(rows, query.page()));
    }

    private List<Crowd> crowds(String plan, LocalDate today) {
        return entries
                .aggregate(List.of(
                        Aggregates.match(eq(QueueEntries.PLAN, plan)),
                        Aggregates.group(
                                "$" + QueueEntries.STANDING,
                                Accumulators.sum(COUNT, 1),
                                Accumulators.min(QueueEntries.SINCE, "$" + QueueEntries.SINCE))))
                .stream()
                .map(group -> new Crowd(
                        group.getString("_id"),
                        QueueEntry.facts(group.getString("_id"), today),
                        group.get(COUNT, Number.class).intValue(),
                        Instant.ofEpochMilli(
                                group.get(QueueEntries.SINCE, Number.class).longValue())))
                .toList();
    }

    private static StepQueue queue(OnboardingStep step, Page page, List<Crowd> crowds) {
        var open = 0;
        var waiting = 0;
        @Nullable Instant since = null;
        for (var crowd : crowds) {
            var isHere = isOpenAt(crowd, step, page);
            var isWaiting = isWaitingAt(crowd, step, page);
            open += isHere ? crowd.count() : 0;
            waiting += isWaiting ? crowd.count() : 0;
            if (isHere || isWaiting) {
                var reached = page.reached(step.key(), crowd.since());
                since = since == null || reached.isBefore(since) ? reached : since;
            }
        }
        return new StepQueue(step, open, waiting, since);
    }

    private static boolean isWanted(Crowd crowd, @Nullable String key, Page page) {
        return page.plan().steps().stream()
                .filter(step -> key == null || step.key().equals(key))
                .anyMatch(step -> isOpenAt(crowd, step, page) || isWaitingAt(crowd, step, page));
    }

    private static boolean isOpenAt(Crowd crowd, OnboardingStep step, Page page) {
        return page.plan().next(crowd.facts()).filter(step::equals).isPresent();
    }

    private static boolean isWaitingAt(Crowd crowd, OnboardingStep step, Page page) {
        return step.state(page.plan().role(), crowd.facts()) == StepState.WAITING_FOR_REVIEW;
    }

    private List<QueueEntry> rows(String plan, List<String> standings, FindOnboardingQueue query) {
        var filters = new ArrayList<Bson>();
        filters.add(eq(QueueEntries.PLAN, plan));
        filters.add(in(QueueEntries.STANDING, standings));
        var after = query.page().after();
        if (after != null) {
            var space = after.indexOf(' ');
            var since = Long.parseLong(after.substring(0, space));
            filters.add(or(
                    gt(QueueEntries.SINCE, since),
                    and(eq(QueueEntries.SINCE, since), gt("_id", after.substring(space + 1)))));
        }
        return entries.list(and(filters), Sorts.ascending(QueueEntries.SINCE, "_id"), Pages.rows(query.page()));
    }

    private static String key(QueueEntry entry) {
        return entry.since().toEpochMilli() + " " + id(entry);
    }

    private static String id(QueueEntry entry) {
        return OnboardingId.of(new MemberId(entry.memberId()), entry.track()).value();
    }
}
