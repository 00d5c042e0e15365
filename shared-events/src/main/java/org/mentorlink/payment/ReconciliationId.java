package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one comparison of the ledger and a gateway's books. */
public record ReconciliationId(@JsonValue String value) {

    public static final String PREFIX = "rec_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReconciliationId {
        Ids.require(PREFIX, value);
    }

    public static ReconciliationId random() {
        return new ReconciliationId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
