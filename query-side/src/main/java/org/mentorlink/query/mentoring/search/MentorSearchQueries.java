package org.mentorlink.query.mentoring.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.mentoring.MentorPage;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.mentoring.FavouriteMarks;
import org.mentorlink.query.mentoring.MentorReader;
import org.springframework.stereotype.Component;

@Component
class MentorSearchQueries {

    private final MentorSearch search;
    private final MentorReader mentors;
    private final FavouriteMarks favourites;

    MentorSearchQueries(MentorSearch search, MentorReader mentors, FavouriteMarks favourites) {
        this.search = search;
        this.mentors = mentors;
        this.favourites = favourites;
    }

    @QueryHandler
    MentorPage handle(SearchMentors query) {
        var member = query.favouritesOf();
        var found = search.find(query, member == null ? null : favourites.mentorIds(member));
        if (found == null) {
            return MentorPage.unknownCursor();
        }
        var views = views(found.hits());
        var hits = new ArrayList<MentorPage.Hit>();
        for (var hit : found.hits()) {
            var view = views.get(hit.id());
            if (view != null) {
                hits.add(new MentorPage.Hit(hit.key(), view));
            }
        }
        return new MentorPage(List.copyOf(hits), found.hasNext(), found.end(), found.counts(), false);
    }

    private Map<String, MentorView> views(List<MentorSearch.Hit> hits) {
        return hits.isEmpty()
                ? Map.of()
                : mentors.read(hits.stream().map(MentorSearch.Hit::id).toList()).stream()
                        .collect(Collectors.toMap(MentorView::id, Function.identity()));
    }
}
