package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one transfer that finance have the platform's bank make. */
public record BankTransferId(@JsonValue String value) {

    public static final String PREFIX = "bnk_";

    /** The name of the gateway that makes them. */
    public static final String GATEWAY = "bank";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BankTransferId {
        Ids.require(PREFIX, value);
    }

    /** @param key under which the transfer is asked for: the same key names the same transfer */
    public static BankTransferId of(String key) {
        return new BankTransferId(Ids.named(PREFIX, key));
    }

    @Override
    public String toString() {
        return value;
    }
}
