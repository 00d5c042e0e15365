package org.mentorlink.query.program;

import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of the plans that somebody has configured. */
@Component
class Plans extends Views<ConfiguredPlan> {

    Plans(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "onboarding-plans", ConfiguredPlan.class);
    }

    @Override
    protected Map<String, Object> keys(ConfiguredPlan plan) {
        return Map.of();
    }
}
