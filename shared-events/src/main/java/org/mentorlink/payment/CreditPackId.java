package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names a pack of credits that is or was on offer. */
public record CreditPackId(@JsonValue String value) {

    public static final String PREFIX = "pck_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditPackId {
        Ids.require(PREFIX, value);
    }

    /** The same key names the same pack, so that offering twice offers once. */
    public static CreditPackId of(MemberId offeredBy, String key) {
        return new CreditPackId(Ids.named(PREFIX, offeredBy.value() + '/' + key));
    }

    @Override
    public String toString() {
        return value;
    }
}
