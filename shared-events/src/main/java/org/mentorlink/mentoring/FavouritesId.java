package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names the favourites of one member. */
public record FavouritesId(@JsonValue String value) {

    public static final String PREFIX = "fav_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FavouritesId {
        Ids.require(PREFIX, value);
    }

    public static FavouritesId of(MemberId memberId) {
        return new FavouritesId(Ids.sibling(PREFIX, memberId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
