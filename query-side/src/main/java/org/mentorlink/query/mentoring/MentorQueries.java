package org.mentorlink.query.mentoring;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorPage;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentorAsOf;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.query.booking.HeldSessions;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class MentorQueries {

    private final Mentors mentors;
    private final HeldSessions held;
    private final OpenHours openHours;
    private final MentorPast past;

    MentorQueries(Mentors mentors, HeldSessions held, OpenHours openHours, MentorPast past) {
        this.mentors = mentors;
        this.held = held;
        this.openHours = openHours;
        this.past = past;
    }

    @QueryHandler
    @Nullable MentorView handle(FindMentor query) {
        return mentors.find(query.mentorId())
                .map(state -> views(List.of(state)).getFirst())
                .orElse(null);
    }

    @QueryHandler
    @Nullable MentorView handle(FindMentorAsOf query) {
        var mentor = past.at(query.mentorId(), query.asOf());
        return mentor == null ? null : views(List.of(mentor)).getFirst();
    }

    @QueryHandler
    MentorViews handle(FindMentors query) {
        return new MentorViews(views(mentors.findAll(query.mentorIds())));
    }

    @QueryHandler
    MentorPage handle(SearchMentors query) {
        var rows = matching(query);
        return new MentorPage(views(Pages.cut(rows, query.page())), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    OpenSlots handle(FindOpenSlots query) {
        var found = mentors.findAll(query.mentorIds()).stream()
                .map(MentorState::mentor)
                .toList();
        return new OpenSlots(openHours.of(found, query.from(), query.to()));
    }

    /** Reads on, a page at a time, until enough of them are free in the time asked for. */
    private List<MentorState> matching(SearchMentors query) {
        var wanted = Pages.rows(query.page());
        var matching = new ArrayList<MentorState>();
        var after = query.page().after();
        while (true) {
            var rows = mentors.list(filter(query, after), Sorts.ascending("_id"), wanted);
            matching.addAll(free(rows, query.freeFrom(), query.freeTo()));
            if (rows.size() < wanted || matching.size() >= wanted) {
                return matching;
            }
            after = rows.getLast().mentor().id();
        }
    }

    private Collection<MentorState> free(List<MentorState> rows, @Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return rows;
        }
        var open = openHours.of(rows.stream().map(MentorState::mentor).toList(), from, to);
        return rows.stream()
                .filter(row -> !open.getOrDefault(row.mentor().id(), List.of()).isEmpty())
                .toList();
    }

    private static Bson filter(SearchMentors query, @Nullable String after) {
        var filters = new ArrayList<Bson>();
        filters.add(eq(Mentors.APPROVED, true));
        if (after != null) {
            filters.add(gt("_id", after));
        }
        var text = query.query();
        if (text != null) {
            SearchText.words(text).forEach(word -> filters.add(regex(Mentors.SEARCH, SearchText.startOf(word))));
        }
        if (!query.skills().isEmpty()) {
            filters.add(all(
                    Mentors.SKILLS,
                    query.skills().stream().map(SearchText::normalised).toList()));
        }
        var mostRate = query.maxHourlyRateMinor();
        if (mostRate != null) {
            filters.add(lte(Mentors.RATE, mostRate));
        }
        var leastRating = query.minRating();
        if (leastRating != null) {
            filters.add(gte(Mentors.RATING, leastRating));
        }
        return and(filters);
    }

    private List<MentorView> views(Collection<MentorState> states) {
        var sessions =
                held.byMentor(states.stream().map(state -> state.mentor().id()).toList());
        return states.stream()
                .map(state -> state.held(sessions.getOrDefault(state.mentor().id(), 0)))
                .toList();
    }
}
