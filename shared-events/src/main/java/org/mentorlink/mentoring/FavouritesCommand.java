package org.mentorlink.mentoring;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;

/** D4: what a member can do about their favourite mentors. */
public sealed interface FavouritesCommand {

    FavouritesId favouritesId();

    /** Marking one twice changes nothing. */
    record FavouriteMentor(@TargetAggregateIdentifier FavouritesId favouritesId, MemberId memberId, MentorId mentorId)
            implements FavouritesCommand {}

    /** Unmarking one that is not marked changes nothing. */
    record UnfavouriteMentor(@TargetAggregateIdentifier FavouritesId favouritesId, MemberId memberId, MentorId mentorId)
            implements FavouritesCommand {}
}
