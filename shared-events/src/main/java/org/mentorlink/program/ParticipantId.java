package org.mentorlink.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names a member's part in the programs, and on the platform itself. There is one for each member. */
public record ParticipantId(@JsonValue String value) {

    public static final String PREFIX = "pcp_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParticipantId {
        Ids.require(PREFIX, value);
    }

    public static ParticipantId of(MemberId memberId) {
        return new ParticipantId(Ids.sibling(PREFIX, memberId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
