package org.mentorlink.query.booking;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The sessions that took place, one document each, so that counting them twice is not possible. */
@Component
public class HeldSessions extends Views<HeldSession> {

    private static final String MENTOR = "mentorId";
    private static final String AT = "at";

    public HeldSessions(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "held-sessions", HeldSession.class, Indexes.ascending(MENTOR));
    }

    @Override
    protected Map<String, Object> keys(HeldSession session) {
        return Map.of(MENTOR, session.mentorId(), AT, session.at().toEpochMilli());
    }

    /** How many this mentor had held by that moment. */
    public int of(String mentorId, Instant moment) {
        return list(Filters.and(Filters.eq(MENTOR, mentorId), Filters.lte(AT, moment.toEpochMilli())))
                .size();
    }

    /** How many each of these mentors has held; those without any are left out. */
    public Map<String, Integer> byMentor(Collection<String> mentorIds) {
        return aggregate(List.of(
                        Aggregates.match(Filters.in(MENTOR, mentorIds)),
                        Aggregates.group('$' + MENTOR, Accumulators.sum("sessions", 1))))
                .stream()
                .collect(Collectors.toMap(
                        row -> row.getString("_id"),
                        row -> row.get("sessions", Number.class).intValue()));
    }
}
