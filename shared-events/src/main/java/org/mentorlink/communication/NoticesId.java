package org.mentorlink.communication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Ids;

/** Names what people were told of one booking. */
public record NoticesId(@JsonValue String value) {

    public static final String PREFIX = "ntc_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NoticesId {
        Ids.require(PREFIX, value);
    }

    public static NoticesId of(BookingId bookingId) {
        return new NoticesId(Ids.sibling(PREFIX, bookingId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
