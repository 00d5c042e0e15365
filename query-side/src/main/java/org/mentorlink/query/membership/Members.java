package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of members. */
@Component
public class Members extends Views<MemberState> {

    static final String EMAIL = "email";
    static final String IDENTITIES = "identities";

    public Members(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "members", MemberState.class, Indexes.ascending(EMAIL), Indexes.ascending(IDENTITIES));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(MemberState state) {
        Map<String, @Nullable Object> keys = new HashMap<>();
        var email = state.person().email();
        keys.put(EMAIL, email == null ? null : normalised(email));
        keys.put(IDENTITIES, List.copyOf(state.signIn().identities()));
        return keys;
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
