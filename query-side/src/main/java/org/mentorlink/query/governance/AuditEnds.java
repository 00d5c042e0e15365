package org.mentorlink.query.governance;

import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The end of the chain, found by id. Written after the links, so that it never points beyond them. */
@Component
class AuditEnds extends Views<AuditEnd> {

    AuditEnds(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "audit-end", AuditEnd.class);
    }

    @Override
    protected Map<String, Object> keys(AuditEnd end) {
        return Map.of();
    }

    @Override
    protected boolean writtenLast() {
        return true;
    }
}
