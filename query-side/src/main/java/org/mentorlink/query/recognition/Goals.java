package org.mentorlink.query.recognition;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.mentorlink.recognition.GoalView;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of goals. */
@Component
class Goals extends Views<GoalView> {

    static final String MEMBER = "memberId";
    static final String SET_POSITION = "setPosition";
    static final String STATUS = "status";

    Goals(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "goals",
                GoalView.class,
                Indexes.compoundIndex(Indexes.ascending(MEMBER), Indexes.descending(SET_POSITION)));
    }

    @Override
    protected Map<String, Object> keys(GoalView goal) {
        return Map.of(
                MEMBER, goal.memberId(),
                SET_POSITION, goal.setPosition(),
                STATUS, goal.status().name());
    }
}
