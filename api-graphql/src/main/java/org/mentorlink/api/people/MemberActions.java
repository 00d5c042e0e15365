package org.mentorlink.api.people;

import java.util.ArrayList;
import java.util.List;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;

/** What an admin may decide about a member. Whether somebody is the last admin, only the decision itself tells. */
final class MemberActions {

    private static final List<Role> GIVEN = List.of(Role.MENTEE, Role.MENTOR, Role.FINANCE);

    private MemberActions() {}

    static List<AvailableAction> of(MemberView member, Viewer admin) {
        var actions = new ArrayList<AvailableAction>();
        var other = !admin.is(member.id());
        if (member.status() == MemberStatus.SUSPENDED || member.status() == MemberStatus.INACTIVE) {
            actions.add(AvailableAction.yes("REINSTATE"));
        } else {
            actions.add(AvailableAction.where(other, "SUSPEND", "OWN_ACCOUNT"));
        }
        if (member.status() != MemberStatus.INACTIVE) {
            actions.add(AvailableAction.where(other, "DEACTIVATE", "OWN_ACCOUNT"));
        }
        for (var role : Role.values()) {
            if (member.roles().contains(role)) {
                actions.add(
                        AvailableAction.where(other || role != Role.ADMIN, "REVOKE_" + role.name(), "OWN_ADMIN_ROLE"));
            } else {
                // Admins are made by an invitation alone (A6).
                actions.add(AvailableAction.where(GIVEN.contains(role), "GRANT_" + role.name(), "INVITATION_NEEDED"));
            }
        }
        return List.copyOf(actions);
    }
}
