package org.mentorlink.query.membership;

import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.CalendarFeedView;
import org.mentorlink.membership.MemberQuery.FindCalendarFeed;
import org.springframework.stereotype.Component;

@Component
class CalendarFeedQueries {

    private final CalendarFeeds feeds;

    CalendarFeedQueries(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @QueryHandler
    @Nullable CalendarFeedView handle(FindCalendarFeed query) {
        return feeds.find(query.memberId()).map(CalendarFeed::view).orElse(null);
    }
}
