package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names a category of mentors. */
public record CategoryId(@JsonValue String value) {

    public static final String PREFIX = "cat_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CategoryId {
        Ids.require(PREFIX, value);
    }

    public static CategoryId random() {
        return new CategoryId(Ids.random(PREFIX));
    }

    /** The deterministic id of a category made by a repeatable action. */
    public static CategoryId named(String name) {
        return new CategoryId(Ids.named(PREFIX, name));
    }

    @Override
    public String toString() {
        return value;
    }
}
