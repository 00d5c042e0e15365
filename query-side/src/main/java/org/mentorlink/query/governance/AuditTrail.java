package org.mentorlink.query.governance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.governance.AuditEntryView.Change;
import org.mentorlink.governance.AuditEntryView.Move;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
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

    /**
     * Oldest first; only what is chained already. What is before or behind the page, or left out of it, is followed, and its
     * place in the chain not looked for.
     *
     * @param after sequence within the subject, of the last entry before the page; -1 for the first page
     * @param most how many at most
     */
    List<AuditEntryView> of(FindAuditTrail query, long after, int most) {
        var subject = query.subject();
        var asOf = query.asOf();
        // From 0: never from a snapshot.
        List<? extends DomainEventMessage<?>> own =
                events.readEvents(subject, 0).asStream().toList();
        var told = new ArrayList<Told>();
        Map<String, @Nullable String> known = new HashMap<>();
        var status = own.isEmpty() ? UNKNOWN : following(own.getFirst().getPayload());
        for (DomainEventMessage<?> event : own) {
            if (told.size() == most) {
                break;
            }
            var fields = HistoryFields.of(event.getPayload(), known);
            // Where it stands among its own does: its status depends on nobody else's.
            var now = status.after(event.getPayload(), Seen.of(event, event.getSequenceNumber()));
            if (now != null) {
                fields.put("status", now);
            }
            var changes = changes(subject, fields, known);
            if (event.getSequenceNumber() > after
                    && !query.without().contains(type(event))
                    && (asOf == null || !event.getTimestamp().isAfter(asOf))) {
                told.add(new Told(event, changes));
            }
        }
        var chained = links.of(told.stream().map(Told::event).toList());
        var entries = new ArrayList<AuditEntryView>();
        for (var one : told) {
            var link = chained.get(one.event().getIdentifier());
            if (link == null) {
                break;
            }
            entries.add(entry(one.event(), link, one.changes()));
        }
        return entries;
    }

    private record Told(DomainEventMessage<?> event, List<Change> changes) {}

    private static AuditEntryView entry(DomainEventMessage<?> event, AuditLink link, List<Change> changes) {
        return new AuditEntryView(
                link.eventId(),
                link.position(),
                Math.toIntExact(event.getSequenceNumber()),
                event.getAggregateIdentifier(),
                type(event),
                link.at(),
                link.actorId(),
                link.actorRole(),
                Flattened.reason(event.getPayload()),
                link.correlationId(),
                link.causationId(),
                changes,
                move(event.getPayload()),
                link.hash());
    }

    private static @Nullable Move move(Object event) {
        return switch (event) {
            case TimeProposed proposed -> new Move(proposed.from(), proposed.to());
            case BookingRescheduled moved -> new Move(moved.from(), moved.to());
            default -> null;
        };
    }

    /** A time that nobody has to agree to is not proposed, although the event that both begin with is one. */
    private static String type(DomainEventMessage<?> event) {
        return event.getPayload() instanceof TimeProposed proposed && proposed.immediate()
                ? MOVE_ASKED
                : event.getPayloadType().getSimpleName();
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
