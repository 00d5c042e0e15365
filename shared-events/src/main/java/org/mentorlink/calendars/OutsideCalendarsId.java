package org.mentorlink.calendars;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names the outside calendars of one member. */
public record OutsideCalendarsId(@JsonValue String value) {

    public static final String PREFIX = "ocs_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OutsideCalendarsId {
        Ids.require(PREFIX, value);
    }

    public static OutsideCalendarsId of(MemberId memberId) {
        return new OutsideCalendarsId(Ids.sibling(PREFIX, memberId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
