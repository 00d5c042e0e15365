package org.mentorlink.query.booking;

import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of all calendars, found by their ids alone. */
@Component
public class BusyCalendars extends Views<BusyCalendar> {

    public BusyCalendars(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "busy-calendars", BusyCalendar.class);
    }

    @Override
    protected Map<String, Object> keys(BusyCalendar calendar) {
        return Map.of();
    }
}
