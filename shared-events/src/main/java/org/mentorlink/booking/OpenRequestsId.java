package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Ids;

/** Names the count of what one mentee has asked of one mentor. */
public record OpenRequestsId(@JsonValue String value) {

    public static final String PREFIX = "orq_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpenRequestsId {
        Ids.require(PREFIX, value);
    }

    public static OpenRequestsId of(MentorId mentorId, MemberId menteeId) {
        return new OpenRequestsId(Ids.named(PREFIX, mentorId.value() + ' ' + menteeId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
