package org.mentorlink.recognition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names a learning goal. */
public record GoalId(@JsonValue String value) {

    public static final String PREFIX = "gol_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GoalId {
        Ids.require(PREFIX, value);
    }

    public static GoalId random() {
        return new GoalId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
