package org.mentorlink.query.governance;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The chain over all events, one link each. */
@Component
public class AuditLinks extends Views<AuditLink> {

    private static final String POSITION = "position";

    public AuditLinks(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "audit", AuditLink.class, Indexes.ascending(POSITION));
    }

    @Override
    protected Map<String, Object> keys(AuditLink link) {
        return Map.of();
    }

    /** By event id; found by id, which needs no other index. */
    Map<String, AuditLink> of(Collection<? extends EventMessage<?>> events) {
        return findAll(events.stream().map(EventMessage::getIdentifier).toList()).stream()
                .collect(Collectors.toMap(AuditLink::eventId, link -> link));
    }

    /** Position by event id. */
    public Map<String, Long> positionsOf(Collection<? extends EventMessage<?>> events) {
        return of(events).values().stream().collect(Collectors.toMap(AuditLink::eventId, AuditLink::position));
    }

    /** Hash by event id; absent of what is not chained yet. */
    public Map<String, String> hashesOf(Collection<? extends EventMessage<?>> events) {
        return of(events).values().stream().collect(Collectors.toMap(AuditLink::eventId, AuditLink::hash));
    }

    List<AuditLink> after(long position, int most) {
        return list(gt(POSITION, position), Sorts.ascending(POSITION), most);
    }
}
