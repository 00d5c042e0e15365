package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names the calendar of one member, mentor and mentee alike. */
public record CalendarId(@JsonValue String value) {

    public static final String PREFIX = "cal_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CalendarId {
        Ids.require(PREFIX, value);
    }

    public static CalendarId of(MemberId memberId) {
        return new CalendarId(Ids.sibling(PREFIX, memberId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
