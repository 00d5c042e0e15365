package org.mentorlink.query.mentoring;

import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of mentors, read by id; they are searched for elsewhere. */
@Component
class Mentors extends Views<MentorState> {

    Mentors(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "mentors", MentorState.class);
    }

    @Override
    protected Map<String, ?> keys(MentorState state) {
        return Map.of();
    }
}
