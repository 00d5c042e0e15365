package org.mentorlink.query.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.CalendarFeedView;
import org.mentorlink.membership.MemberEvent.CalendarFeedCreated;

/** The private address of a member's calendar, as it is found by. */
record CalendarFeed(String memberId, String tokenHash, Instant createdAt) {

    /** Nothing once the member is erased. */
    static @Nullable CalendarFeed of(CalendarFeedCreated event, Instant at) {
        var tokenHash = event.tokenHash().value();
        return tokenHash == null ? null : new CalendarFeed(event.memberId().value(), tokenHash, at);
    }

    CalendarFeedView view() {
        return new CalendarFeedView(memberId, createdAt);
    }

    @Override
    public String toString() {
        return "CalendarFeed[" + memberId + "]";
    }
}
