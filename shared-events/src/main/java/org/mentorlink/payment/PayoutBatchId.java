package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one transfer to a mentor that pays out several bookings. */
public record PayoutBatchId(@JsonValue String value) {

    public static final String PREFIX = "pyb_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PayoutBatchId {
        Ids.require(PREFIX, value);
    }

    /** @param number of the account's batches, from 1 */
    public static PayoutBatchId of(MentorAccountId account, int number) {
        return new PayoutBatchId(Ids.sibling(PREFIX, account.value()) + '_' + number);
    }

    /** Of which account it is. */
    public MentorAccountId account() {
        return new MentorAccountId(Ids.sibling(MentorAccountId.PREFIX, value.substring(0, value.lastIndexOf('_'))));
    }

    /** Under which its transfer is asked for; it is tried once. */
    public String transferKey() {
        return value + "/transfer";
    }

    /** Of the account's batches, from 1. */
    public int number() {
        return Integer.parseInt(value.substring(value.lastIndexOf('_') + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
