package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names a booking. Derived from the mentee and their idempotency key, so a repeated request meets the same booking. */
public record BookingId(@JsonValue String value) {

    public static final String PREFIX = "bkg_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BookingId {
        Ids.require(PREFIX, value);
    }

    public static BookingId of(MemberId menteeId, String idempotencyKey) {
        return new BookingId(Ids.named(PREFIX, menteeId.value() + '/' + idempotencyKey));
    }

    @Override
    public String toString() {
        return value;
    }
}
