package org.mentorlink.query.mentoring;

import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of mentors. */
@Component
class Mentors extends Views<MentorState> {

    static final String APPROVED = "approved";
    static final String RATE = "rateMinor";
    static final String RATING = "rating";
    static final String SEARCH = "search";
    static final String SKILLS = "skills";

    Mentors(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "mentors",
                MentorState.class,
                Indexes.ascending(APPROVED, "_id"),
                Indexes.ascending(SKILLS));
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(MentorState state) {
        var mentor = state.mentor();
        Map<String, @Nullable Object> keys = new HashMap<>();
        keys.put(APPROVED, mentor.approved());
        keys.put(RATE, mentor.hourlyRate().amountMinor());
        keys.put(RATING, mentor.rating());
        keys.put(SKILLS, mentor.skills().stream().map(SearchText::normalised).toList());
        keys.put(SEARCH, searchText(state));
        return keys;
    }

    private static String searchText(MentorState state) {
        var mentor = state.mentor();
        return Stream.concat(
                        Stream.of(state.name(), mentor.company(), mentor.jobTitle(), mentor.bio()),
                        mentor.skills().stream())
                .filter(Objects::nonNull)
                .map(SearchText::normalised)
                .collect(Collectors.joining(" "));
    }
}
