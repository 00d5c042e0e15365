package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Ids;

/** Names the payment of one booking. */
public record PaymentId(@JsonValue String value) {

    public static final String PREFIX = "pay_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Ids.require(PREFIX, value);
    }

    public static PaymentId of(BookingId bookingId) {
        return new PaymentId(Ids.sibling(PREFIX, bookingId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
