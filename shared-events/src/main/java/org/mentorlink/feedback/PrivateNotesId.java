package org.mentorlink.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Ids;

/** Names the private notes of one booking. */
public record PrivateNotesId(@JsonValue String value) {

    public static final String PREFIX = "nts_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PrivateNotesId {
        Ids.require(PREFIX, value);
    }

    public static PrivateNotesId of(BookingId bookingId) {
        return new PrivateNotesId(Ids.sibling(PREFIX, bookingId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
