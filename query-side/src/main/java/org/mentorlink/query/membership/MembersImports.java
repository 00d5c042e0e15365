package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MembersImportView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of imports of the members list. */
@Component
class MembersImports extends Views<MembersImportView> {

    static final String BEGUN = "begunPosition";
    static final String RUNNING = "running";

    MembersImports(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "members_imports", MembersImportView.class, Indexes.descending(BEGUN));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(MembersImportView view) {
        return Map.of(BEGUN, view.position(), RUNNING, view.outcome() == null);
    }
}
