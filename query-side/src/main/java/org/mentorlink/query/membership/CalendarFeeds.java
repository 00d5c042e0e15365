package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of the private addresses of calendars, by member. */
@Component
public class CalendarFeeds extends Views<CalendarFeed> {

    private static final String TOKEN_HASH = "tokenHash";

    private final Members members;

    CalendarFeeds(BatchedWrites writes, MongoTemplate mongo, Members members) {
        super(writes, mongo, "calendar-feeds", CalendarFeed.class, Indexes.ascending(TOKEN_HASH));
        this.members = members;
    }

    @Override
    protected Map<String, ? extends @Nullable Object> keys(CalendarFeed feed) {
        return Map.of(TOKEN_HASH, feed.tokenHash());
    }

    /** Whose calendar is read under an address; nobody's where they are shut out. */
    public Optional<MemberState> ownerOf(String tokenHash) {
        return list(eq(TOKEN_HASH, tokenHash)).stream()
                .findFirst()
                .flatMap(feed -> members.find(feed.memberId()))
                .filter(owner -> mayRead(owner.member().status()));
    }

    private static boolean mayRead(MemberStatus status) {
        return switch (status) {
            case PENDING, ACTIVE -> true;
            case SUSPENDED, INACTIVE -> false;
        };
    }
}
