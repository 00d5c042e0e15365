package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one of the sessions that a mentor offers. */
public record OfferingId(@JsonValue String value) {

    public static final String PREFIX = "off_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OfferingId {
        Ids.require(PREFIX, value);
    }

    public static OfferingId random() {
        return new OfferingId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
