package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of documents. */
@Component
class Documents extends Views<DocumentView> {

    static final String MEMBER = "memberId";
    static final String STATUS = "status";
    static final String SUBMITTED_POSITION = "submittedPosition";

    Documents(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "documents",
                DocumentView.class,
                Indexes.ascending(MEMBER),
                Indexes.ascending(STATUS, SUBMITTED_POSITION));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(DocumentView document) {
        return Map.of(
                MEMBER,
                document.memberId(),
                STATUS,
                document.status().name(),
                SUBMITTED_POSITION,
                document.submittedPosition());
    }
}
