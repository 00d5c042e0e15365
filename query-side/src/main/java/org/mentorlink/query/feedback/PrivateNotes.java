package org.mentorlink.query.feedback;

import java.util.Map;
import org.mentorlink.feedback.PrivateNotesView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of private notes, found by their id alone. */
@Component
class PrivateNotes extends Views<PrivateNotesView> {

    PrivateNotes(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "private-notes", PrivateNotesView.class);
    }

    @Override
    protected Map<String, Object> keys(PrivateNotesView notes) {
        return Map.of();
    }
}
