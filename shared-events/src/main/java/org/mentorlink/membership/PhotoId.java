package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one photo of a member; random, so that it tells nothing of the member and cannot be guessed. */
public record PhotoId(@JsonValue String value) {

    public static final String PREFIX = "pht_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhotoId {
        Ids.require(PREFIX, value);
    }

    public static PhotoId random() {
        return new PhotoId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
