package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Ids;

/** Names what one mentor owes back in one currency. */
public record MentorAccountId(@JsonValue String value) {

    public static final String PREFIX = "acc_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MentorAccountId {
        Ids.require(PREFIX, value);
    }

    public static MentorAccountId of(MentorId mentorId, String currency) {
        return new MentorAccountId(Ids.sibling(PREFIX, mentorId.value()) + '_' + currency);
    }

    /** Whose account it is. */
    public MentorId mentorId() {
        return new MentorId(Ids.sibling(MentorId.PREFIX, value.substring(0, value.lastIndexOf('_'))));
    }

    @Override
    public String toString() {
        return value;
    }
}
