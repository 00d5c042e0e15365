package org.mentorlink.api.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment can set about who belongs to it.
 *
 * @param membersOnly whether only those on the members list, or invited, may have an account
 */
@ConfigurationProperties("mentorlink")
record PeopleProperties(
        @DefaultValue("false") boolean membersOnly,
        @DefaultValue MembersList membersList) {

    /**
     * @param maxBytes how long a file may be
     * @param timeZone of rows that name none; an IANA name
     */
    record MembersList(
            @DefaultValue("67108864") long maxBytes,
            @DefaultValue("Etc/UTC") String timeZone) {}
}
