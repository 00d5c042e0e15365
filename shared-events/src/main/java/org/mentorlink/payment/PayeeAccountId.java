package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Ids;

/** Names the account on which one mentor is paid at one gateway. */
public record PayeeAccountId(@JsonValue String value) {

    public static final String PREFIX = "pye_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PayeeAccountId {
        Ids.require(PREFIX, value);
    }

    public static PayeeAccountId of(MentorId mentorId, String gateway) {
        return new PayeeAccountId(Ids.sibling(PREFIX, mentorId.value()) + '_' + gateway);
    }

    @Override
    public String toString() {
        return value;
    }
}
