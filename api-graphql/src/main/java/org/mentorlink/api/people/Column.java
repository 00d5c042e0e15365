package org.mentorlink.api.people;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The columns of a members list, under the names they are known by. Case, spaces and punctuation do not matter. */
enum Column {
    EMAIL("email", true, "email", "emailaddress", "mail"),
    FIRST_NAME("first_name", true, "firstname", "givenname", "forename"),
    LAST_NAME("last_name", true, "lastname", "familyname", "surname"),
    MEMBERSHIP_TYPE("membershiptype", false, "membershiptype", "membership", "membertype", "type"),
    TIME_ZONE("time_zone", false, "timezone", "tz");

    private final String label;
    private final boolean required;
    private final Set<String> names;

    Column(String label, boolean required, String... names) {
        this.label = label;
        this.required = required;
        this.names = Set.of(names);
    }

    /** What it is called in reports and exports. */
    String label() {
        return label;
    }

    boolean isRequired() {
        return required;
    }

    static Optional<Column> named(String header) {
        var name = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Stream.of(values()).filter(column -> column.names.contains(name)).findFirst();
    }
}
