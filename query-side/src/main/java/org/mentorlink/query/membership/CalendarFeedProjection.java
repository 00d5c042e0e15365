package org.mentorlink.query.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.membership.MemberEvent.CalendarFeedCreated;
import org.mentorlink.membership.MemberEvent.CalendarFeedRevoked;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class CalendarFeedProjection {

    private final CalendarFeeds feeds;

    CalendarFeedProjection(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @EventHandler
    void on(CalendarFeedCreated event, EventMessage<?> message) {
        var seen = Seen.of(message);
        feeds.fold(event.memberId().value(), seen, former -> CalendarFeed.of(event, seen.at()));
    }

    @EventHandler
    void on(CalendarFeedRevoked event, EventMessage<?> message) {
        feeds.fold(event.memberId().value(), Seen.of(message), feed -> null);
    }

    @ResetHandler
    void reset() {
        feeds.clear();
    }
}
