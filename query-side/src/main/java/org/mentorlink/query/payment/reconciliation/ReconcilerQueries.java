package org.mentorlink.query.payment.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.FinanceQuery.FindReconciliationProgress;
import org.mentorlink.payment.FinanceQuery.ReadGatewayReport;
import org.mentorlink.payment.FinanceQuery.Reconcile;
import org.mentorlink.payment.GatewayReportEvent.LinesTaken;
import org.mentorlink.payment.GatewayReportEvent.ReportCompleted;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationProgress;
import org.mentorlink.query.booking.OverdueSessions;
import org.mentorlink.query.payment.reconciliation.GatewayReport.Pages;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.Works;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Asks the gateway for its books, and compares. */
@Component
class ReconcilerQueries implements DisposableBean {

    private static final int PAGE = 10_000;
    private static final int READERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventStore events;
    private final QueryGateway queries;
    private final Works works;
    private final Reconciler reconciler;
    private final ExecutorService reading = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("reconciliation").daemon().factory());

    ReconcilerQueries(
            EventLog log,
            EventStore events,
            QueryGateway queries,
            Works works,
            OverdueSessions overdueSessions,
            Clock clock) {
        this.events = events;
        this.works = works;
        this.queries = queries;
        this.reconciler = new Reconciler(log, reading, this::history, overdueSessions::endedBetween, clock);
    }

    @QueryHandler
    @Nullable Reconciled handle(Reconcile query) {
        var period = new Period(query.from(), query.to());
        var reports = new ArrayList<Pages>();
        for (var reportId : query.reportIds()) {
            var report = handedIn(reportId);
            if (report == null) {
                return null;
            }
            reports.add(report);
        }
        if (query.fetched()) {
            reports.add(fetched(period));
        }
        try (var work = works.begin(query.workId())) {
            return reports.isEmpty()
                    ? null
                    : reconciler.reconcile(period, new GatewayReport(GatewayReport.together(reports), reading), work);
        } catch (NoHandlerForQueryException noBooks) {
            return null;
        } catch (Movements.TooMany tooMany) {
            return Reconciled.TOO_MUCH;
        } catch (GatewayReport.Implausible implausible) {
            return Reconciled.implausible(implausible.reference());
        }
    }

    @QueryHandler
    ReconciliationProgress handle(FindReconciliationProgress query) {
        return reconciler.progress();
    }

    private Iterator<? extends DomainEventMessage<?>> history(String aggregateId) {
        return events.readEvents(aggregateId, 0).asStream().iterator();
    }

    /** Nothing, where there is no such report or not all of its lines have come. */
    private @Nullable Pages handedIn(String reportId) {
        var last = events.lastSequenceNumberFor(reportId);
        return last.isPresent() && isComplete(reportId, last.get())
                ? page -> events.readEvents(reportId, 0)
                        .asStream()
                        .filter(event -> event.getPayloadType() == LinesTaken.class)
                        .forEach(event -> page.accept(() -> ((LinesTaken) event.getPayload()).gatewayLines()))
                : null;
    }

    private boolean isComplete(String reportId, long last) {
        var own = events.readEvents(reportId, last);
        return own.hasNext() && own.next().getPayload() instanceof ReportCompleted;
    }

    private Pages fetched(Period period) {
        return page -> {
            @Nullable String after = null;
            do {
                var found = ask(new ReadGatewayReport(period.earliest(), period.latest(), after, PAGE));
                page.accept(found::lines);
                after = found.next();
            } while (after != null);
        };
    }

    private GatewayReportPage ask(ReadGatewayReport query) {
        try {
            @Nullable GatewayReportPage page = queries.query(query, GatewayReportPage.class)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            if (page == null) {
                throw new NoHandlerForQueryException("no gateway tells its books");
            }
            return page;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void destroy() {
        reading.shutdownNow();
    }
}
