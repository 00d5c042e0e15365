package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names a mentor: the mentor's side of one member. */
public record MentorId(@JsonValue String value) {

    public static final String PREFIX = "mtr_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MentorId {
        Ids.require(PREFIX, value);
    }

    public static MentorId of(MemberId memberId) {
        return new MentorId(Ids.sibling(PREFIX, memberId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
