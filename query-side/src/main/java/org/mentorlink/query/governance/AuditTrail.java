package org.mentorlink.query.governance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.governance.AuditEntryView.Change;
import org.mentorlink.query.shared.Lifecycle;
import org.mentorlink.query.shared.Lifecycle.Following;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/**
 * One subject's history. What happened is read from the event log, where what was erased is absent; where it stands in
 * the chain, from its links.
 */
@Component
class AuditTrail {

    private static final String MOVE_ASKED = "RescheduleRequested";

    /** Of a subject whose kind has no status. */
    private static final Following UNKNOWN = (event, seen) -> null;

    private final EventStore events;
    private final AuditLinks links;
    private final List<Lifecycle> lifecycles;

    AuditTrail(EventStore events, AuditLinks links, List<Lifecycle> lifecycles) {
        this.events = events;
        this.links = links;
        this.lifecycles = lifecycles;
    }

    /** Oldest first; only what is chained already. */
    List<AuditEntryView> of(String subject) {
        // From 0: never from a snapshot.
        List<? extends DomainEventMessage<?>> own =
                events.readEvents(subject, 0).asStream().toList();
        var chained = links.of(own);
        var entries = new ArrayList<AuditEntryView>();
        Map<String, @Nullable String> known = new HashMap<>();
        var status = own.isEmpty() ? UNKNOWN : following(own.getFirst().getPayload());
        for (DomainEventMessage<?> event : own) {
            var link = chained.get(event.getIdentifier());
            if (link == null) {
                break;
            }
            var fields = HistoryFields.of(event.getPayload(), known);
            var now = status.after(event.getPayload(), Seen.of(event, link.position()));
            if (now != null) {
                fields.put("status", now);
            }
            entries.add(entry(event, link, changes(subject, fields, known)));
        }
        return entries;
    }

    private static AuditEntryView entry(DomainEventMessage<?> event, AuditLink link, List<Change> changes) {
        return new AuditEntryView(
                link.eventId(),
                link.position(),
                Math.toIntExact(event.getSequenceNumber()),
                event.getAggregateIdentifier(),
                type(event.getPayload(), link),
                link.at(),
                link.actorId(),
                link.actorRole(),
                Flattened.reason(event.getPayload()),
                link.correlationId(),
                link.causationId(),
                changes,
                link.hash());
    }

    /** A time that nobody has to agree to is not proposed, although the event that both begin with is one. */
    private static String type(Object event, AuditLink link) {
        return event instanceof TimeProposed proposed && proposed.immediate() ? MOVE_ASKED : link.type();
    }

    private Following following(Object firstEvent) {
        return lifecycles.stream()
                .filter(lifecycle -> lifecycle.knows(firstEvent))
                .findFirst()
                .map(Lifecycle::follow)
                .orElse(UNKNOWN);
    }

    private static List<Change> changes(
            String subject, Map<String, @Nullable String> fields, Map<String, @Nullable String> known) {
        var changes = new ArrayList<Change>();
        fields.forEach((field, after) -> {
            var before = known.put(field, after);
            if (!Objects.equals(before, after) && !subject.equals(after)) {
                changes.add(new Change(field, before, after));
            }
        });
        return List.copyOf(changes);
    }
}
