package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names an invitation to the staff. */
public record InvitationId(@JsonValue String value) {

    public static final String PREFIX = "inv_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InvitationId {
        Ids.require(PREFIX, value);
    }

    public static InvitationId random() {
        return new InvitationId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
