package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names the dispute over one booking. */
public record DisputeId(@JsonValue String value) {

    public static final String PREFIX = "dsp_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DisputeId {
        Ids.require(PREFIX, value);
    }

    public static DisputeId of(BookingId bookingId) {
        return new DisputeId(Ids.sibling(PREFIX, bookingId.value()));
    }

    public BookingId bookingId() {
        return new BookingId(Ids.sibling(BookingId.PREFIX, value));
    }

    @Override
    public String toString() {
        return value;
    }
}
