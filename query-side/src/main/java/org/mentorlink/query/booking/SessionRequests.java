package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.Map;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of requests for a session without a time. */
@Component
class SessionRequests extends Views<SessionRequestView> {

    static final String MENTEE = "menteeId";
    static final String MENTOR_MEMBER = "mentorMemberId";
    static final String OPEN = "open";
    static final String ORDER = "requestedPosition";

    SessionRequests(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "session-requests",
                SessionRequestView.class,
                Indexes.descending(ORDER),
                Indexes.compoundIndex(Indexes.ascending(MENTEE), Indexes.descending(ORDER)),
                Indexes.compoundIndex(Indexes.ascending(MENTOR_MEMBER), Indexes.descending(ORDER)),
                Indexes.compoundIndex(Indexes.ascending(MENTEE, OPEN), Indexes.descending(ORDER)),
                Indexes.compoundIndex(Indexes.ascending(MENTOR_MEMBER, OPEN), Indexes.descending(ORDER)));
    }

    /** How many are open, up to a hundred. */
    int open(String memberId, Party party) {
        var theirs = eq(party == Party.MENTOR ? MENTOR_MEMBER : MENTEE, memberId);
        return list(and(theirs, eq(OPEN, true)), Sorts.descending(ORDER), 100).size();
    }

    @Override
    protected Map<String, Object> keys(SessionRequestView request) {
        return Map.of(
                MENTEE, request.menteeId(),
                MENTOR_MEMBER, request.mentorMemberId(),
                OPEN, request.status() == SessionRequestStatus.OPEN,
                ORDER, request.requestedPosition());
    }
}
