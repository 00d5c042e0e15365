package org.mentorlink.api.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.mentoring.MentorView;

/** S4: what somebody who is signed in may do with a mentor. */
final class MentorActions {

    private MentorActions() {}

    /**
     * Whether there is time left is said by the slots.
     *
     * @param obstacle what a booking would be refused with for what the mentor lacks
     */
    static List<AvailableAction> of(MentorView mentor, @Nullable String obstacle, Viewer viewer) {
        var actions = new ArrayList<AvailableAction>();
        var own = viewer.is(mentor.memberId());
        for (var action : List.of("BOOK", "REQUEST_SESSION")) {
            actions.add(
                    obstacle == null
                            ? AvailableAction.where(!own, action, "OWN_BOOKING")
                            : AvailableAction.no(action, obstacle));
        }
        if (viewer.isAdmin() && !mentor.approved()) {
            actions.add(AvailableAction.yes("APPROVE"));
        }
        if (viewer.isStaff()) {
            actions.add(AvailableAction.where(!own, "SET_COMMISSION", "OWN_COMMISSION"));
        }
        return List.copyOf(actions);
    }
}
