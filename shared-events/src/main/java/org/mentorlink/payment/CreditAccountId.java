package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names the credits of one member, in all currencies. */
public record CreditAccountId(@JsonValue String value) {

    public static final String PREFIX = "crd_";

    /** The name of the gateway by which bookings are paid with them. */
    public static final String GATEWAY = "credits";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditAccountId {
        Ids.require(PREFIX, value);
    }

    public static CreditAccountId of(MemberId memberId) {
        return new CreditAccountId(Ids.sibling(PREFIX, memberId.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
