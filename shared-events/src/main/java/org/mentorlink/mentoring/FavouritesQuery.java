package org.mentorlink.mentoring;

import java.util.List;
import org.mentorlink.shared.Page;

/** What can be asked about a member's favourite mentors. */
public sealed interface FavouritesQuery {

    /** Which of these mentors are the member's favourites; answers {@link Favourites}. */
    record FindFavourites(String memberId, List<String> mentorIds) implements FavouritesQuery {}

    /** The listed mentors among the member's favourites, the last marked first; answers {@link FavouritePage}. */
    record ListFavourites(String memberId, Page page) implements FavouritesQuery {}

    record Favourites(List<String> mentorIds) {}
}
