package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one import of the members list. */
public record MembersImportId(@JsonValue String value) {

    public static final String PREFIX = "imp_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MembersImportId {
        Ids.require(PREFIX, value);
    }

    public static MembersImportId random() {
        return new MembersImportId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
