package org.mentorlink.query.program;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.program.PlanId;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of the queues, by id of the onboarding. */
@Component
class QueueEntries extends Views<QueueEntry> {

    static final String PLAN = "plan";
    static final String STANDING = "standing";
    static final String SINCE = "since";

    QueueEntries(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "onboarding-queue",
                QueueEntry.class,
                Indexes.ascending(PLAN, SINCE, "_id"),
                Indexes.ascending(PLAN, STANDING));
    }

    @Override
    protected Map<String, Object> keys(QueueEntry entry) {
        return Map.of(
                PLAN,
                PlanId.of(entry.track()).value(),
                STANDING,
                entry.standing(),
                SINCE,
                entry.since().toEpochMilli());
    }
}
