package org.mentorlink.governance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one rebuild of a read model. */
public record RebuildId(@JsonValue String value) {

    public static final String PREFIX = "rbd_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RebuildId {
        Ids.require(PREFIX, value);
    }

    public static RebuildId random() {
        return new RebuildId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
