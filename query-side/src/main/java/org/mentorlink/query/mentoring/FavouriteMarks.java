package org.mentorlink.query.mentoring;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of favourites, one document for each mark; a member has at most 500. */
@Component
public class FavouriteMarks extends Views<FavouriteMark> {

    private static final String MEMBER = "memberId";
    private static final String MENTOR = "mentorId";
    private static final String MARKED_AT = "markedAt";
    private static final int MOST = 500;

    FavouriteMarks(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "favourites", FavouriteMark.class, Indexes.ascending(MEMBER));
    }

    @Override
    protected Map<String, Object> keys(FavouriteMark mark) {
        return Map.of(MEMBER, mark.memberId(), MENTOR, mark.mentorId(), MARKED_AT, mark.markedAt());
    }

    /** The last marked first. */
    public List<FavouriteMark> of(String memberId) {
        return list(eq(MEMBER, memberId), Sorts.descending(MARKED_AT), MOST);
    }

    /** Those of the member, by mentor id. */
    public List<String> mentorIds(String memberId) {
        return of(memberId).stream().map(FavouriteMark::mentorId).toList();
    }

    public List<String> among(String memberId, Collection<String> mentorIds) {
        return list(and(eq(MEMBER, memberId), in(MENTOR, mentorIds))).stream()
                .map(FavouriteMark::mentorId)
                .toList();
    }
}
