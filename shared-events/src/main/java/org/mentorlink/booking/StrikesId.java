package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names the strikes of one member. */
public record StrikesId(@JsonValue String value) {

    public static final String PREFIX = "stk_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StrikesId {
        Ids.require(PREFIX, value);
    }

    public static StrikesId of(MemberId memberId) {
        return new StrikesId(Ids.sibling(PREFIX, memberId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
