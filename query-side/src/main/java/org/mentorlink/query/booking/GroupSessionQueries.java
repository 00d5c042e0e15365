package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.GroupSessionPage;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSessions;
import org.mentorlink.booking.GroupSessionQuery.ListGroupSessions;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.GroupSessionViews;
import org.mentorlink.query.shared.Pages;
import org.mentorlink.shared.Settings;
import org.springframework.stereotype.Component;

@Component
class GroupSessionQueries {

    private final GroupSessions sessions;

    GroupSessionQueries(GroupSessions sessions) {
        this.sessions = sessions;
    }

    @QueryHandler
    @Nullable GroupSessionView handle(FindGroupSession query) {
        return sessions.find(query.groupSessionId()).orElse(null);
    }

    @QueryHandler
    GroupSessionViews handle(FindGroupSessions query) {
        return new GroupSessionViews(sessions.findAll(query.groupSessionIds()));
    }

    @QueryHandler
    GroupSessionPage handle(ListGroupSessions query) {
        var rows = sessions.list(filter(query), Sorts.ascending(GroupSessions.ORDER), Pages.rows(query.page()));
        return new GroupSessionPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    /** What has not ended has begun within the longest time a session lasts, so what came before is not looked at. */
    private static String after(ListGroupSessions query) {
        var page = Objects.requireNonNullElse(query.page().after(), "");
        var ending = query.endingAfter();
        var first = ending == null ? "" : GroupSessionView.orderFrom(ending.minus(Settings.GROUP_SESSION));
        return page.compareTo(first) > 0 ? page : first;
    }

    private static Bson filter(ListGroupSessions query) {
        var filters = new ArrayList<Bson>();
        filters.add(gt(GroupSessions.ORDER, after(query)));
        if (query.mentorId() != null) {
            filters.add(eq(GroupSessions.MENTOR, query.mentorId()));
        }
        if (query.endingAfter() != null) {
            filters.add(gt(GroupSessions.UNTIL, query.endingAfter().toEpochMilli()));
        }
        if (!query.statuses().isEmpty()) {
            filters.add(in(
                    GroupSessions.STATUS,
                    query.statuses().stream().map(Enum::name).toList()));
        }
        return and(filters);
    }
}
