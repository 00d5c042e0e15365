package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names credits that one member was given at once, which expire at once. */
public record CreditLotId(@JsonValue String value) {

    public static final String PREFIX = "lot_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditLotId {
        Ids.require(PREFIX, value);
    }

    /** The same key names the same lot, so that giving twice gives once. */
    public static CreditLotId of(MemberId memberId, String key) {
        return new CreditLotId(Ids.named(PREFIX, memberId.value() + '/' + key));
    }

    @Override
    public String toString() {
        return value;
    }
}
