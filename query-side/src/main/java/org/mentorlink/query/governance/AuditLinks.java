package org.mentorlink.query.governance;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The chain over all events, one link each. */
@Component
public class AuditLinks extends Views<AuditLink> {

    private static final String POSITION = "position";
    private static final String SUBJECT = "subject";

    public AuditLinks(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "audit", AuditLink.class, Indexes.ascending(POSITION), Indexes.ascending(SUBJECT));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(AuditLink link) {
        Map<String, @Nullable Object> keys = new HashMap<>();
        keys.put(SUBJECT, link.subject());
        return keys;
    }

    /** By event id; those of a subject's trail. */
    Map<String, AuditLink> of(String subject) {
        return list(eq(SUBJECT, subject)).stream().collect(Collectors.toMap(AuditLink::eventId, link -> link));
    }

    /** Position by event id. */
    public Map<String, Long> positionsOf(String subject) {
        return list(eq(SUBJECT, subject)).stream().collect(Collectors.toMap(AuditLink::eventId, AuditLink::position));
    }

    Optional<AuditLink> last() {
        return list(new Document(), Sorts.descending(POSITION), 1).stream().findFirst();
    }

    List<AuditLink> after(long position, int most) {
        return list(gt(POSITION, position), Sorts.ascending(POSITION), most);
    }
}
