package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names an item of an agenda. */
public record AgendaItemId(@JsonValue String value) {

    public static final String PREFIX = "agi_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgendaItemId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
