package org.mentorlink.query.payment.reconciliation;

import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayReportId;
import org.mentorlink.payment.MoreBreaks;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.payment.ReconciliationEvent.BreakAssigned;
import org.mentorlink.payment.ReconciliationEvent.BreakReopened;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.MoreBreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.payment.ReconciliationView;
import org.mentorlink.payment.ReconciliationView.BreakView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.Views;
import org.mentorlink.shared.Personal;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of reconciliations. */
@Component
class Reconciliations extends Views<ReconciliationView> {

    static final String RAN = "ranPosition";

    Reconciliations(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "reconciliations", ReconciliationView.class, Indexes.descending(RAN));
    }

    @Override
    protected Map<String, Object> keys(ReconciliationView view) {
        return Map.of(RAN, view.ranPosition());
    }

    static @Nullable ReconciliationView evolve(
            @Nullable ReconciliationView view, ReconciliationEvent event, Seen seen) {
        if (event instanceof ReconciliationRun run) {
            return begun(run, seen);
        }
        return view == null
                ? null
                : switch (event) {
                    case ReconciliationRun run -> view;
                    case BreaksFound found -> with(view, added(view, found));
                    case MoreBreaksFound found -> with(view, view.breaks(), found.more());
                    case BreakAssigned assigned ->
                        changed(
                                view,
                                assigned.number(),
                                one -> assigned(one, assigned.assigneeId().value()));
                    case BreakResolved resolved ->
                        changed(view, resolved.number(), one -> resolved(one, resolved, seen.at()));
                    case BreakReopened reopened -> changed(view, reopened.number(), Reconciliations::reopened);
                };
    }

    private static ReconciliationView begun(ReconciliationRun run, Seen seen) {
        return new ReconciliationView(
                run.reconciliationId().value(),
                run.from(),
                run.to(),
                run.position(),
                run.matched(),
                List.of(),
                seen.at(),
                seen.position(),
                reports(run),
                run.fetched() == null ? run.reportId() == null : run.fetched(),
                run.bookings(),
                List.of());
    }

    private static List<String> reports(ReconciliationRun run) {
        return run.reportIds() != null
                ? run.reportIds().stream().map(GatewayReportId::value).toList()
                : run.reportId() == null ? List.of() : List.of(run.reportId().value());
    }

    private static List<BreakView> added(ReconciliationView view, BreaksFound found) {
        var breaks = new ArrayList<>(view.breaks());
        found.breaks()
                .forEach(one -> breaks.add(new BreakView(one, Explanation.of(one), null, false, null, null, null)));
        return breaks;
    }

    private static ReconciliationView changed(ReconciliationView view, int number, UnaryOperator<BreakView> change) {
        return with(
                view,
                view.breaks().stream()
                        .map(one -> one.facts().number() == number ? change.apply(one) : one)
                        .toList());
    }

    private static BreakView assigned(BreakView one, String assigneeId) {
        return new BreakView(
                one.facts(),
                one.explanation(),
                assigneeId,
                one.resolved(),
                one.resolution(),
                one.resolvedBy(),
                one.resolvedAt());
    }

    private static BreakView resolved(BreakView one, BreakResolved event, Instant at) {
        return new BreakView(
                one.facts(),
                one.explanation(),
                one.assigneeId(),
                true,
                Personal.valueOf(event.reason()),
                event.memberId().value(),
                at);
    }

    private static BreakView reopened(BreakView one) {
        return new BreakView(one.facts(), one.explanation(), one.assigneeId(), false, null, null, null);
    }

    private static ReconciliationView with(ReconciliationView view, List<BreakView> breaks) {
        return with(view, breaks, view.more());
    }

    private static ReconciliationView with(ReconciliationView view, List<BreakView> breaks, List<MoreBreaks> more) {
        return new ReconciliationView(
                view.id(),
                view.from(),
                view.to(),
                view.position(),
                view.matched(),
                List.copyOf(breaks),
                view.ranAt(),
                view.ranPosition(),
                view.reportIds(),
                view.fetched(),
                view.bookings(),
                more);
    }
}
