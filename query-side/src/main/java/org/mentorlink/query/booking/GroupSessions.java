package org.mentorlink.query.booking;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of group sessions. */
@Component
class GroupSessions extends Views<GroupSessionView> {

    static final String MENTOR = "mentorId";
    static final String STATUS = "status";
    static final String UNTIL = "until";
    static final String ORDER = "order";

    GroupSessions(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "group-sessions",
                GroupSessionView.class,
                Indexes.ascending(ORDER),
                Indexes.ascending(MENTOR, ORDER));
    }

    @Override
    protected Map<String, Object> keys(GroupSessionView session) {
        return Map.of(
                MENTOR, session.mentorId(),
                STATUS, session.status().name(),
                UNTIL, session.endsAt().toEpochMilli(),
                ORDER, session.order());
    }
}
