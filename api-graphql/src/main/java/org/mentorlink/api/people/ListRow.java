package org.mentorlink.api.people;

import java.util.List;
import org.mentorlink.api.graphql.Scalars;
import org.mentorlink.membership.RejectedRow;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Characters;

/** A row of a members list: either somebody, or the reason why not. */
sealed interface ListRow {

    record Person(int line, String email, String firstName, String lastName, String timeZone, List<Role> roles)
            implements ListRow {

        @Override
        public String toString() {
            return "Person[line " + line + "]";
        }
    }

    record Rejected(RejectedRow row) implements ListRow {}

    /** @param timeZone of a row that names none */
    static ListRow of(int line, List<String> fields, Header header, String timeZone) {
        if (fields.size() != header.fields()) {
            return new Rejected(Rejection.WRONG_FIELD_COUNT.at(line, null));
        }
        var email = header.cell(fields, Column.EMAIL);
        if (email.isEmpty()) {
            return new Rejected(Rejection.BLANK_EMAIL.at(line, Column.EMAIL));
        }
        if (!Scalars.isEmailAddress(email)) {
            return new Rejected(Rejection.INVALID_EMAIL.at(line, Column.EMAIL));
        }
        for (var column : List.of(Column.FIRST_NAME, Column.LAST_NAME)) {
            var name = header.cell(fields, column);
            if (!Characters.anyVisible(name)) {
                return new Rejected(Rejection.BLANK_NAME.at(line, column));
            }
            if (name.codePointCount(0, name.length()) > 100) {
                return new Rejected(Rejection.NAME_TOO_LONG.at(line, column));
            }
            if (!Characters.allHonest(name)) {
                return new Rejected(Rejection.INVALID_NAME.at(line, column));
            }
        }
        var zone = header.cell(fields, Column.TIME_ZONE);
        if (!zone.isEmpty() && !Scalars.isTimeZone(zone)) {
            return new Rejected(Rejection.INVALID_TIME_ZONE.at(line, Column.TIME_ZONE));
        }
        return new Person(
                line,
                email,
                header.cell(fields, Column.FIRST_NAME),
                header.cell(fields, Column.LAST_NAME),
                zone.isEmpty() ? timeZone : zone,
                MembershipType.roles(header.cell(fields, Column.MEMBERSHIP_TYPE)));
    }
}
