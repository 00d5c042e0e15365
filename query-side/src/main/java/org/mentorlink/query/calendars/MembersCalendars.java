package org.mentorlink.query.calendars;

import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of the calendars that members keep elsewhere, found by their ids alone. */
@Component
public class MembersCalendars extends Views<MemberCalendars> {

    public MembersCalendars(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "outside-calendars", MemberCalendars.class);
    }

    @Override
    protected Map<String, Object> keys(MemberCalendars calendars) {
        return Map.of();
    }
}
