package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Indexes;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.mentorlink.shared.TimeSlot;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of all calendars, one document for each reservation. */
@Component
public class Reservations extends Views<Reservation> {

    private static final String CALENDAR = "calendarId";
    private static final String FROM = "from";
    private static final String TO = "to";

    public Reservations(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "reservations", Reservation.class, Indexes.ascending(CALENDAR, FROM));
    }

    @Override
    protected Map<String, Object> keys(Reservation reservation) {
        return Map.of(
                CALENDAR, reservation.calendarId(),
                FROM, Date.from(reservation.slot().startsAt()),
                TO, Date.from(reservation.slot().endsAt()));
    }

    public List<Reservation> overlapping(Collection<String> calendars, TimeSlot time) {
        return list(
                and(in(CALENDAR, calendars), lt(FROM, Date.from(time.endsAt())), gt(TO, Date.from(time.startsAt()))));
    }
}
