package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one document of a member; random. */
public record DocumentId(@JsonValue String value) {

    public static final String PREFIX = "doc_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DocumentId {
        Ids.require(PREFIX, value);
    }

    public static DocumentId random() {
        return new DocumentId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
