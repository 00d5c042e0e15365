package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names the roster of admins, of which there is one. */
public record AdminRosterId(@JsonValue String value) {

    public static final String PREFIX = "adm_";

    public static final AdminRosterId ONLY = new AdminRosterId(PREFIX + "roster");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdminRosterId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
