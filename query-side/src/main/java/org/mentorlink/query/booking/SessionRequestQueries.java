package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingQuery.FindSessionRequest;
import org.mentorlink.booking.BookingQuery.ListSessionRequests;
import org.mentorlink.booking.SessionRequestPage;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class SessionRequestQueries {

    private final SessionRequests requests;

    SessionRequestQueries(SessionRequests requests) {
        this.requests = requests;
    }

    @QueryHandler
    @Nullable SessionRequestView handle(FindSessionRequest query) {
        return requests.find(query.sessionRequestId()).orElse(null);
    }

    @QueryHandler
    SessionRequestPage handle(ListSessionRequests query) {
        var rows = requests.list(filter(query), Sorts.descending(SessionRequests.ORDER), Pages.rows(query.page()));
        return new SessionRequestPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    private static Bson filter(ListSessionRequests query) {
        var filters = new ArrayList<Bson>();
        filters.add(lt(SessionRequests.ORDER, Pages.after(query.page(), Long.MAX_VALUE)));
        var people = new ArrayList<Bson>();
        if (query.menteeId() != null) {
            people.add(eq(SessionRequests.MENTEE, query.menteeId()));
        }
        if (query.mentorMemberId() != null) {
            people.add(eq(SessionRequests.MENTOR_MEMBER, query.mentorMemberId()));
        }
        if (!people.isEmpty()) {
            filters.add(or(people));
        }
        if (query.open()) {
            filters.add(eq(SessionRequests.OPEN, true));
        }
        return and(filters);
    }
}
