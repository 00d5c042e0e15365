package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Ids;

/** Names a group session. Derived from the mentor and their idempotency key, so a repeated request meets the same one. */
public record GroupSessionId(@JsonValue String value) {

    public static final String PREFIX = "grp_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupSessionId {
        Ids.require(PREFIX, value);
    }

    public static GroupSessionId of(MentorId mentorId, String idempotencyKey) {
        return new GroupSessionId(Ids.named(PREFIX, mentorId.value() + '/' + idempotencyKey));
    }

    /**
     * Under which the mentor's calendar keeps the time of the session, as it does a booking's. No booking has that id:
     * it is the session's own suffix.
     */
    public BookingId reservation() {
        return new BookingId(Ids.sibling(BookingId.PREFIX, value));
    }

    @Override
    public String toString() {
        return value;
    }
}
