package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Ids;

/** Names one payment file for the bank. */
public record BankFileId(@JsonValue String value) {

    public static final String PREFIX = "bfl_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BankFileId {
        Ids.require(PREFIX, value);
    }

    /** The same key of the same member names the same file of a currency, so that asking twice makes one. */
    public static BankFileId of(MemberId memberId, String currency, String key) {
        return new BankFileId(Ids.named(PREFIX, memberId.value() + '/' + currency + '/' + key));
    }

    @Override
    public String toString() {
        return value;
    }
}
