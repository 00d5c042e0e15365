package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one proposal of another time for a booking; they are counted from 1. */
public record ProposalId(@JsonValue String value) {

    public static final String PREFIX = "prp_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProposalId {
        Ids.require(PREFIX, value);
    }

    public static ProposalId of(BookingId bookingId, int number) {
        return new ProposalId(Ids.sibling(PREFIX, bookingId.value()) + '-' + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
