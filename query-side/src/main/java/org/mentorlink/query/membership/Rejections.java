package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.membership.RejectedRow;
import org.mentorlink.query.membership.Rejections.Rejection;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The rows that imports of the members list did not take. */
@Component
class Rejections extends Views<Rejection> {

    static final String IMPORT = "importId";
    static final String LINE = "line";

    Rejections(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "members_import_rejections", Rejection.class, Indexes.ascending(IMPORT, LINE));
    }

    record Rejection(String importId, RejectedRow row) {}

    static String id(MembersImportId importId, RejectedRow row) {
        return importId.value() + '/' + row.line();
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(Rejection rejection) {
        return Map.of(IMPORT, rejection.importId(), LINE, rejection.row().line());
    }
}
