package org.mentorlink.query.mentoring.search;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.mentoring.FavouritePage;
import org.mentorlink.mentoring.FavouritePage.Favourite;
import org.mentorlink.mentoring.FavouritesQuery.Favourites;
import org.mentorlink.mentoring.FavouritesQuery.FindFavourites;
import org.mentorlink.mentoring.FavouritesQuery.ListFavourites;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.mentoring.FavouriteMark;
import org.mentorlink.query.mentoring.FavouriteMarks;
import org.mentorlink.query.mentoring.MentorReader;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class FavouritesQueries {

    private final FavouriteMarks marks;
    private final MentorReader mentors;
    private final MentorSearch search;

    FavouritesQueries(FavouriteMarks marks, MentorReader mentors, MentorSearch search) {
        this.marks = marks;
        this.mentors = mentors;
        this.search = search;
    }

    @QueryHandler
    Favourites handle(FindFavourites query) {
        return new Favourites(marks.among(query.memberId(), query.mentorIds()));
    }

    @QueryHandler
    FavouritePage handle(ListFavourites query) {
        var after = Pages.after(query.page(), Long.MAX_VALUE);
        var marked = marks.of(query.memberId());
        var listed = mentors
                .read(search.listed(marked.stream().map(FavouriteMark::mentorId).toList()))
                .stream()
                .collect(Collectors.toMap(MentorView::id, Function.identity()));
        var favourites = new ArrayList<Favourite>();
        for (var mark : marked) {
            var mentor = listed.get(mark.mentorId());
            if (mentor != null && mark.markedAt() < after) {
                favourites.add(new Favourite(mark.markedAt(), mentor));
            }
        }
        return new FavouritePage(Pages.cut(favourites, query.page()), Pages.hasNext(favourites, query.page()));
    }
}
