package org.mentorlink.mentoring;

import java.util.List;

public record FavouritePage(List<Favourite> favourites, boolean hasNext) {

    /** @param position when it was marked, as a place in the event log */
    public record Favourite(long position, MentorView mentor) {}
}
