package org.mentorlink.query.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.FavouritesEvent;
import org.mentorlink.mentoring.FavouritesEvent.MentorFavourited;
import org.mentorlink.mentoring.FavouritesEvent.MentorUnfavourited;

/**
 * One favourite of one member.
 *
 * @param markedAt position of the mark
 */
public record FavouriteMark(String memberId, String mentorId, long markedAt) {

    static String id(FavouritesEvent event) {
        return event.memberId().value() + '/' + event.mentorId().value();
    }

    static @Nullable FavouriteMark evolve(FavouritesEvent event, long position) {
        return switch (event) {
            case MentorFavourited favourited ->
                new FavouriteMark(
                        favourited.memberId().value(), favourited.mentorId().value(), position);
            case MentorUnfavourited unfavourited -> null;
        };
    }
}
