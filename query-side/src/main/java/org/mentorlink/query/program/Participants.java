package org.mentorlink.query.program;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import java.util.List;
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

    private static final String MENTORS_IN = "mentorsIn";

    Participants(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "participants",
                ParticipantState.class,
                Indexes.ascending(ADMIN),
                Indexes.ascending(MENTORS_IN));
    }

    /** Who has agreed to mentor in a program. */
    List<ParticipantState> mentorsIn(String programId) {
        return list(eq(MENTORS_IN, programId));
    }

    @Override
    protected Map<String, Object> keys(ParticipantState state) {
        return Map.of(
                ADMIN,
                state.roles().contains(Role.ADMIN),
                MENTORS_IN,
                BlackoutReader.programs(state).stream().sorted().toList());
    }
}
