package org.mentorlink.query.booking.ical;

import java.util.regex.Pattern;

/** A sender as mail names them, such as {@code MentorLink <no-reply@mentorlink.example>}. */
record From(String name, String address) {

    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<]*?)\"?\\s*<([^<>]+)>\\s*");

    static From of(String sender) {
        var named = NAMED.matcher(sender);
        if (!named.matches()) {
            return new From("MentorLink", sender.strip());
        }
        return new From(
                named.group(1).isEmpty() ? "MentorLink" : named.group(1),
                named.group(2).strip());
    }
}
