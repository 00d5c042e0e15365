package org.mentorlink.mentoring;

import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;

/** D4: what has happened to a member's favourite mentors. */
public sealed interface FavouritesEvent {

    FavouritesId favouritesId();

    MemberId memberId();

    MentorId mentorId();

    @Revision("1")
    record MentorFavourited(FavouritesId favouritesId, MemberId memberId, MentorId mentorId)
            implements FavouritesEvent {}

    @Revision("1")
    record MentorUnfavourited(FavouritesId favouritesId, MemberId memberId, MentorId mentorId)
            implements FavouritesEvent {}
}
