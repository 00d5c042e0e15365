package org.mentorlink.api.people;

import java.util.List;
import java.util.Locale;
import org.mentorlink.membership.Role;

/** A4: what somebody will be, by the column {@code membershiptype} of the members list. */
final class MembershipType {

    private MembershipType() {}

    /** In the order of {@link Role}; never empty. Upper and lower case are the same. */
    static List<Role> roles(String membershipType) {
        var type = membershipType.strip().toLowerCase(Locale.ROOT);
        var isMentor = type.contains("mentor");
        var isMentee = type.contains("mentee") || type.equals("student");
        if (isMentor && isMentee) {
            return List.of(Role.MENTOR, Role.MENTEE);
        }
        return List.of(isMentor ? Role.MENTOR : Role.MENTEE);
    }
}
