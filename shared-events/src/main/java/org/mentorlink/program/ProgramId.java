package org.mentorlink.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names a program. */
public record ProgramId(@JsonValue String value) {

    public static final String PREFIX = "prg_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProgramId {
        Ids.require(PREFIX, value);
    }

    public static ProgramId random() {
        return new ProgramId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
