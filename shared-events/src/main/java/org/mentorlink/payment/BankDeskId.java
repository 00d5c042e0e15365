package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names where transfers by the platform's bank in one currency wait, and what became of them. */
public record BankDeskId(@JsonValue String value) {

    public static final String PREFIX = "bnd_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BankDeskId {
        Ids.require(PREFIX, value);
    }

    /** @param currency an ISO 4217 code */
    public static BankDeskId of(String currency) {
        return new BankDeskId(PREFIX + currency);
    }

    @Override
    public String toString() {
        return value;
    }
}
