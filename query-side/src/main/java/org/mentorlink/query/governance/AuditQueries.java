package org.mentorlink.query.governance;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.governance.AuditPage;
import org.mentorlink.governance.AuditVerification;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
import org.mentorlink.governance.GovernanceQuery.VerifyAudit;
import org.mentorlink.query.governance.AuditChain.StoredEvent;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.Pages;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.StoredPayload;
import org.mentorlink.query.shared.Works;
import org.mentorlink.shared.WorkQuery.WorkStage;
import org.springframework.stereotype.Component;

@Component
class AuditQueries {

    private final AuditTrail trail;
    private final AuditLinks links;
    private final EventStore events;
    private final EventLog log;
    private final StoredPayload payloads;
    private final Works works;

    AuditQueries(
            AuditTrail trail, AuditLinks links, EventStore events, EventLog log, StoredPayload payloads, Works works) {
        this.trail = trail;
        this.links = links;
        this.events = events;
        this.log = log;
        this.payloads = payloads;
        this.works = works;
    }

    @QueryHandler
    AuditPage handle(FindAuditTrail query) {
        var after = Pages.after(query.page(), -1);
        var rows = trail.of(query, after, Pages.rows(query.page()));
        return new AuditPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    /** Reads the whole log; for auditors, not for every page view. */
    @QueryHandler
    AuditVerification handle(VerifyAudit query) {
        try (var work = works.begin(query.workId());
                var stream = events.openStream(null)) {
            var all = log.head() + 1;
            return AuditChain.verify(
                    new StoredEvents(stream, payloads),
                    new AllLinks(links),
                    position -> work.reached(WorkStage.TRAIL, position + 1, Math.max(all, position + 1)));
        }
    }

    /** The events of the log, in order. */
    private record StoredEvents(BlockingStream<TrackedEventMessage<?>> stream, StoredPayload payloads)
            implements Iterator<StoredEvent> {

        private static final int PATIENCE_MILLIS = 2_000;

        /** Asked only where a link says that there is one; a store in another process takes a moment to send it. */
        @Override
        public boolean hasNext() {
            try {
                return stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        @Override
        public StoredEvent next() {
            try {
                var event = stream.nextAvailable();
                return AuditProjection.stored(event, Seen.of(event).position(), payloads);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        private static IllegalStateException interrupted(InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted while reading the log", e);
        }
    }

    /** The links of the chain, in order. */
    private static final class AllLinks implements Iterator<AuditLink> {

        private static final int ROWS = 5_000;

        private final AuditLinks links;
        private final Queue<AuditLink> read = new ArrayDeque<>();
        private long position = -1;

        private AllLinks(AuditLinks links) {
            this.links = links;
        }

        @Override
        public boolean hasNext() {
            if (read.isEmpty()) {
                read.addAll(links.after(position, ROWS));
            }
            return !read.isEmpty();
        }

        @Override
        public AuditLink next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var link = read.remove();
            position = link.position();
            return link;
        }
    }
}
