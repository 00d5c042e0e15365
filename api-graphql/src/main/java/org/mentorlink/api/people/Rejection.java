package org.mentorlink.api.people;

import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.RejectedRow;

/** Why a row of a members list was not taken; the name of each is its stable code. */
enum Rejection {
    BLANK_EMAIL("There is no e-mail address."),
    INVALID_EMAIL("This is no e-mail address of at most 254 characters."),
    DUPLICATE_EMAIL("An earlier line has the same e-mail address, and that one counts."),
    BLANK_NAME("There is no name to see."),
    NAME_TOO_LONG("A name has at most 100 characters."),
    INVALID_NAME("A name is one line without control, invisible or direction-changing characters."),
    INVALID_TIME_ZONE("A time zone is an IANA name, such as Africa/Johannesburg."),
    WRONG_FIELD_COUNT("The line has another number of fields than the header.");

    private final String reason;

    Rejection(String reason) {
        this.reason = reason;
    }

    RejectedRow at(int line, @Nullable Column column) {
        return new RejectedRow(line, name(), column == null ? null : column.label(), null);
    }

    static RejectedRow sameAs(int line, int earlier) {
        return new RejectedRow(line, DUPLICATE_EMAIL.name(), Column.EMAIL.label(), earlier);
    }

    /** For people; the code itself where a later version wrote it. */
    static String reason(RejectedRow row) {
        for (var rejection : values()) {
            if (rejection.name().equals(row.code())) {
                var earlier = row.sameAsLine();
                return earlier == null ? rejection.reason : rejection.reason + " It is line " + earlier + ".";
            }
        }
        return row.code();
    }
}
