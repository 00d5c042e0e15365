package org.mentorlink.query.booking;

import java.util.Map;
import org.mentorlink.booking.PreSessionFormsView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of what mentors ask before sessions, found by their id alone. */
@Component
class PreSessionForms extends Views<PreSessionFormsView> {

    PreSessionForms(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "pre-session-forms", PreSessionFormsView.class);
    }

    @Override
    protected Map<String, Object> keys(PreSessionFormsView forms) {
        return Map.of();
    }
}
