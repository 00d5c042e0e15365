package org.mentorlink.query.membership;

import com.mongodb.client.model.Indexes;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of members. */
@Component
public class Members extends Views<MemberState> {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    static final String EMAIL = "email";
    static final String IDENTITIES = "identities";

    static final String ROLES = "roles";
    static final String STATUS = "status";
    static final String SEARCH = "search";

    public Members(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "members",
                MemberState.class,
                Indexes.ascending(EMAIL),
                Indexes.ascending(IDENTITIES),
                Indexes.ascending(ROLES),
                Indexes.ascending(STATUS));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(MemberState state) {
        Map<String, @Nullable Object> keys = new HashMap<>();
        var email = state.person().email();
        keys.put(EMAIL, email == null ? null : normalised(email));
        keys.put(IDENTITIES, List.copyOf(state.signIn().identities()));
        keys.put(ROLES, state.standing().roles().stream().map(Enum::name).toList());
        keys.put(STATUS, state.standing().status().name());
        keys.put(SEARCH, searched(state.name() + ' ' + (email == null ? "" : email)));
        return keys;
    }

    /** Lower case, without accents. */
    static String searched(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
