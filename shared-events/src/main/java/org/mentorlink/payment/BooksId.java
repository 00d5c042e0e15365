package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names books that are closed month by month. There is one set of them. */
public record BooksId(@JsonValue String value) {

    public static final String PREFIX = "bks_";

    public static final BooksId PLATFORM = new BooksId(PREFIX + "platform");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BooksId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
