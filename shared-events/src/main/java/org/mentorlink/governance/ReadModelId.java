package org.mentorlink.governance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names a read model, after the processor of events that writes it. */
public record ReadModelId(@JsonValue String value) {

    public static final String PREFIX = "rdm_";

    private static final String PROCESSOR = "projection-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReadModelId {
        Ids.require(PREFIX, value);
    }

    /** @throws IllegalArgumentException for a processor that writes no read model, see {@link #isWrittenBy} */
    public static ReadModelId writtenBy(String processor) {
        if (!isWrittenBy(processor)) {
            throw new IllegalArgumentException("no read model is written by " + processor);
        }
        return new ReadModelId(PREFIX + processor.substring(PROCESSOR.length()));
    }

    /** Whether a processor of that name would write a read model, if there is one. */
    public static boolean isWrittenBy(String processor) {
        return processor.startsWith(PROCESSOR) && Ids.is(PREFIX, PREFIX + processor.substring(PROCESSOR.length()));
    }

    /** The processor that writes it. */
    public String processor() {
        return PROCESSOR + value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
