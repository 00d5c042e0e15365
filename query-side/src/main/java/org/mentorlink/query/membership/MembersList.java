package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The members list: one entry for each address, under its fingerprint. */
@Component
class MembersList extends Views<ListedMemberView> {

    static final String EMAIL = "email";

    MembersList(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "members_list", ListedMemberView.class, Indexes.ascending(EMAIL));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(ListedMemberView view) {
        Map<String, @Nullable Object> keys = new HashMap<>();
        var email = view.email();
        keys.put(EMAIL, email == null ? null : Members.normalised(email));
        return keys;
    }
}
