package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names the agenda of one booking. */
public record AgendaId(@JsonValue String value) {

    public static final String PREFIX = "agd_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgendaId {
        Ids.require(PREFIX, value);
    }

    public static AgendaId of(BookingId bookingId) {
        return new AgendaId(idOf(bookingId.value()));
    }

    public static String idOf(String bookingId) {
        return Ids.sibling(PREFIX, bookingId);
    }

    @Override
    public String toString() {
        return value;
    }
}
