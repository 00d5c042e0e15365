package org.mentorlink.query.booking;

import com.mongodb.client.model.Indexes;
import java.util.Map;
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

    Bookings(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "bookings",
                BookingView.class,
                Indexes.descending(REQUESTED_POSITION),
                Indexes.compoundIndex(Indexes.ascending(MENTEE), Indexes.descending(REQUESTED_POSITION)),
                Indexes.compoundIndex(Indexes.ascending(MENTOR_MEMBER), Indexes.descending(REQUESTED_POSITION)));
    }

    @Override
    protected Map<String, Object> keys(BookingView booking) {
        return Map.of(
                MENTEE, booking.menteeId(),
                MENTOR_MEMBER, booking.mentorMemberId(),
                REQUESTED_POSITION, booking.requestedPosition(),
                STATUS, booking.status().name());
    }
}
