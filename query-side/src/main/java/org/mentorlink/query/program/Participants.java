package org.mentorlink.query.program;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.membership.Role;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of what is known of each member's onboardings, by id of the member. */
@Component
class Participants extends Views<ParticipantState> {

    static final String ADMIN = "admin";

    Participants(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "participants", ParticipantState.class, Indexes.ascending(ADMIN));
    }

    @Override
    protected Map<String, Object> keys(ParticipantState state) {
        return Map.of(ADMIN, state.roles().contains(Role.ADMIN));
    }
}
