package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.mentorlink.membership.InvitationView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of invitations to the staff. */
@Component
class Invitations extends Views<InvitationView> {

    static final String MADE = "madePosition";

    Invitations(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "invitations", InvitationView.class, Indexes.descending(MADE));
    }

    @Override
    protected Map<String, ?> keys(InvitationView view) {
        return Map.of(MADE, view.position());
    }
}
