package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Ids;

/** Names the payout that one booking earns its mentor. */
public record PayoutId(@JsonValue String value) {

    public static final String PREFIX = "pyo_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PayoutId {
        Ids.require(PREFIX, value);
    }

    public static PayoutId of(BookingId bookingId) {
        return new PayoutId(Ids.sibling(PREFIX, bookingId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
