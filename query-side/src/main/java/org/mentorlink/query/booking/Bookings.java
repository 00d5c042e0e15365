package org.mentorlink.query.booking;

import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of bookings. */
@Component
class Bookings extends Views<BookingView> {

    static final String MENTEE = "menteeId";
    static final String MENTOR_MEMBER = "mentorMemberId";
    static final String REQUESTED_POSITION = "requestedPosition";
    static final String STATUS = "status";

    /** By start, see {@link BookingView#agendaKey()}. */
    static final String AGENDA = "agenda";

    static final String LIVE = "live";
    static final String OPEN_DISPUTE = "openDispute";

    Bookings(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "bookings",
                BookingView.class,
                Indexes.descending(REQUESTED_POSITION),
                Indexes.compoundIndex(Indexes.ascending(MENTEE), Indexes.descending(REQUESTED_POSITION)),
                Indexes.compoundIndex(Indexes.ascending(MENTOR_MEMBER), Indexes.descending(REQUESTED_POSITION)),
                Indexes.ascending(MENTEE, MENTOR_MEMBER, STATUS),
                Indexes.compoundIndex(Indexes.ascending(OPEN_DISPUTE), Indexes.descending(REQUESTED_POSITION)),
                Indexes.ascending(LIVE, AGENDA),
                Indexes.ascending(MENTEE, LIVE, AGENDA),
                Indexes.ascending(MENTOR_MEMBER, LIVE, AGENDA));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(BookingView booking) {
        Map<String, @Nullable Object> keys = new HashMap<>(Tally.keys(booking));
        keys.put(MENTEE, booking.menteeId());
        keys.put(MENTOR_MEMBER, booking.mentorMemberId());
        keys.put(REQUESTED_POSITION, booking.requestedPosition());
        keys.put(STATUS, booking.status().name());
        keys.put(AGENDA, booking.agendaKey());
        keys.put(LIVE, booking.status().isLive());
        keys.put(OPEN_DISPUTE, booking.hasOpenDispute());
        return keys;
    }
}
