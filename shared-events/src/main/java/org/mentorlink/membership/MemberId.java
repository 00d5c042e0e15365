package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names a member; every id that belongs to one member shares its suffix. */
public record MemberId(@JsonValue String value) {

    public static final String PREFIX = "mbr_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberId {
        Ids.require(PREFIX, value);
    }

    public static MemberId random() {
        return new MemberId(Ids.random(PREFIX));
    }

    /** The deterministic id of a member made by a repeatable action, such as an import. */
    public static MemberId named(String name) {
        return new MemberId(Ids.named(PREFIX, name));
    }

    @Override
    public String toString() {
        return value;
    }
}
