package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingPage;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.BookingQuery.ListAgenda;
import org.mentorlink.booking.DashboardView;
import org.mentorlink.booking.DashboardView.RatingMonth;
import org.mentorlink.booking.Party;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.query.feedback.Reviews;
import org.mentorlink.query.shared.Pages;
import org.mentorlink.shared.Ids;
import org.springframework.stereotype.Component;

/** I13, I15, Q4: what members have ahead and behind them, and what it adds up to. */
@Component
class DashboardQueries {

    private final Bookings bookings;
    private final SessionRequests requests;
    private final Reviews reviews;

    DashboardQueries(Bookings bookings, SessionRequests requests, Reviews reviews) {
        this.bookings = bookings;
        this.requests = requests;
        this.reviews = reviews;
    }

    @QueryHandler
    BookingPage handle(ListAgenda query) {
        var filters = new ArrayList<Bson>();
        filters.add(of(query.memberId(), query.party()));
        filters.add(eq(Bookings.LIVE, query.upcoming()));
        var after = query.page().after();
        if (after != null) {
            filters.add(query.upcoming() ? gt(Bookings.AGENDA, after) : lt(Bookings.AGENDA, after));
        }
        if (!query.statuses().isEmpty()) {
            filters.add(in(
                    Bookings.STATUS, query.statuses().stream().map(Enum::name).toList()));
        }
        var order = query.upcoming() ? Sorts.ascending(Bookings.AGENDA) : Sorts.descending(Bookings.AGENDA);
        var rows = bookings.list(and(filters), order, Pages.rows(query.page()));
        return new BookingPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    DashboardView handle(FindDashboard query) {
        var party = query.party();
        var theirs = of(query.memberId(), party);
        var tally = Tally.of(bookings, query.memberId(), party);
        var next = bookings.list(and(theirs, eq(Bookings.LIVE, true)), Sorts.ascending(Bookings.AGENDA), 1);
        return new DashboardView(
                query.memberId(),
                party,
                tally.counts,
                next.isEmpty() ? null : next.getFirst(),
                requests.open(query.memberId(), party),
                tally.sessionsHeld,
                tally.minutesHeld,
                tally.noShows,
                tally.noShowsOfOthers,
                tally.answers.getOrDefault(Tally.Answer.ACCEPTED, 0),
                tally.answers.getOrDefault(Tally.Answer.DECLINED, 0),
                tally.answers.getOrDefault(Tally.Answer.LAPSED, 0),
                tally.amounts(),
                party == Party.MENTOR ? ratings(query.memberId()) : List.of());
    }

    private List<RatingMonth> ratings(String memberId) {
        return reviews.byMonth(Ids.sibling(MentorId.PREFIX, memberId));
    }

    private static Bson of(String memberId, @Nullable Party party) {
        var mentee = eq(Bookings.MENTEE, memberId);
        var mentor = eq(Bookings.MENTOR_MEMBER, memberId);
        if (party == null) {
            return or(mentee, mentor);
        }
        return party == Party.MENTOR ? mentor : mentee;
    }
}
