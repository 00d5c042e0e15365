package org.mentorlink.governance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names a parked process step: one command of one process. */
public record StepId(@JsonValue String value) {

    public static final String PREFIX = "stp_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StepId {
        Ids.require(PREFIX, value);
    }

    public static StepId of(String processId, String command) {
        return new StepId(Ids.named(PREFIX, processId + '/' + command));
    }

    @Override
    public String toString() {
        return value;
    }
}
