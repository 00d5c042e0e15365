package org.mentorlink.query.governance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.governance.AuditEntryView.Change;
import org.springframework.stereotype.Component;

/**
 * One subject's history. What happened is read from the event log, where what was erased is absent; where it stands in
 * the chain, from its links.
 */
@Component
class AuditTrail {

    private final EventStore events;
    private final AuditLinks links;

    AuditTrail(EventStore events, AuditLinks links) {
        this.events = events;
        this.links = links;
    }

    /** Oldest first; only what is chained already. */
    List<AuditEntryView> of(String subject) {
        // From 0: never from a snapshot.
        List<? extends DomainEventMessage<?>> own =
                events.readEvents(subject, 0).asStream().toList();
        var chained = links.of(own);
        var entries = new ArrayList<AuditEntryView>();
        Map<String, @Nullable String> known = new HashMap<>();
        for (DomainEventMessage<?> event : own) {
            var link = chained.get(event.getIdentifier());
            if (link == null) {
                break;
            }
            entries.add(entry(event, link, changes(subject, event.getPayload(), known)));
        }
        return entries;
    }

    private static AuditEntryView entry(DomainEventMessage<?> event, AuditLink link, List<Change> changes) {
        return new AuditEntryView(
                link.eventId(),
                link.position(),
                Math.toIntExact(event.getSequenceNumber()),
                event.getAggregateIdentifier(),
                link.type(),
                link.at(),
                link.actorId(),
                link.actorRole(),
                Flattened.reason(event.getPayload()),
                link.correlationId(),
                link.causationId(),
                changes,
                link.hash());
    }

    private static List<Change> changes(String subject, Object event, Map<String, @Nullable String> known) {
        var changes = new ArrayList<Change>();
        Flattened.fields(event).forEach((field, after) -> {
            var before = known.put(field, after);
            if (!Objects.equals(before, after) && !subject.equals(after)) {
                changes.add(new Change(field, before, after));
            }
        });
        return List.copyOf(changes);
    }
}
